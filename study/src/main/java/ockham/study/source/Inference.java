package ockham.study.source;

import java.util.List;
import ockham.api.ColumnKind;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Finds how the texts of a column are to be read.
 *
 * @param decimalComma whether the source writes 3,14
 * @param like origin of the column when it was read before, or null
 */
record Inference(
        CellCounts cells, boolean decimalComma, @Nullable String like) {
    /** Free text has at least so many words a cell on average, or so many characters where words are not spaced. */
    private static final double WORDS = 5;

    private static final double LONG_WORDS = 8;
    private static final double CHARACTERS = 100;
    private static final int MANY = 1000;

    Reading infer() {
        List<String> values = values();
        if (values.isEmpty()) {
            return words();
        }
        Reading number = NumberReading.find(values, decimalComma, like);
        if (number != null) {
            return number;
        }
        Reading time = TimeReading.find(values, like);
        if (time != null) {
            return time;
        }
        Reading truth = cells.complete() ? BooleanReading.find(values) : null;
        return truth != null ? truth : words();
    }

    /** The reading for a kind that is given; cells may not fit it. */
    Reading forced(ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> NumberReading.forced(values(), decimalComma, like);
            case TIME -> TimeReading.forced(values(), like);
            case BOOLEAN -> BooleanReading.forced();
            case CATEGORY, TEXT -> Reading.text(kind);
            case IMAGE, SERIES, EVENTS ->
                throw new UserError("kind " + kind + " cannot be read from a table's cells yet");
        };
    }

    /** Category or free text. */
    Reading words() {
        double total = 0;
        double words = 0;
        double characters = 0;
        long distinct = 0;
        for (var cell : cells.counts().entrySet()) {
            if (!Markers.missing(cell.getKey())) {
                distinct++;
                total += cell.getValue();
                words += cell.getValue() * (double) words(cell.getKey());
                characters += cell.getValue() * (double) cell.getKey().length();
            }
        }
        boolean wordy = words >= WORDS * total || characters >= CHARACTERS * total;
        boolean various = distinct * 2.0 >= total || (distinct > MANY && words >= LONG_WORDS * total);
        return Reading.text(total > 1 && wordy && various ? ColumnKind.TEXT : ColumnKind.CATEGORY);
    }

    private static int words(String cell) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < cell.length(); i++) {
            boolean letter = !Character.isWhitespace(cell.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }

    private List<String> values() {
        return cells.counts().keySet().stream()
                .filter(cell -> !Markers.missingNumber(cell))
                .toList();
    }
}
