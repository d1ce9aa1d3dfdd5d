package ockham.score.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;

/**
 * The columns that a model reads, by name, with the levels of its categories. A table whose dictionary differs is read
 * by level, not by code; a level that the model has not seen is missing. Immutable; safe to share between threads.
 */
public final class Inputs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Input> columns;
    /** Per column the last foreign list of levels that was found equal to its own, so that it is compared once. */
    private final List<String>[] known;

    /**
     * One column.
     *
     * @param levels of CATEGORY and BOOLEAN; empty for NUMBER
     */
    public record Input(String name, ColumnKind kind, List<String> levels) {
        public Input {
            levels = List.copyOf(levels);
            if (kind != ColumnKind.NUMBER && kind != ColumnKind.CATEGORY && kind != ColumnKind.BOOLEAN) {
                throw new IllegalArgumentException("column " + name + ": no model here reads kind " + kind);
            }
            if (new HashSet<>(levels).size() != levels.size()) {
                throw new IllegalArgumentException("column " + name + ": a level occurs twice");
            }
        }

        public boolean number() {
            return kind == ColumnKind.NUMBER;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public Inputs(List<Input> columns) {
        this.columns = List.copyOf(columns);
        this.known = new List[columns.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = columns.get(i).levels();
        }
    }

    /** @throws IllegalArgumentException if a column holds neither numbers nor categories */
    public static Inputs of(Table table) {
        List<Input> inputs = new ArrayList<>();
        for (Column column : table.columns()) {
            List<String> levels = column instanceof Column.Categories categories ? categories.levels() : List.of();
            inputs.add(new Input(column.name(), column.kind(), levels));
        }
        return new Inputs(inputs);
    }

    public List<Input> columns() {
        return columns;
    }

    public int size() {
        return columns.size();
    }

    public Input get(int column) {
        return columns.get(column);
    }

    /** Where the cells of a column come from: its number, or its code in the model's own levels; NaN if missing. */
    public interface Cells {
        double at(int row);
    }

    /**
     * Finds the columns in a table, once for all of its rows.
     *
     * @throws IllegalArgumentException if a column is absent or of another kind
     */
    public Cells[] cells(Table table) {
        Cells[] cells = new Cells[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells(i, table.column(columns.get(i).name()));
        }
        return cells;
    }

    private Cells cells(int at, Column column) {
        Input input = columns.get(at);
        if (column instanceof Column.Numbers numbers && input.number()) {
            double[] values = numbers.values();
            return row -> values[row];
        }
        if (column instanceof Column.Categories categories && !input.number()) {
            int[] codes = categories.codes();
            if (sameLevels(at, categories.levels())) {
                return row -> codes[row] < 0 ? Double.NaN : codes[row];
            }
            int[] own = translation(input.levels(), categories.levels());
            return row -> codes[row] < 0 || own[codes[row]] < 0 ? Double.NaN : own[codes[row]];
        }
        throw new IllegalArgumentException(
                "column " + input.name() + " is " + column.kind() + ", the model was fitted on " + input.kind());
    }

    private boolean sameLevels(int at, List<String> levels) {
        // Immutable lists ask first whether they are the same object, so a dictionary met before costs nothing.
        boolean same = levels.equals(known[at]);
        if (same) {
            known[at] = levels;
        }
        return same;
    }

    private static int[] translation(List<String> own, List<String> foreign) {
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < own.size(); code++) {
            codes.put(own.get(code), code);
        }
        int[] translated = new int[foreign.size()];
        Arrays.setAll(translated, i -> codes.getOrDefault(foreign.get(i), Column.Categories.MISSING));
        return translated;
    }

    /** These columns as JSON text, for a bundle. */
    public String toJson() {
        ArrayNode all = JSON.createArrayNode();
        for (Input input : columns) {
            ObjectNode node = all.addObject()
                    .put("name", input.name())
                    .put("kind", input.kind().name());
            if (!input.number()) {
                ArrayNode levels = node.putArray("levels");
                input.levels().forEach(levels::add);
            }
        }
        return all.toString();
    }

    /** @throws IllegalArgumentException if the text is not what {@link #toJson} wrote */
    public static Inputs fromJson(String json) {
        JsonNode all;
        try {
            all = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the model's list of columns is not JSON", e);
        }
        if (!all.isArray()) {
            throw new IllegalArgumentException("the model's list of columns is not a list");
        }
        List<Input> inputs = new ArrayList<>();
        for (JsonNode node : all) {
            List<String> levels = new ArrayList<>();
            node.path("levels").forEach(level -> levels.add(level.asText()));
            inputs.add(new Input(
                    node.path("name").asText(),
                    ColumnKind.valueOf(node.path("kind").asText()),
                    levels));
        }
        return new Inputs(inputs);
    }
}
