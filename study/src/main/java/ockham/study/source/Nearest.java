package ockham.study.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a mistyped name was meant to be. */
final class Nearest {
    private Nearest() {}

    /** A hint such as {@code (did you mean Churn?)}, or the names there are when none is near. */
    static String hint(String wanted, Collection<String> names) {
        List<String> near = names.stream()
                .filter(name -> distance(wanted, name) <= Math.max(1, wanted.length() / 3))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(3)
                .toList();
        if (!near.isEmpty()) {
            return " (did you mean " + String.join(" or ", near) + "?)";
        }
        List<String> some = names.stream().limit(20).toList();
        return " (columns: " + String.join(", ", some) + (names.size() > 20 ? ", ..." : "") + ")";
    }

    /** Levenshtein distance, letters compared without case. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT).strip();
        String to = b.toLowerCase(Locale.ROOT).strip();
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitute = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
