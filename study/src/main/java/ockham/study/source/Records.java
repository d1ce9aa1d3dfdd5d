package ockham.study.source;

import java.util.ArrayList;
import java.util.List;

/** Splits delimited text into records, as RFC 4180 says: a quote opens only at the start of a field. */
final class Records {
    /**
     * A record.
     *
     * @param line the line, from 1, on which it starts
     */
    record Row(int line, List<String> cells) {}

    private final CharSequence text;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private int at;
    private int line = 1;

    Records(CharSequence text, char delimiter, char quote, char escape) {
        this.text = text;
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape;
    }

    /** The first records, blank lines left out; one that the text breaks off in is not among them, unless whole. */
    List<Row> first(int most, boolean whole) {
        List<Row> rows = new ArrayList<>();
        while (at < text.length() && rows.size() < most) {
            int start = line;
            List<String> cells = new ArrayList<>();
            boolean ended = record(cells);
            boolean blank = cells.size() == 1 && cells.getFirst().isEmpty();
            if (!blank && (ended || whole)) {
                rows.add(new Row(start, cells));
            }
        }
        return rows;
    }

    /** Reads one record; false if the text ended within it. */
    private boolean record(List<String> cells) {
        while (true) {
            cells.add(field());
            if (at >= text.length()) {
                return false;
            }
            char end = text.charAt(at++);
            if (end == delimiter) {
                continue;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return true;
        }
    }

    private String field() {
        StringBuilder cell = new StringBuilder();
        if (at < text.length() && text.charAt(at) == quote) {
            at++;
            quoted(cell);
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == delimiter || c == '\n' || c == '\r') {
                break;
            }
            cell.append(c);
            at++;
        }
        return cell.toString();
    }

    private void quoted(StringBuilder cell) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean more = at < text.length();
            if (c == escape && more && (text.charAt(at) == quote || (escape != quote && text.charAt(at) == escape))) {
                cell.append(text.charAt(at++));
            } else if (c == quote) {
                return;
            } else {
                if (c == '\n') {
                    line++;
                }
                cell.append(c);
            }
        }
    }
}
