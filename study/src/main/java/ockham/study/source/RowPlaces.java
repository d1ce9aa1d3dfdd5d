package ockham.study.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Finds the line of a row: not simply its number, since cells may hold line ends and blank lines do not count. */
record RowPlaces(PlainText file, Dialect dialect) {
    /** Where row {@code row} (from 0, the header not counted) stands. */
    String place(long row) {
        long line = line(row);
        return line > 0 ? "line " + line : "row " + (row + 1);
    }

    private long line(long row) {
        try (BufferedReader in = Files.newBufferedReader(file.path())) {
            long record = -1;
            long line = 0;
            while (record < row + 1) {
                String text = in.readLine();
                if (text == null) {
                    return 0;
                }
                line++;
                if (text.isEmpty()) {
                    continue;
                }
                record++;
                if (record == row + 1) {
                    return line;
                }
                StringBuilder open = new StringBuilder(text);
                while (unclosed(open)) {
                    String more = in.readLine();
                    if (more == null) {
                        return 0;
                    }
                    open.append('\n').append(more);
                    line++;
                }
            }
            return line;
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean unclosed(CharSequence text) {
        if (text.toString().indexOf(dialect.quote()) < 0) {
            return false;
        }
        List<Records.Row> rows =
                new Records(text + "\n", dialect.delimiter(), dialect.quote(), dialect.escape()).first(1, false);
        return rows.isEmpty();
    }
}
