package ockham.learners.boost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import ockham.api.LearningException;
import ockham.score.model.Inputs;
import ockham.score.model.Link;
import ockham.score.model.TreeEnsemble;
import ockham.score.model.Trees;

/**
 * Reads an XGBoost model in its JSON form. XGBoost sends a cell left if it is below the limit, both as 32-bit floats:
 * the same as not above the float before the limit. Its sets of categories go right, so children are swapped there.
 */
final class XgBoostJson {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();

    private XgBoostJson() {}

    /** @param rounds to keep, from the first */
    static TreeEnsemble read(byte[] json, int rounds, Inputs inputs, Target target) {
        int sums = target.sums();
        TreesBuilder builder = new TreesBuilder();
        double[] base = new double[sums];
        int trees = 0;
        try (JsonParser parser = JSON.getFactory().createParser(json)) {
            // A tree at a time: the text of many classes times many rounds is large.
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = parser.currentName();
                if (field.equals("trees") && parser.nextToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode tree = parser.readValueAsTree();
                        if (trees < rounds * sums) {
                            builder.add(new Tree(tree), trees % sums);
                        }
                        trees++;
                    }
                } else if (field.equals("base_score")) {
                    parser.nextToken();
                    Arrays.fill(base, margin(parser.getText(), target.link()));
                }
            }
        } catch (IOException e) {
            throw new LearningException("XGBoost wrote a model that is not JSON: " + e.getMessage(), e);
        }
        if (trees < rounds * sums) {
            throw new LearningException("XGBoost wrote " + trees + " trees, not " + rounds * sums);
        }
        TreeEnsemble.Form form = new TreeEnsemble.Form(
                inputs, target.link(), TreeEnsemble.Arithmetic.SINGLE, base, target.offset(), target.scale());
        return new TreeEnsemble(form, builder.build());
    }

    private static double margin(String baseScore, Link link) {
        float base = Float.parseFloat(baseScore.replace("[", "").replace("]", ""));
        return link == Link.SIGMOID ? (float) -Math.log(1 / base - 1) : base;
    }

    private static final class Tree implements TreesBuilder.Source {
        private final int[] left;
        private final int[] right;
        private final int[] feature;
        private final int[] defaultLeft;
        private final float[] limit;
        private final int[][] sets;

        Tree(JsonNode json) {
            left = ints(json, "left_children");
            right = ints(json, "right_children");
            feature = ints(json, "split_indices");
            defaultLeft = ints(json, "default_left");
            JsonNode limits = json.path("split_conditions");
            limit = new float[limits.size()];
            for (int i = 0; i < limit.length; i++) {
                limit[i] = limits.get(i).floatValue();
            }
            sets = new int[left.length][];
            int[] nodes = ints(json, "categories_nodes");
            int[] starts = ints(json, "categories_segments");
            int[] sizes = ints(json, "categories_sizes");
            int[] levels = ints(json, "categories");
            for (int i = 0; i < nodes.length; i++) {
                sets[nodes[i]] = words(Arrays.copyOfRange(levels, starts[i], starts[i] + sizes[i]));
            }
        }

        private static int[] words(int[] levels) {
            int largest = Arrays.stream(levels).max().orElse(0);
            int[] words = new int[(largest >>> 5) + 1];
            for (int level : levels) {
                words[level >>> 5] |= 1 << (level & 31);
            }
            return words;
        }

        private static int[] ints(JsonNode json, String name) {
            JsonNode list = json.path(name);
            int[] values = new int[list.size()];
            for (int i = 0; i < values.length; i++) {
                JsonNode value = list.get(i);
                values[i] = value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.intValue();
            }
            return values;
        }

        @Override
        public int root() {
            return 0;
        }

        @Override
        public boolean leaf(int node) {
            return left[node] < 0;
        }

        @Override
        public double value(int leaf) {
            return limit[leaf];
        }

        @Override
        public int left(int node) {
            return category(node) ? right[node] : left[node];
        }

        @Override
        public int right(int node) {
            return category(node) ? left[node] : right[node];
        }

        private boolean category(int node) {
            return sets[node] != null;
        }

        @Override
        public void ask(int node, TreesBuilder to) {
            boolean missingLeft = (defaultLeft[node] != 0) != category(node);
            int flag = missingLeft ? Trees.MISSING_LEFT : 0;
            if (category(node)) {
                to.category(feature[node], sets[node], flag);
            } else {
                to.number(feature[node], Math.nextDown(limit[node]), flag);
            }
        }
    }
}
