package ockham.score.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;

/**
 * The stored form of a {@link NetModel}: {@code columns} (JSON), {@code centre}, {@code factor}, {@code activation},
 * {@code output} (class count, or mean, deviation, low, high), and for each layer i {@code layer.i.size},
 * {@code layer.i.weights}, {@code layer.i.bias}. One with embeddings or a parametric activation is of the format
 * {@link Embedded} and has {@link EmbeddingFormat its parts} besides.
 */
public final class NetFormat implements ModelFormat {
    private static final String NAME = "net/1";
    private static final int MOST_LAYERS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads nets with embeddings or a parametric activation. */
    public static final class Embedded implements ModelFormat {
        private static final String NAME = "net/2";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Model read(Bundle bundle) {
            NetFeatures features = EmbeddingFormat.features(inputs(bundle), bundle);
            List<DenseLayer> layers = layers(bundle);
            HiddenActivation activation =
                    EmbeddingFormat.activation(NetFormat.activation(bundle.text("activation")), layers.size(), bundle);
            return new NetModel(features, layers, activation, output(bundle));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Model read(Bundle bundle) {
        return new NetModel(inputs(bundle), layers(bundle), activation(bundle.text("activation")), output(bundle));
    }

    private static NetInputs inputs(Bundle bundle) {
        return new NetInputs(columns(bundle.text("columns")), bundle.doubles("centre"), bundle.doubles("factor"));
    }

    private static List<DenseLayer> layers(Bundle bundle) {
        int count = single(bundle.ints("layers"), "layers");
        if (count < 1 || count > MOST_LAYERS) {
            throw new IllegalArgumentException("net of " + count + " layers: 1 to " + MOST_LAYERS);
        }
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] size = bundle.ints(part(i, "size"));
            if (size.length != 2) {
                throw new IllegalArgumentException("layer " + i + ": size has " + size.length + " numbers, not 2");
            }
            layers.add(new DenseLayer(
                    size[0], size[1], bundle.floats(part(i, "weights")), bundle.floats(part(i, "bias"))));
        }
        return layers;
    }

    static Bundle write(NetModel model) {
        boolean more = model.features().embedded() || model.activation().parametric();
        Bundle.Builder bundle = Bundle.of(more ? Embedded.NAME : NAME)
                .put("columns", json(model.inputs().columns()))
                .put("centre", model.inputs().centre())
                .put("factor", model.inputs().factor())
                .put("activation", model.activation().function().name())
                .put("layers", new int[] {model.layers().size()});
        for (int i = 0; i < model.layers().size(); i++) {
            DenseLayer layer = model.layers().get(i);
            bundle.put(part(i, "size"), new int[] {layer.inputs(), layer.outputs()})
                    .put(part(i, "weights"), layer.weights())
                    .put(part(i, "bias"), layer.bias());
        }
        if (more) {
            EmbeddingFormat.write(model, bundle);
        }
        if (model.output() instanceof NetOutput.Value number) {
            double[] parts = {number.mean(), number.deviation(), number.low(), number.high()};
            return bundle.put("number", parts).build();
        }
        return bundle.put("classes", new int[] {model.output().width()}).build();
    }

    private static String part(int layer, String name) {
        return "layer." + layer + "." + name;
    }

    private static int single(int[] values, String name) {
        if (values.length != 1) {
            throw new IllegalArgumentException(name + " has " + values.length + " numbers, not 1");
        }
        return values[0];
    }

    private static Activation activation(String name) {
        for (Activation activation : Activation.values()) {
            if (activation.name().equals(name)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("activation " + name + " is not known");
    }

    private static NetOutput output(Bundle bundle) {
        if (bundle.has("classes")) {
            return new NetOutput.Classes(single(bundle.ints("classes"), "classes"));
        }
        double[] number = bundle.doubles("number");
        if (number.length != 4) {
            throw new IllegalArgumentException("number has " + number.length + " parts, not 4");
        }
        return new NetOutput.Value(number[0], number[1], number[2], number[3]);
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
