package ockham.study.source;

import java.util.Comparator;
import java.util.List;

/**
 * How a delimited file is written, found from its start.
 *
 * @param escape the character that makes a quote inside quotes part of the cell: the quote itself, or a backslash
 */
record Dialect(char delimiter, char quote, char escape) {
    /** Likely delimiters first: an earlier one wins a tie. */
    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    private static final List<Character> RARE = List.of('^', '~', '\u0001', ':', ' ');
    private static final int PROBED = 200;

    /** How well a delimiter splits: the share of rows as long as the first, and that length. */
    private record Fit(Dialect dialect, double agreement, int columns) {}

    static Dialect of(String sample, boolean whole) {
        Fit usual = best(USUAL, sample, whole);
        if (usual.columns() > 1) {
            return usual.dialect();
        }
        Fit rare = best(RARE, sample, whole);
        // A rare delimiter must convince: blanks and colons also stand in the text of a file with one column.
        return rare.columns() > 1 && rare.agreement() == 1 ? rare.dialect() : usual.dialect();
    }

    List<Records.Row> rows(String sample, boolean whole, int most) {
        return new Records(sample, delimiter, quote, escape).first(most, whole);
    }

    private static Fit best(List<Character> delimiters, String sample, boolean whole) {
        // max takes the last of equals, so the list is walked backwards.
        return delimiters.reversed().stream()
                .map(delimiter -> fit(new Dialect(delimiter, quote(sample, delimiter), escape(sample)), sample, whole))
                .max(Comparator.comparingDouble((Fit fit) -> fit.columns() > 1 ? fit.agreement() : -1)
                        .thenComparingInt(Fit::columns))
                .orElseThrow();
    }

    private static Fit fit(Dialect dialect, String sample, boolean whole) {
        List<Records.Row> rows = dialect.rows(sample, whole, PROBED);
        if (rows.isEmpty()) {
            return new Fit(dialect, 0, 0);
        }
        int columns = rows.getFirst().cells().size();
        long same = rows.stream().filter(row -> row.cells().size() == columns).count();
        return new Fit(dialect, (double) same / rows.size(), columns);
    }

    private static char quote(String sample, char delimiter) {
        boolean apostrophes = sample.contains("'" + delimiter + "'")
                && !sample.contains("\"" + delimiter)
                && !sample.contains(delimiter + "\"");
        return apostrophes ? '\'' : '"';
    }

    private static char escape(String sample) {
        return sample.contains("\\\"") && !sample.contains("\"\"") ? '\\' : '"';
    }
}
