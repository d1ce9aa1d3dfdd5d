package ockham.study.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ockham.api.Predictions;

/** Reference values of scikit-learn, statsmodels and own formulas with a second route; the files name the source of each. */
final class GoldenStatistics {
    private GoldenStatistics() {}

    static JsonNode named(String file, String name) {
        for (JsonNode node : cases(file)) {
            if (node.get("name").asText().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("no case " + name + " in " + file);
    }

    static List<JsonNode> cases(String file) {
        try (InputStream stream =
                Objects.requireNonNull(GoldenStatistics.class.getResourceAsStream("/golden/" + file + ".json"))) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(stream).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static double[] numbers(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** Two probabilities a row from that of the positive class. */
    static Predictions binary(double[] positive) {
        double[] values = new double[2 * positive.length];
        for (int i = 0; i < positive.length; i++) {
            values[2 * i] = 1 - positive[i];
            values[2 * i + 1] = positive[i];
        }
        return new Predictions(positive.length, 2, values);
    }

    /** Predictions that are sure of the class named. */
    static Predictions sure(double[] named, int classes) {
        double[] values = new double[classes * named.length];
        for (int i = 0; i < named.length; i++) {
            values[i * classes + (int) named[i]] = 1;
        }
        return new Predictions(named.length, classes, values);
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.asDouble());
        }
    }
}
