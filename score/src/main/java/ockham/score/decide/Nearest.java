package ockham.score.decide;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known name nearest to {@code typed} by edit distance (insert, delete, replace, swap of neighbours; upper and
     * lower case count as equal), if it is near enough to be a slip: at most a third of the letters, at least one,
     * never all of them. The first of equals.
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        int longer = Math.max(typed.length(), best.length());
        // A name of one letter is as near to every other: that says nothing.
        return least <= Math.max(1, longer / 3) && (least < longer || least == 0)
                ? Optional.of(best)
                : Optional.empty();
    }

    /** {@code "; did you mean X?"}, or nothing. */
    public static String hint(String typed, Collection<String> known) {
        return of(typed, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Restricted Damerau-Levenshtein distance (optimal string alignment). */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 40 || a.length() > 300 || b.length() > 300) {
            return Integer.MAX_VALUE - 1;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
