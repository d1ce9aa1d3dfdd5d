package ockham.score.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Comparisons of any two kinds; false wherever a side is missing. */
final class Comparison {
    private static final List<String> OPERATORS = List.of("=", "==", "<>", "!=", "<", "<=", ">", ">=");

    private Comparison() {}

    static boolean known(String operator) {
        return OPERATORS.contains(operator);
    }

    /** The left side of a comparison, waiting for its right side. */
    record Sides(Scope scope, Bound left, int position) {
        Bound.Bool compare(String operator, Bound right) {
            if (left instanceof Bound.Text a && right instanceof Bound.Text b) {
                return texts(operator, a, b);
            }
            Bound.Num a = asNumber(left, right);
            Bound.Num b = asNumber(right, left);
            IntPredicate holds = row -> {
                double x = a.at().applyAsDouble(row);
                double y = b.at().applyAsDouble(row);
                return !Double.isNaN(x) && !Double.isNaN(y) && test(operator, Double.compare(x + 0.0, y + 0.0));
            };
            return Bound.Bool.of(holds);
        }

        private Bound.Bool texts(String operator, Bound.Text a, Bound.Text b) {
            if (a.literal() != null) {
                scope.checkLevel(a.literal(), b.levels(), position);
            }
            if (b.literal() != null) {
                scope.checkLevel(b.literal(), a.levels(), position);
            }
            return Bound.Bool.of(row -> {
                String x = a.at().apply(row);
                String y = b.at().apply(row);
                return x != null && y != null && test(operator, x.compareTo(y));
            });
        }

        /** {@code bound} as a number that can be compared with {@code other}, which is not a text if this one is. */
        private Bound.Num asNumber(Bound bound, Bound other) {
            if (bound instanceof Bound.Num number) {
                if (number.time() && other instanceof Bound.Num right && !right.time()) {
                    throw scope.error(position, "a time compares with a date such as '2026-01-31', not with a number");
                }
                return number;
            }
            if (bound instanceof Bound.Bool bool) {
                return scope.number(bool, position);
            }
            Bound.Text words = (Bound.Text) bound;
            boolean time = other instanceof Bound.Num number && number.time();
            boolean truth = other instanceof Bound.Bool;
            if (words.literal() != null) {
                double value = read(words.literal(), time, truth);
                if (Double.isNaN(value)) {
                    throw scope.error(
                            position,
                            "'" + words.literal() + "' cannot be compared with "
                                    + (time ? "a time" : truth ? "a column of true and false" : "a number"));
                }
                return new Bound.Num(row -> value, false);
            }
            return new Bound.Num(row -> read(words.at().apply(row), time, truth), false);
        }
    }

    private static double read(@Nullable String word, boolean time, boolean truth) {
        if (word == null) {
            return Double.NaN;
        }
        if (truth) {
            return Scope.truth(word).map(holds -> holds ? 1.0 : 0.0).orElse(Double.NaN);
        }
        try {
            return time ? micros(word.strip()) : Double.parseDouble(word.strip());
        } catch (DateTimeParseException | NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double micros(String word) {
        String iso = word.replace(' ', 'T');
        LocalDateTime moment = iso.contains("T")
                ? LocalDateTime.parse(iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso)
                : LocalDate.parse(iso).atStartOfDay();
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant(ZoneOffset.UTC));
    }

    private static boolean test(String operator, int order) {
        return switch (operator) {
            case "=", "==" -> order == 0;
            case "<>", "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalStateException(operator);
        };
    }
}
