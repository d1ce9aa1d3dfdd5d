package ockham.score.calibrate;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.api.Task;

/**
 * Fits and chooses a calibrator on validation rows. Scaling has one or two numbers to fit, so a few dozen rows are
 * enough; it replaces the identity only where it lowers the cross-validated log loss by more than its standard error.
 */
public final class Calibration {
    private static final int FOLDS = 5;
    private static final int LEAST_ROWS = 50;
    private static final int STEPS = 60;

    private Calibration() {}

    /**
     * Chooses between scaling and the identity; the identity for numbers.
     *
     * @param raw predictions of validation rows, which the model has not learnt from
     * @param truth class index of each
     */
    public static Calibrator choose(Task task, Predictions raw, double[] truth) {
        if (!task.classification() || truth.length < LEAST_ROWS) {
            return Calibrator.identity();
        }
        double[] gain = new double[truth.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int part = fold;
            int[] learn = IntStream.range(0, truth.length).filter(i -> i % FOLDS != part).toArray();
            int[] test = IntStream.range(0, truth.length).filter(i -> i % FOLDS == part).toArray();
            Predictions held = rows(raw, test);
            Predictions scaled = fit(task, rows(raw, learn), take(truth, learn)).apply(held);
            for (int i = 0; i < test.length; i++) {
                int k = (int) truth[test[i]];
                gain[test[i]] = log(scaled.get(i, k)) - log(held.get(i, k));
            }
        }
        double mean = Arrays.stream(gain).sum() / gain.length;
        double squares = 0;
        for (double g : gain) {
            squares += (g - mean) * (g - mean);
        }
        double error = Math.sqrt(squares / (gain.length - 1.0) / gain.length);
        return mean > error ? fit(task, raw, truth) : Calibrator.identity();
    }

    /** Platt scaling for two classes, temperature scaling for more, by maximum likelihood. */
    static Calibrator fit(Task task, Predictions raw, double[] truth) {
        return task instanceof Task.Binary ? platt(raw, truth) : temperature(raw, truth);
    }

    /** Newton's method on slope and intercept of the log odds, with Platt's smoothed targets. */
    private static Calibrator platt(Predictions raw, double[] truth) {
        double ones = Arrays.stream(truth).sum();
        double zeros = truth.length - ones;
        double high = (ones + 1) / (ones + 2);
        double low = 1 / (zeros + 2);
        double[] odds = new double[truth.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = log(raw.get(i, 1)) - log(raw.get(i, 0));
        }
        double a = 1;
        double b = 0;
        for (int step = 0; step < STEPS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = 1e-10;
            double hab = 0;
            double hbb = 1e-10;
            for (int i = 0; i < odds.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(a * odds[i] + b)));
                double miss = p - (truth[i] == 1 ? high : low);
                double w = p * (1 - p);
                ga += miss * odds[i];
                gb += miss;
                haa += w * odds[i] * odds[i];
                hab += w * odds[i];
                hbb += w;
            }
            double det = haa * hbb - hab * hab;
            if (!(det > 1e-12 * haa * hbb)) {
                break;
            }
            double da = (hbb * ga - hab * gb) / det;
            double db = (haa * gb - hab * ga) / det;
            // A step that is too long for a flat likelihood is cut.
            double cut = Math.min(1, 2 / Math.max(1e-300, Math.max(Math.abs(da), Math.abs(db))));
            a -= cut * da;
            b -= cut * db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                break;
            }
        }
        return a > 0 && Double.isFinite(a) && Double.isFinite(b)
                ? new Calibrator(a, new double[] {0, b})
                : Calibrator.identity();
    }

    /** Golden-section search for the slope, whose log loss is convex. */
    private static Calibrator temperature(Predictions raw, double[] truth) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.05);
        double high = Math.log(20);
        for (int step = 0; step < STEPS; step++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(raw, truth, left) <= loss(raw, truth, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Calibrator(Math.exp((low + high) / 2), new double[raw.width()]);
    }

    private static double loss(Predictions raw, double[] truth, double logSlope) {
        Predictions scaled = new Calibrator(Math.exp(logSlope), new double[raw.width()]).apply(raw);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= log(scaled.get(i, (int) truth[i]));
        }
        return sum;
    }

    private static double log(double p) {
        return StrictMath.log(Math.max(Calibrator.LEAST, p));
    }

    private static Predictions rows(Predictions raw, int[] index) {
        double[] values = new double[index.length * raw.width()];
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(raw.values(), index[i] * raw.width(), values, i * raw.width(), raw.width());
        }
        return new Predictions(index.length, raw.width(), values);
    }

    private static double[] take(double[] values, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> values[i]).toArray();
    }
}
