package ockham.study.business;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers with a unit are written, and what they are in years, fractions or pieces a year. */
enum Unit {
    PLAIN("a number such as 75 or -12.5"),
    RATE("a number a year such as 200000 per year (also per month, week, day, hour)"),
    YEARS("a time such as 3 years or 18 months"),
    PERCENT("a percentage such as 8% or a fraction such as 0.08");

    private static final Pattern NUMBER = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*)");
    private static final Map<String, Double> PER_YEAR =
            Map.of("year", 1.0, "month", 12.0, "week", 365.0 / 7, "day", 365.0, "hour", 365.0 * 24);

    private final String form;

    Unit(String form) {
        this.form = form;
    }

    /** For messages. */
    String form() {
        return form;
    }

    Optional<Double> read(String text) {
        Matcher parts = NUMBER.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(parts.group(1));
        return factor(parts.group(2)).map(f -> number * f).filter(Double::isFinite);
    }

    private Optional<Double> factor(String rest) {
        if (rest.isEmpty()) {
            return Optional.of(1.0);
        }
        return switch (this) {
            case PLAIN -> Optional.empty();
            case RATE ->
                rest.startsWith("per ") ? known(PER_YEAR.get(rest.substring(4).strip())) : Optional.empty();
            case YEARS ->
                switch (rest) {
                    case "year", "years" -> Optional.of(1.0);
                    case "month", "months" -> Optional.of(1 / 12.0);
                    default -> Optional.empty();
                };
            case PERCENT -> rest.equals("%") ? Optional.of(0.01) : Optional.empty();
        };
    }

    private static Optional<Double> known(@org.jspecify.annotations.Nullable Double factor) {
        return Optional.ofNullable(factor);
    }
}
