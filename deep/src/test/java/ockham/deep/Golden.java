package ockham.deep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reference values of pytabkit 1.7.3 and of a float64 restatement in torch that was proven equal to fitted pytabkit
 * models; the files name their sources.
 */
final class Golden {
    private static final JsonNode FILE = read("network_realmlp.json");
    private static final JsonNode FULL = read("network_realmlp_full.json");

    private Golden() {}

    private static JsonNode read(String name) {
        try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The cases of another file of reference values. */
    static List<JsonNode> cases(String file) {
        List<JsonNode> cases = new ArrayList<>();
        read(file).get("cases").forEach(cases::add);
        return cases;
    }

    /** Arrays of numbers, which may differ in length; none for what is not there. */
    static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = flat(node.get(i));
        }
        return rows;
    }

    static JsonNode named(String name) {
        return named(FILE, name);
    }

    /** Of the full net. */
    static JsonNode full(String name) {
        return named(FULL, name);
    }

    static JsonNode fullSchedule() {
        return FULL.get("flat_cos");
    }

    private static JsonNode named(JsonNode file, String name) {
        for (JsonNode node : file.get("cases")) {
            if (node.get("name").asText().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("no case " + name);
    }

    /** Nets: every case with weights. */
    static List<String> nets() {
        List<String> names = new ArrayList<>();
        for (JsonNode node : FILE.get("cases")) {
            if (node.has("state")) {
                names.add(node.get("name").asText());
            }
        }
        return names;
    }

    /** All numbers of an array of arrays, row by row. */
    static double[] flat(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.asDouble());
        }
    }

    /** Column {@code column} of rows. */
    static double[] column(JsonNode rows, int column) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).get(column).asDouble();
        }
        return values;
    }

    /** Named parameters in the order of {@link NetShape}: scale, weights, biases. */
    static double[] parameters(JsonNode named) {
        List<Double> values = new ArrayList<>();
        collect(named.get("scale"), values);
        for (String kind : List.of("weight", "bias")) {
            for (int i = 0; named.has(kind + "." + i); i++) {
                collect(named.get(kind + "." + i), values);
            }
        }
        return values.stream().mapToDouble(v -> v).toArray();
    }
}
