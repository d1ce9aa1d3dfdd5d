package ockham.score.calibrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ockham.api.Predictions;

/** Reference values of scikit-learn 1.9.1 and scipy 1.17.1; the file names source and tolerance of each. */
final class GoldenCalibration {
    private GoldenCalibration() {}

    static List<JsonNode> cases(String start) {
        try (InputStream file =
                Objects.requireNonNull(GoldenCalibration.class.getResourceAsStream("/golden/calibration.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(file).get("cases")) {
                if (node.get("name").asText().startsWith(start)) {
                    cases.add(node);
                }
            }
            if (cases.isEmpty()) {
                throw new AssertionError("no case " + start);
            }
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

    /** Rows of a table of numbers. */
    static Predictions table(JsonNode rows) {
        return new Predictions(rows.size(), rows.get(0).size(), numbers(rows));
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.asDouble());
        }
    }
}
