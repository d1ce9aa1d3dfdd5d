package ockham.study.source;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import ockham.api.ColumnKind;

/**
 * A way to read the text of a column's cells as values.
 *
 * @param origin the way, for people; another file's cells that fit several ways are read in the way of the same origin
 * @param accepts whether a cell, blanks around it removed and no marker of a missing one, can be read so
 * @param value SQL of the value, from SQL of such text; null where it cannot be read
 * @param missing words for missing cells, in lower case
 */
record Reading(
        ColumnKind kind, String origin, Predicate<String> accepts, UnaryOperator<String> value, List<String> missing) {
    /** Cells as they are. */
    static Reading text(ColumnKind kind) {
        return new Reading(kind, "text", cell -> true, text -> text, Markers.ANYWHERE);
    }

    /** SQL of a cell's value: null if it is missing. */
    String sql(String text) {
        String read = value.apply(text);
        return switch (kind) {
            case NUMBER -> "CASE WHEN isfinite(" + read + ") THEN " + read + " END";
            // Markers are short, so most cells need no look at the list.
            case CATEGORY, TEXT ->
                "CASE WHEN length(" + text + ") > " + longest() + " THEN " + read + " WHEN NOT " + marked(text)
                        + " THEN " + read + " END";
            case BOOLEAN, TIME, IMAGE, SERIES, EVENTS -> read;
        };
    }

    /** SQL that is true where a cell holds something that cannot be read. */
    String misfit(String text) {
        return text + " IS NOT NULL AND " + value.apply(text) + " IS NULL AND NOT " + marked(text);
    }

    /** SQL that is true where a word marks a missing cell. */
    String marked(String text) {
        return Database.oneOf("lower(" + text + ")", missing);
    }

    private int longest() {
        return missing.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean markedMissing(String cell) {
        return missing.contains(cell.toLowerCase(java.util.Locale.ROOT));
    }
}
