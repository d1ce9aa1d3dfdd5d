package ockham.study.audit;

import java.util.Arrays;

/**
 * What is to be predicted, as the leak checks see it: class indices, or numbers.
 *
 * @param classes number of classes; 0 for numbers
 */
record Goal(double[] y, int classes) {
    int rows() {
        return y.length;
    }

    /** Values a prediction has: a probability for each class, or one number. */
    int width() {
        return Math.max(1, classes);
    }

    Goal rows(int[] rows) {
        return new Goal(Arrays.stream(rows).mapToDouble(row -> y[row]).toArray(), classes);
    }

    /** The mean of each output over the rows where {@code among} is {@code side}. */
    double[] means(boolean[] among, boolean side) {
        double[] sums = new double[width()];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (among[i] == side) {
                sums[classes == 0 ? 0 : (int) y[i]] += classes == 0 ? y[i] : 1;
                count++;
            }
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= Math.max(1, count);
        }
        return sums;
    }

    /** How good held-out predictions are. */
    Skill skill(double[] predictions) {
        return classes == 0 ? numberSkill(predictions) : classSkill(predictions);
    }

    private Skill numberSkill(double[] predictions) {
        double mean = Arrays.stream(y).sum() / y.length;
        double left = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            left += (y[i] - predictions[i]) * (y[i] - predictions[i]);
            all += (y[i] - mean) * (y[i] - mean);
        }
        double explained = all == 0 ? 0 : 1 - left / all;
        return new Skill(explained, 1 - explained, 1, explained);
    }

    private Skill classSkill(double[] predictions) {
        double[] base = new double[classes];
        for (double k : y) {
            base[(int) k] += 1.0 / y.length;
        }
        double loss = 0;
        double baseLoss = 0;
        int errors = 0;
        for (int i = 0; i < y.length; i++) {
            int truth = (int) y[i];
            loss -= StrictMath.log(Math.max(1e-6, predictions[i * classes + truth]));
            baseLoss -= StrictMath.log(base[truth]);
            errors += largest(predictions, i) == truth ? 0 : 1;
        }
        double most = Arrays.stream(base).max().orElse(1);
        double score = classes == 2 ? auc(predictions) : 1 - (double) errors / y.length;
        return new Skill(baseLoss == 0 ? 0 : 1 - loss / baseLoss, (double) errors / y.length, 1 - most, score);
    }

    private int largest(double[] predictions, int row) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = predictions[row * classes + k] > predictions[row * classes + best] ? k : best;
        }
        return best;
    }

    /** Area under the ROC curve of class 1, ties counted half (Mann and Whitney). */
    private double auc(double[] predictions) {
        double[] p = new double[y.length];
        double positives = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = predictions[2 * i + 1];
            positives += y[i];
        }
        double[] ranks = Ranks.of(p);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += y[i] == 1 ? ranks[i] : 0;
        }
        double pairs = positives * (y.length - positives);
        return pairs == 0 ? 0.5 : (sum - positives * (positives + 1) / 2) / pairs;
    }

    /**
     * How good predictions are.
     *
     * @param explained share of the log loss (classes) or of the variance (numbers) that they explain, at most 1
     * @param error share of rows put in the wrong class; 1 - explained for numbers
     * @param baseError error of always saying the commonest class; 1 for numbers
     * @param score for people: area under the ROC curve of two classes, accuracy of more, R2 of numbers
     */
    record Skill(double explained, double error, double baseError, double score) {
        /** Error as a share of what knowing nothing has. */
        double errorLeft() {
            return baseError == 0 ? 1 : error / baseError;
        }
    }
}
