package ockham.learners.boost;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ockham.api.LearningException;
import ockham.score.model.Trees;

/**
 * Reads the trees out of LightGBM's model text, version v4. Numbers in it have 17 digits, so nothing is lost.
 * {@code decision_type}: bit 0 category, bit 1 default left, bits 2 and 3 the kind of missing (0 none, 1 zero, 2 NaN).
 */
final class LightGbmText {
    private static final int ZERO = 1;
    private static final int NAN = 2;

    private LightGbmText() {}

    /** @param sums trees a round; tree t adds to sum {@code t % sums} */
    static Trees read(String text, int sums) {
        TreesBuilder builder = new TreesBuilder();
        int tree = 0;
        int at = text.indexOf("\nTree=");
        while (at >= 0) {
            int next = text.indexOf("\nTree=", at + 1);
            int end = next >= 0 ? next : text.indexOf("\nend of trees", at);
            if (end < 0) {
                throw new LearningException("LightGBM wrote a model without an end");
            }
            builder.add(new Tree(fields(text.substring(at + 1, end))), tree % sums);
            tree++;
            at = next;
        }
        return builder.build();
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        block.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return fields;
    }

    /** Leaves are {@code ~index}, as in the text. */
    private static final class Tree implements TreesBuilder.Source {
        private final int[] feature;
        private final int[] left;
        private final int[] right;
        private final int[] decision;
        private final double[] threshold;
        private final double[] leaves;
        private final int[] setStart;
        private final int[] setBits;

        Tree(Map<String, String> fields) {
            leaves = doubles(fields, "leaf_value");
            feature = ints(fields, "split_feature");
            left = ints(fields, "left_child");
            right = ints(fields, "right_child");
            decision = ints(fields, "decision_type");
            threshold = doubles(fields, "threshold");
            setStart = ints(fields, "cat_boundaries");
            setBits = ints(fields, "cat_threshold");
        }

        @Override
        public int root() {
            return feature.length == 0 ? ~0 : 0;
        }

        @Override
        public boolean leaf(int node) {
            return node < 0;
        }

        @Override
        public double value(int leaf) {
            return leaves[~leaf];
        }

        @Override
        public int left(int node) {
            return left[node];
        }

        @Override
        public int right(int node) {
            return right[node];
        }

        @Override
        public void ask(int node, TreesBuilder to) {
            double limit = threshold[node];
            if ((decision[node] & 1) != 0) {
                int set = (int) limit;
                int[] words = Arrays.copyOfRange(setBits, setStart[set], setStart[set + 1]);
                to.category(feature[node], words, 0);
                return;
            }
            boolean defaultLeft = (decision[node] & 2) != 0;
            int missing = decision[node] >> 2 & 3;
            // Where training rows had no missing cell, LightGBM takes one for 0.
            boolean missingLeft = (missing == NAN || missing == ZERO) ? defaultLeft : 0 <= limit;
            int flag = (missingLeft ? Trees.MISSING_LEFT : 0) | (missing == ZERO ? Trees.ZERO_IS_MISSING : 0);
            to.number(feature[node], limit, flag);
        }

        private static String[] words(Map<String, String> fields, String name) {
            String text = fields.getOrDefault(name, "").strip();
            return text.isEmpty() ? new String[0] : text.split(" ");
        }

        private static int[] ints(Map<String, String> fields, String name) {
            String[] words = words(fields, name);
            int[] values = new int[words.length];
            for (int i = 0; i < values.length; i++) {
                // Words of a set are unsigned.
                values[i] = (int) Long.parseLong(words[i]);
            }
            return values;
        }

        private static double[] doubles(Map<String, String> fields, String name) {
            String[] words = words(fields, name);
            double[] values = new double[words.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(words[i]);
            }
            return values;
        }

        private static double number(String word) {
            return switch (word) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(word);
            };
        }
    }
}
