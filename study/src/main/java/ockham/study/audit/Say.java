package ockham.study.audit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and names as findings print them. */
final class Say {
    private Say() {}

    static String percent(double share) {
        double percent = 100 * share;
        String format = percent == 0 || percent >= 10 ? "%.0f%%" : percent >= 0.1 ? "%.1f%%" : "%.3f%%";
        // Nearly all is not all.
        return percent < 100 && percent > 99.5
                ? String.format(Locale.ROOT, "%.2f%%", Math.min(percent, 99.99))
                : String.format(Locale.ROOT, format, percent);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String rows(long count) {
        return count(count) + (count == 1 ? " row" : " rows");
    }

    static String score(double score) {
        return String.format(Locale.ROOT, score > 0.995 ? "%.4f" : "%.3f", score);
    }

    /** A value of a column: whole numbers without a point. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The first few names, and how many more there are. */
    static String names(List<String> names) {
        return names.size() <= 5
                ? String.join(", ", names)
                : names.stream().limit(4).collect(Collectors.joining(", ")) + " and " + (names.size() - 4) + " more";
    }
}
