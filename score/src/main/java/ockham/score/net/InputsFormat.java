package ockham.score.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ockham.api.Bundle;

/**
 * The stored form of {@link NetInputs}: {@code columns} (JSON), and {@code centre} and {@code factor}, or {@code quantiles}
 * of all inputs one after the other and {@code quantiles.count} of each.
 */
final class InputsFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InputsFormat() {}

    static void write(NetInputs inputs, Bundle.Builder bundle) {
        bundle.put("columns", json(inputs.columns()));
        if (inputs.scaling() instanceof RobustScaling robust) {
            bundle.put("centre", robust.centre()).put("factor", robust.factor());
        } else if (inputs.scaling() instanceof QuantileScaling scaling) {
            double[][] quantiles = scaling.quantiles();
            bundle.put(
                            "quantiles",
                            Arrays.stream(quantiles)
                                    .flatMapToDouble(Arrays::stream)
                                    .toArray())
                    .put(
                            "quantiles.count",
                            Arrays.stream(quantiles).mapToInt(own -> own.length).toArray());
        }
    }

    static NetInputs read(Bundle bundle) {
        List<NetColumn> columns = columns(bundle.text("columns"));
        if (!bundle.has("quantiles.count")) {
            return new NetInputs(columns, bundle.doubles("centre"), bundle.doubles("factor"));
        }
        return new NetInputs(
                columns, new QuantileScaling(parts(bundle.doubles("quantiles"), bundle.ints("quantiles.count"))));
    }

    private static double[][] parts(double[] values, int[] counts) {
        double[][] parts = new double[counts.length][];
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > values.length - at) {
                throw new IllegalArgumentException("input " + i + ": " + counts[i] + " quantiles, but there are "
                        + (values.length - at) + " left");
            }
            parts[i] = Arrays.copyOfRange(values, at, at + counts[i]);
            at += counts[i];
        }
        if (at != values.length) {
            throw new IllegalArgumentException(values.length + " quantiles for inputs of " + at);
        }
        return parts;
    }

    private static String json(List<NetColumn> columns) {
        ArrayNode list = JSON.createArrayNode();
        for (NetColumn column : columns) {
            ObjectNode node = list.addObject().put("name", column.name());
            if (column instanceof NetColumn.Categorical category) {
                levels(node, category.levels());
            }
            if (column instanceof NetColumn.Embedded category) {
                levels(node.put("embedded", true), category.levels());
            }
        }
        return list.toString();
    }

    private static void levels(ObjectNode node, List<String> levels) {
        ArrayNode array = node.putArray("levels");
        levels.forEach(array::add);
    }

    private static List<NetColumn> columns(String json) {
        List<NetColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list(json)) {
            String name = text(node.path("name"));
            if (!names.add(name)) {
                throw new IllegalArgumentException("column " + name + " occurs twice");
            }
            if (!node.has("levels")) {
                columns.add(new NetColumn.Numeric(name));
                continue;
            }
            List<String> levels = new ArrayList<>();
            node.get("levels").forEach(level -> levels.add(text(level)));
            columns.add(
                    node.path("embedded").asBoolean()
                            ? new NetColumn.Embedded(name, levels)
                            : new NetColumn.Categorical(name, levels));
        }
        return columns;
    }

    private static JsonNode list(String json) {
        try {
            JsonNode list = JSON.readTree(json);
            if (list.isArray()) {
                return list;
            }
            throw new IllegalArgumentException("columns are not a list");
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("columns cannot be read: " + broken.getOriginalMessage(), broken);
        }
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("columns: a text was expected, not " + node);
        }
        return node.textValue();
    }
}
