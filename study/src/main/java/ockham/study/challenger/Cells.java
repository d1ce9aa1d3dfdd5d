package ockham.study.challenger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;

/** Rows as other programs read them: CSV files, and objects of JSON. */
final class Cells {
    private static final long MICROS = 1_000_000;

    private Cells() {}

    /** A cell as text: whole numbers without a point, times as ISO 8601; null where it is missing. */
    static @Nullable String text(Column column, int row) {
        if (column.missing(row)) {
            return null;
        }
        return switch (column) {
            case Column.Numbers numbers -> number(numbers.values()[row]);
            case Column.Categories categories -> categories.level(row);
            case Column.Times times -> time(times.micros()[row]);
            case Column.Texts texts -> texts.values()[row];
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String time(long micros) {
        int nanos = (int) Math.floorMod(micros, MICROS) * 1000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos, ZoneOffset.UTC)
                .toString();
    }

    /** Writes some rows of a table, a line of names first; a missing cell is empty. */
    static void write(Path file, List<Column> columns, int[] rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int k = 0; k < columns.size(); k++) {
                out.write(k == 0 ? "" : ",");
                field(out, columns.get(k).name(), columns.size() == 1);
            }
            out.write('\n');
            for (int row : rows) {
                for (int k = 0; k < columns.size(); k++) {
                    out.write(k == 0 ? "" : ",");
                    String text = text(columns.get(k), row);
                    field(out, text == null ? "" : text, columns.size() == 1);
                }
                out.write('\n');
            }
        }
    }

    /** In quotes where needed; an empty cell alone on its line too, which else were a blank line. */
    private static void field(Writer out, String text, boolean alone) throws IOException {
        boolean plain = text.isEmpty()
                ? !alone
                : text.equals(text.strip())
                        && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    /** A row as an object: numbers and booleans as such, all else as text, null where missing. */
    static ObjectNode json(Table table, int row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column column : table.columns()) {
            String text = text(column, row);
            if (text == null) {
                object.putNull(column.name());
            } else if (column instanceof Column.Numbers numbers) {
                object.put(column.name(), numbers.values()[row]);
            } else if (column.kind() == ColumnKind.BOOLEAN) {
                object.put(column.name(), Boolean.parseBoolean(text));
            } else {
                object.put(column.name(), text);
            }
        }
        return object;
    }
}
