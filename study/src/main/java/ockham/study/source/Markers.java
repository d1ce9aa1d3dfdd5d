package ockham.study.source;

import java.util.List;
import java.util.Locale;

/**
 * Words that stand for a missing cell, whatever their case. Some mean it in any column; others only where the rest are
 * numbers, times or truth values, since {@code None} or {@code -} may well be a category. {@code unknown} is one.
 */
final class Markers {
    static final List<String> ANYWHERE = List.of("", "na", "n/a", "#n/a", "nan", "null", "?");
    static final List<String> AMONG_VALUES =
            List.of("", "na", "n/a", "#n/a", "nan", "null", "?", "none", "-", "--", ".", "<na>", "nat", "-nan");
    static final List<String> INFINITE = List.of("inf", "-inf", "+inf", "infinity", "-infinity", "+infinity");

    private Markers() {}

    static boolean missing(String cell) {
        return ANYWHERE.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean missingNumber(String cell) {
        return AMONG_VALUES.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean infinite(String cell) {
        return INFINITE.contains(cell.toLowerCase(Locale.ROOT));
    }
}
