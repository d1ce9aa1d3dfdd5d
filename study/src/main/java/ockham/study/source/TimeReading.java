package ockham.study.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Dates and times as people write them; without an offset they are taken as UTC. */
final class TimeReading {
    static final String DAY_FIRST = "date, day/month/year";
    static final String MONTH_FIRST = "date, month/day/year";

    private static final String CLOCK = "(?:[T ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)( ?[AaPp][Mm])?)?";
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?("
                    + " ?(?:Z|[+-]\\d{2}(?::?\\d{2})?))?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}([/.])\\d{1,2}\\1\\d{1,2}" + CLOCK);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})" + CLOCK);
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{1,2})(/)(\\d{1,2})/(\\d{2})" + CLOCK);
    private static final String NAMED = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final Pattern DAY_NAMED =
            Pattern.compile("(?i)\\d{1,2}([ -])" + NAMED + "([a-z]*)\\1(\\d{4})" + CLOCK);
    private static final Pattern NAMED_DAY = Pattern.compile("(?i)" + NAMED + "([a-z]*) \\d{1,2},? \\d{4}" + CLOCK);
    private static final Pattern COMPACT = Pattern.compile("(?:19|20)\\d{6}");

    private TimeReading() {}

    static boolean looksLikeTime(String cell) {
        return Stream.of(ISO, YEAR_FIRST, YEAR_LAST, SHORT_YEAR)
                .anyMatch(pattern -> pattern.matcher(cell).matches());
    }

    /** The reading whose shape all cells have, or null; whether each is a day of the calendar, SQL must tell. */
    static @Nullable Reading find(Collection<String> cells, @Nullable String like) {
        if (cells.isEmpty()) {
            return null;
        }
        if (all(cells, ISO)) {
            return iso(cells);
        }
        if (all(cells, MONTH)
                && cells.stream()
                        .allMatch(cell -> "01".compareTo(cell.substring(5)) <= 0
                                && cell.substring(5).compareTo("12") <= 0)) {
            return reading("date, year-month", List.of("%Y-%m"), MONTH.asMatchPredicate());
        }
        for (Pattern shape : List.of(YEAR_LAST, SHORT_YEAR)) {
            if (all(cells, shape)) {
                return dayOrMonthFirst(cells, shape, like);
            }
        }
        for (Pattern shape : List.of(YEAR_FIRST, DAY_NAMED, NAMED_DAY)) {
            if (all(cells, shape)) {
                return reading(
                        "date, " + (shape == YEAR_FIRST ? "year/month/day" : "named month"),
                        formats(cells),
                        shape.asMatchPredicate());
            }
        }
        return null;
    }

    /** The reading that most cells have the shape of, for a column that must hold times. */
    static Reading forced(Collection<String> cells, @Nullable String like) {
        Reading best = iso(cells);
        long most = 0;
        for (Pattern shape : List.of(ISO, MONTH, YEAR_LAST, SHORT_YEAR, YEAR_FIRST, DAY_NAMED, NAMED_DAY, COMPACT)) {
            List<String> fitting =
                    cells.stream().filter(cell -> shape.matcher(cell).matches()).toList();
            Reading reading = shape == COMPACT
                    ? reading("date, yearmonthday", List.of("%Y%m%d"), COMPACT.asMatchPredicate())
                    : find(fitting, like);
            if (fitting.size() > most && reading != null) {
                best = reading;
                most = fitting.size();
            }
        }
        return best;
    }

    /** Whether neither order of day and month is ruled out by a cell. */
    static boolean eitherWay(Collection<String> cells) {
        return Stream.of(YEAR_LAST, SHORT_YEAR)
                .anyMatch(shape -> all(cells, shape)
                        && !cells.isEmpty()
                        && largest(cells, shape, 1) <= 12
                        && largest(cells, shape, 3) <= 12
                        && cells.stream().anyMatch(cell -> differs(shape.matcher(cell))));
    }

    private static boolean differs(Matcher date) {
        return date.matches() && Integer.parseInt(date.group(1)) != Integer.parseInt(date.group(3));
    }

    private static boolean all(Collection<String> cells, Pattern shape) {
        return cells.stream().allMatch(cell -> shape.matcher(cell).matches());
    }

    private static Reading iso(Collection<String> cells) {
        boolean offsets = cells.stream().anyMatch(cell -> {
            Matcher matcher = ISO.matcher(cell);
            return matcher.matches() && matcher.group(1) != null;
        });
        return new Reading(
                ColumnKind.TIME,
                offsets ? "date, ISO with offset" : "date, ISO",
                ISO.asMatchPredicate(),
                text -> offsets
                        ? "timezone('UTC', TRY_CAST(" + text + " AS TIMESTAMPTZ))"
                        : "TRY_CAST(" + text + " AS TIMESTAMP)",
                Markers.AMONG_VALUES);
    }

    private static Reading dayOrMonthFirst(Collection<String> cells, Pattern shape, @Nullable String like) {
        boolean dotted = cells.stream().anyMatch(cell -> cell.indexOf('.') > 0 && cell.indexOf('.') < 3);
        boolean usual =
                like != null && like.contains(DAY_FIRST) || dotted && (like == null || !like.contains(MONTH_FIRST));
        boolean dayFirst = largest(cells, shape, 1) > 12 || (largest(cells, shape, 3) <= 12 && usual);
        List<String> formats = formats(cells).stream()
                .map(format -> dayFirst
                        ? format
                        : format.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m"))
                .toList();
        return reading(dayFirst ? DAY_FIRST : MONTH_FIRST, formats, shape.asMatchPredicate());
    }

    private static int largest(Collection<String> cells, Pattern shape, int group) {
        return cells.stream()
                .map(shape::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(group)))
                .max()
                .orElse(0);
    }

    /** The strptime formats of the cells, day before month. */
    private static List<String> formats(Collection<String> cells) {
        return cells.stream().map(TimeReading::format).distinct().sorted().toList();
    }

    private static String format(String cell) {
        String date = cell.replaceFirst(CLOCK + "$", "");
        String clock = cell.substring(date.length());
        String named = date.replaceAll("(?i)" + NAMED + "(?=[ -])", "%b").replaceAll("(?i)" + NAMED + "[a-z]+", "%B");
        String days;
        if (named.contains("%")) {
            days = named.replaceFirst("\\d{4}", "%Y").replaceFirst("\\d{1,2}(?![a-zA-Z])", "%d");
        } else if (date.matches("\\d{4}\\D.*")) {
            days = date.replaceFirst("\\d{4}(\\D)\\d{1,2}(\\D)\\d{1,2}", "%Y$1%m$2%d");
        } else {
            days = date.replaceFirst("(\\d{1,2})(\\D)(\\d{1,2})(\\D)(\\d{4})", "%d$2%m$4%Y")
                    .replaceFirst("(\\d{1,2})(\\D)(\\d{1,2})(\\D)(\\d{2})$", "%d$2%m$4%y");
        }
        return days + clockFormat(clock);
    }

    private static String clockFormat(String clock) {
        if (clock.isEmpty()) {
            return "";
        }
        boolean half = clock.toLowerCase(java.util.Locale.ROOT).endsWith("m");
        List<String> parts = new ArrayList<>(List.of(clock.substring(0, 1), half ? "%I:%M" : "%H:%M"));
        if (clock.chars().filter(c -> c == ':').count() > 1) {
            parts.add(":%S");
        }
        if (clock.indexOf('.') > 0) {
            parts.add(".%f");
        }
        if (half) {
            parts.add(clock.contains(" ") && clock.lastIndexOf(' ') > 0 ? " %p" : "%p");
        }
        return String.join("", parts);
    }

    private static Reading reading(String origin, List<String> formats, Predicate<String> shape) {
        String list = formats.stream().map(Database::text).collect(Collectors.joining(", ", "[", "]"));
        return new Reading(
                ColumnKind.TIME,
                origin,
                shape,
                text -> "try_strptime(" + text + ", " + list + ")",
                Markers.AMONG_VALUES);
    }
}
