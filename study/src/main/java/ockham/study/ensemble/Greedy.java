package ockham.study.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Predictions;
import ockham.api.Task;

/**
 * Greedy selection with replacement (Caruana et al. 2004, "Ensemble selection from libraries of models"): starting from
 * nothing, the member is added that lowers the loss of the mean most, again and again; a member's weight is the share of
 * picks it got up to the best round. Loss is log loss, or the squared error. Of equals the simplest is picked.
 */
final class Greedy {
    private static final int PICKS = 25;
    private static final double CLIP = 1e-15;

    private final boolean classes;
    private final double[] truth;
    /** {@code [member][row]}: the probability of the true class, or the number predicted. */
    private final double[][] seen;

    /**
     * A choice among members on these rows.
     *
     * @param truth class index or number of each row
     * @param members predictions of the rows, simplest member first
     */
    Greedy(Task task, double[] truth, List<Predictions> members) {
        this.classes = task.classification();
        this.truth = truth;
        this.seen = new double[members.size()][truth.length];
        for (int m = 0; m < seen.length; m++) {
            for (int i = 0; i < truth.length; i++) {
                seen[m][i] = members.get(m).get(i, classes ? (int) truth[i] : 0);
            }
        }
    }

    /** Weights of the members by the rows that are let in; 1 in all. */
    double[] weights(boolean[] in) {
        int[] rows = rows(in);
        double[] sum = new double[rows.length];
        List<Integer> picks = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        int length = 0;
        for (int t = 0; t < PICKS; t++) {
            int best = 0;
            double bestLoss = Double.POSITIVE_INFINITY;
            for (int m = 0; m < seen.length; m++) {
                double loss = loss(rows, sum, m, t + 1);
                if (loss < bestLoss) {
                    best = m;
                    bestLoss = loss;
                }
            }
            picks.add(best);
            for (int i = 0; i < rows.length; i++) {
                sum[i] += seen[best][rows[i]];
            }
            if (bestLoss < least) {
                least = bestLoss;
                length = t + 1;
            }
        }
        double[] weights = new double[seen.length];
        int counted = Math.max(1, length);
        picks.subList(0, counted).forEach(m -> weights[m] += 1.0 / counted);
        return weights;
    }

    private double loss(int[] rows, double[] sum, int member, int count) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double mean = (sum[i] + seen[member][rows[i]]) / count;
            double miss = truth[rows[i]] - mean;
            loss += classes ? -Math.log(Math.max(CLIP, mean)) : miss * miss;
        }
        return loss;
    }

    private static int[] rows(boolean[] in) {
        int[] rows = new int[in.length];
        int count = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i]) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
