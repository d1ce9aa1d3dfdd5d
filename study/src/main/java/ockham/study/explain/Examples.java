package ockham.study.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Predictions;

/** Rows that show what a model goes by. */
final class Examples {
    static final int MOST = 3;

    private Examples() {}

    /**
     * A row to explain.
     *
     * @param row its place
     * @param output whose value is explained
     * @param which {@code low}, {@code median} or {@code high} prediction, or {@code class}: typical of those predicted to be of it
     */
    record Example(int row, int output, String which) {}

    /** At the 10th, 50th and 90th percentile of what is predicted; of several classes the middle one of each of the commonest. */
    static List<Example> of(Predictions predictions) {
        int rows = predictions.rows();
        if (predictions.width() > 2) {
            return classes(predictions);
        }
        int output = predictions.width() - 1;
        int[] sorted = sorted(IntStream.range(0, rows).toArray(), predictions, output);
        return List.of(
                new Example(sorted[(rows - 1) / 10], output, "low"),
                new Example(sorted[(rows - 1) / 2], output, "median"),
                new Example(sorted[(rows - 1) * 9 / 10], output, "high"));
    }

    private static List<Example> classes(Predictions predictions) {
        int[][] of = IntStream.range(0, predictions.width())
                .mapToObj(k -> IntStream.range(0, predictions.rows())
                        .filter(i -> predictions.largest(i) == k)
                        .toArray())
                .toArray(int[][]::new);
        List<Example> examples = new ArrayList<>();
        IntStream.range(0, of.length)
                .filter(k -> of[k].length > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> -of[k].length))
                .limit(MOST)
                .forEach(k -> {
                    int[] rising = sorted(of[k], predictions, k);
                    examples.add(new Example(rising[(rising.length - 1) / 2], k, "class"));
                });
        return examples;
    }

    private static int[] sorted(int[] rows, Predictions predictions, int output) {
        return IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> predictions.get(i, output)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
