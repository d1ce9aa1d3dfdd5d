package ockham.study.compare;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.api.Predictions;

/**
 * Which labels contradict what a model is confident of (Northcutt, Jiang and Chuang 2021, "Confident learning"). A row is
 * confident of class j where its probability reaches the mean probability of j over the rows labelled j; of several such
 * classes it takes the most probable. The label of a row that is confident of another class is flagged.
 */
final class ConfidentLearning {
    /** What a probability may lack of the threshold, as in cleanlab. */
    private static final double SLACK = 1e-6;
    /** Of a row that is confident of no class. */
    static final int NONE = -1;

    private final Predictions predictions;
    private final int[] labels;
    private final double[] thresholds;

    /**
     * @param predictions of rows that the model has not learnt from
     * @param labels class of each row, as given
     */
    ConfidentLearning(Predictions predictions, int[] labels) {
        this.predictions = predictions;
        this.labels = labels;
        this.thresholds = thresholds(predictions, labels);
    }

    /** The mean probability of each class over the rows with its label; infinite for a class that no label names. */
    private static double[] thresholds(Predictions predictions, int[] labels) {
        double[] sums = new double[predictions.width()];
        int[] counts = new int[predictions.width()];
        for (int i = 0; i < labels.length; i++) {
            sums[labels[i]] += predictions.get(i, labels[i]);
            counts[labels[i]]++;
        }
        double[] means = new double[sums.length];
        Arrays.setAll(means, k -> counts[k] == 0 ? Double.POSITIVE_INFINITY : sums[k] / counts[k]);
        return means;
    }

    double[] thresholds() {
        return thresholds.clone();
    }

    /** The class that a row is confident of, or {@link #NONE}. */
    int confident(int row) {
        int best = NONE;
        for (int k = 0; k < thresholds.length; k++) {
            double p = predictions.get(row, k);
            if (p >= thresholds[k] - SLACK && (best == NONE || p > predictions.get(row, best))) {
                best = k;
            }
        }
        return best;
    }

    boolean flagged(int row) {
        int confident = confident(row);
        return confident != NONE && confident != labels[row];
    }

    /** The rows whose labels are flagged, ascending. */
    int[] flagged() {
        return IntStream.range(0, labels.length).filter(this::flagged).toArray();
    }

    /** How many labels are flagged. */
    int count() {
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            count += flagged(i) ? 1 : 0;
        }
        return count;
    }

    /** Rows by label and by the class that they are confident of. */
    int[][] joint() {
        int[][] joint = new int[thresholds.length][thresholds.length];
        for (int i = 0; i < labels.length; i++) {
            int confident = confident(i);
            if (confident != NONE) {
                joint[labels[i]][confident]++;
            }
        }
        return joint;
    }
}
