package ockham.learners.boost;

import java.time.Duration;
import java.util.Arrays;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.learners.TrainingRows;

/**
 * Follows the validation loss from round to round and says when to stop. Round 0 is the prior: where no round beats it,
 * the best model is the one that knows no feature. A rival's curve ends a hopeless fit: who is behind it with twice the
 * rounds is given up. Not safe to share between threads.
 */
final class EarlyStopping {
    /** Probabilities are held this far from 0, as the engines' own metrics do. */
    private static final double CLIP = 1e-15;

    /** Rounds before which a rival's lead means nothing. */
    private static final int TRIAL = 40;

    private final Schedule schedule;
    private final double[] rival;
    private final FitContext context;
    private final long end;
    private double[] curve = new double[64];
    private int rounds;
    private double bestLoss;
    private int best;

    /** @param rival the least loss of another fit up to each round; empty if there is none */
    EarlyStopping(Schedule schedule, double priorLoss, double[] rival, FitContext context) {
        this.schedule = schedule;
        this.rival = rival;
        this.bestLoss = priorLoss;
        this.curve[0] = priorLoss;
        this.context = context;
        long nanos = context.budget().compareTo(Duration.ofDays(365)) > 0
                ? Long.MAX_VALUE / 4
                : context.budget().toNanos();
        this.end = System.nanoTime() + nanos;
    }

    /** Takes the loss after {@code round} rounds; false if the fit is to end. */
    boolean goOn(int round, double loss) {
        if (loss < bestLoss || schedule.settled()) {
            bestLoss = loss;
            best = round;
        }
        note(round);
        context.progress().step(round, schedule.rounds());
        if (Double.isNaN(loss) || round >= schedule.rounds()) {
            return false;
        }
        if (!schedule.settled() && (round - best >= schedule.patience() || hopeless(round))) {
            return false;
        }
        if (System.nanoTime() - end > 0) {
            context.progress().cutShort();
            return false;
        }
        return true;
    }

    private void note(int round) {
        if (round == curve.length) {
            curve = Arrays.copyOf(curve, 2 * round);
        }
        curve[round] = bestLoss;
        rounds = round;
    }

    private boolean hopeless(int round) {
        return rival.length > 0 && round >= TRIAL && bestLoss > rival[Math.min(round / 2, rival.length - 1)];
    }

    /** The least loss up to each round, from round 0. */
    double[] curve() {
        return Arrays.copyOf(curve, rounds + 1);
    }

    double bestLoss() {
        return bestLoss;
    }

    /** The round with the least loss, 0 if the prior has it; the last one where their number is fixed. */
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
