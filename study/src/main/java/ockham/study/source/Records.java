package ockham.study.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Splits delimited text into records, as RFC 4180 says: a quote opens only at the start of a field. */
public final class Records {
    /**
     * A record.
     *
     * @param line the line, from 1, on which it starts
     */
    public record Row(int line, List<String> cells) {}

    /**
     * What is wrong with the text: it is read all the same, as well as can be.
     *
     * @param line on which it begins, from 1
     */
    public record Problem(int line, String what) {}

    /** Where to look for how a text is written. */
    private static final int SAMPLE = 1 << 16;

    private final CharSequence text;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private int at;
    private int line = 1;
    private @Nullable Problem problem;

    /** Of a whole text, written in the way that its beginning shows. */
    public static Records of(String text) {
        boolean whole = text.length() <= SAMPLE;
        Dialect dialect = Dialect.of(whole ? text : text.substring(0, SAMPLE), whole);
        return new Records(text, dialect.delimiter(), dialect.quote(), dialect.escape());
    }

    Records(CharSequence text, char delimiter, char quote, char escape) {
        this.text = text;
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape;
    }

    /** All records; a blank line is one of a single empty cell. */
    public List<Row> all() {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            int start = line;
            List<String> cells = new ArrayList<>();
            record(cells);
            rows.add(new Row(start, cells));
        }
        return rows;
    }

    /** The first thing that was wrong with what was read so far. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    private void problem(int begun, String what) {
        problem = problem == null ? new Problem(begun, what) : problem;
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
            boolean ended = at >= text.length() || "\r\n".indexOf(text.charAt(at)) >= 0 || text.charAt(at) == delimiter;
            if (!ended) {
                problem(line, "there is text after a closing quote");
            }
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
        int begun = line;
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
        problem(begun, "a quote is never closed");
    }
}
