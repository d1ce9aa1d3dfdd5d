package ockham.learners.boost;

import java.time.Duration;
import java.util.Arrays;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.learners.TrainingRows;

/**
 * Follows the validation loss from round to round and says when to stop. Round 0 is the prior: where no round beats it,
 * the best model is the one that knows no feature. Not safe to share between threads.
 */
final class EarlyStopping {
    /** Probabilities are held this far from 0, as the engines' own metrics do. */
    private static final double CLIP = 1e-15;

    private final Schedule schedule;
    private final FitContext context;
    private final long end;
    private double bestLoss;
    private int best;

    EarlyStopping(Schedule schedule, double priorLoss, FitContext context) {
        this.schedule = schedule;
        this.bestLoss = priorLoss;
        this.context = context;
        long nanos = context.budget().compareTo(Duration.ofDays(365)) > 0
                ? Long.MAX_VALUE / 4
                : context.budget().toNanos();
        this.end = System.nanoTime() + nanos;
    }

    /** Takes the loss after {@code round} rounds; false if the fit is to end. */
    boolean goOn(int round, double loss) {
        if (loss < bestLoss) {
            bestLoss = loss;
            best = round;
        }
        context.progress().step(round, schedule.rounds());
        if (Double.isNaN(loss) || round - best >= schedule.patience() || round >= schedule.rounds()) {
            return false;
        }
        if (System.nanoTime() - end > 0) {
            context.progress().cutShort();
            return false;
        }
        return true;
    }

    /** The round with the least loss, 0 if the prior has it. */
    int best() {
        return best;
    }

    /**
     * The loss of a prediction that is the same for all rows: mean log loss, or root mean square error.
     *
     * @param prior probabilities, or one number
     */
    static double loss(double[] prior, Rows rows) {
        if (rows.task().classification()) {
            int[] counts = TrainingRows.counts(rows);
            double sum = 0;
            for (int k = 0; k < counts.length; k++) {
                sum -= counts[k] == 0 ? 0 : counts[k] * Math.log(Math.max(prior[k], CLIP));
            }
            return sum / rows.size();
        }
        double squares = Arrays.stream(rows.target())
                .map(y -> (y - prior[0]) * (y - prior[0]))
                .sum();
        return Math.sqrt(squares / rows.size());
    }
}
