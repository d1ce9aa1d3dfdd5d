package ockham.learners.svm;

import java.util.Arrays;
import ockham.score.model.PairVotes;

/**
 * Chooses slope and sharpness of {@link PairVotes} by the log loss of validation rows, among the slopes under which as
 * many of them are right as by counting votes; where no slope does that, the one under which most are right.
 */
final class VoteFit {
    private static final double[] SLOPES = {1, 2, 4, 8, 16, 32};
    private static final double LEAST = 1e-4;
    private static final double MOST = 100;
    private static final int HALVINGS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] decisions;
    private final double[] target;
    private final PairVotes start;

    VoteFit(double[] decisions, double[] target, PairVotes start) {
        this.decisions = decisions;
        this.target = target;
        this.start = start;
    }

    PairVotes fit() {
        int enough = rightByVotes();
        PairVotes best = start;
        int most = -1;
        double least = Double.POSITIVE_INFINITY;
        for (double slope : SLOPES) {
            double[] scores = scores(slope);
            PairVotes fitted = sharpened(slope, scores);
            double loss = loss(scores, fitted.sharpness());
            int right = Math.min(enough, right(scores));
            if (right > most || (right == most && loss < least)) {
                most = right;
                least = loss;
                best = fitted;
            }
        }
        return best;
    }

    /** Rows whose class wins most of its pairs; the first of equals, as libsvm counts. */
    private int rightByVotes() {
        int classes = start.classes().length;
        double[] votes = new double[target.length * classes];
        int at = 0;
        for (int row = 0; row < target.length; row++) {
            for (int i = 0; i < classes; i++) {
                for (int j = i + 1; j < classes; j++) {
                    votes[row * classes + (decisions[at++] > 0 ? i : j)]++;
                }
            }
        }
        return right(votes);
    }

    private PairVotes with(double slope, double sharpness) {
        return new PairVotes(start.outputs(), start.classes(), slope, sharpness, start.unseen());
    }

    /** The scores of every row. */
    private double[] scores(double slope) {
        PairVotes votes = with(slope, 1);
        int classes = start.classes().length;
        double[] all = new double[target.length * classes];
        double[] row = new double[classes];
        for (int i = 0; i < target.length; i++) {
            votes.scores(decisions, i * start.pairs(), row);
            System.arraycopy(row, 0, all, i * classes, classes);
        }
        return all;
    }

    private int right(double[] scores) {
        int classes = start.classes().length;
        int right = 0;
        for (int i = 0; i < target.length; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = scores[i * classes + k] > scores[i * classes + best] ? k : best;
            }
            right += start.classes()[best] == (int) target[i] ? 1 : 0;
        }
        return right;
    }

    /** Golden section search over the logarithm of the sharpness: the loss has one minimum. */
    private PairVotes sharpened(double slope, double[] scores) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int step = 0; step < HALVINGS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(scores, Math.exp(left)) <= loss(scores, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return with(slope, Math.exp((low + high) / 2));
    }

    /** Mean log loss; rows of classes without training rows do not count, nothing here could help them. */
    private double loss(double[] scores, double sharpness) {
        int classes = start.classes().length;
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            int own = Arrays.binarySearch(start.classes(), (int) target[i]);
            if (own >= 0) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < classes; k++) {
                    largest = Math.max(largest, scores[i * classes + k]);
                }
                double total = 0;
                for (int k = 0; k < classes; k++) {
                    total += Math.exp(sharpness * (scores[i * classes + k] - largest));
                }
                sum += Math.log(total) - sharpness * (scores[i * classes + own] - largest);
            }
        }
        return sum / target.length;
    }
}
