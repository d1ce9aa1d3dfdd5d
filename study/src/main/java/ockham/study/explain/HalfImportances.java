package ockham.study.explain;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.score.Seeds;
import ockham.study.compare.Metric;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * Permutation importance of one model's columns, measured on two halves of the rows that have no row and no group in common; cells
 * change places within a half.
 *
 * @param rows of each half, their places among all
 * @param mean loss {@code [half][column]}
 */
record HalfImportances(int[][] rows, double[][] mean) {
    static final int REPEATS = 2;

    /** With fewer the order says little. */
    private static final int LEAST_COLUMNS = 3;

    static HalfImportances of(HeldOut held, int[][] halves) {
        double[][] mean = new double[2][];
        for (int h = 0; h < 2; h++) {
            long seed = Seeds.of(held.seed(), "scorecard", "half", Integer.toString(h));
            Shuffling shuffling = new Shuffling(held.model(), held.features(), halves[h], held.score(), seed);
            mean[h] = IntStream.range(0, held.features().columns().size())
                    .mapToDouble(c -> Metric.mean(shuffling.loss(c, c + 1, REPEATS)))
                    .toArray();
            if (!Arrays.stream(mean[h]).allMatch(Double::isFinite)) {
                throw new Unmeasured("a half of the rows is too small for the score");
            }
        }
        return new HalfImportances(halves, mean);
    }

    /** Columns whose shuffling changes the score of either half: the others, which are equal in both, would flatter the correlation. */
    int[] used() {
        return IntStream.range(0, mean[0].length)
                .filter(c -> mean[0][c] != 0 || mean[1][c] != 0)
                .toArray();
    }

    /** Spearman's rank correlation between the halves over the columns used; equal importances share their mean rank. */
    double correlation() {
        int[] used = used();
        if (used.length < LEAST_COLUMNS) {
            throw new Unmeasured("the model uses fewer than three columns");
        }
        double found = new SpearmansCorrelation().correlation(of(0, used), of(1, used));
        if (Double.isNaN(found)) {
            throw new Unmeasured("all columns are of the same importance");
        }
        return found;
    }

    private double[] of(int half, int[] columns) {
        return Arrays.stream(columns).mapToDouble(c -> mean[half][c]).toArray();
    }

    /** All columns, the most important by the first half first. */
    int[] order() {
        return IntStream.range(0, mean[0].length)
                .boxed()
                .sorted((a, b) -> Double.compare(mean[0][b], mean[0][a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
