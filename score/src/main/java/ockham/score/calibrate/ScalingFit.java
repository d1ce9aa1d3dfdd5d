package ockham.score.calibrate;

import java.util.Arrays;
import ockham.api.Predictions;

/** Fits {@link Scaling} by maximum likelihood. */
final class ScalingFit {
    private static final int STEPS = 100;
    private static final double COLDEST = 20;
    private static final double HOTTEST = 0.05;

    private ScalingFit() {}

    /** Platt scaling of the log odds of two classes; the identity where it would turn the order of rows round. */
    static Calibrator platt(Predictions raw, double[] truth) {
        double[] odds = new double[truth.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = Scaling.log(raw.get(i, 1)) - Scaling.log(raw.get(i, 0));
        }
        Line line = line(odds, truth);
        return line.slope() > 0 && Double.isFinite(line.slope()) && Double.isFinite(line.intercept())
                ? new Scaling(line.slope(), new double[] {0, line.intercept()})
                : Calibrator.identity();
    }

    /** {@code p = 1 / (1 + exp(-(slope * score + intercept)))}. */
    record Line(double slope, double intercept) {}

    /**
     * Platt's fit of a line to a score: Newton's method with halved steps on the log loss against his smoothed targets,
     * {@code (n1 + 1) / (n1 + 2)} and {@code 1 / (n0 + 2)} (Lin, Lin and Weng 2007).
     *
     * @param truth 1 for the positive class, else 0
     */
    static Line line(double[] score, double[] truth) {
        // In units of their own spread about their mean, so that it does not matter how far from 0 or how close scores
        // are.
        double middle = Arrays.stream(score).average().orElse(0);
        double squares =
                Arrays.stream(score).map(s -> (s - middle) * (s - middle)).sum();
        double spread = squares > 0 ? Math.sqrt(squares / score.length) : 1;
        double[] units = Arrays.stream(score).map(s -> (s - middle) / spread).toArray();
        Line line = unitLine(units, truth);
        double slope = line.slope() / spread;
        return new Line(slope, line.intercept() - slope * middle);
    }

    private static Line unitLine(double[] score, double[] truth) {
        double ones = Arrays.stream(truth).sum();
        double high = (ones + 1) / (ones + 2);
        double low = 1 / (truth.length - ones + 2);
        double[] target = new double[truth.length];
        Arrays.setAll(target, i -> truth[i] == 1 ? high : low);
        if (Arrays.stream(score).allMatch(s -> s == score[0])) {
            double mean = Arrays.stream(target).average().orElse(0.5);
            return new Line(0, StrictMath.log(mean / (1 - mean)));
        }
        Line line = new Line(0, StrictMath.log((ones + 1) / (truth.length - ones + 1)));
        double loss = loss(line, score, target);
        for (int step = 0; step < STEPS; step++) {
            Newton newton = newton(line, score, target);
            double[] move = newton.move();
            if (newton.decrement() >= 0 && newton.decrement() < 1e-15 * loss) {
                // Less than rounding lets the loss tell; the step itself is still exact.
                return moved(line, move, 1);
            }
            double size = 1;
            Line next = moved(line, move, size);
            double nextLoss = loss(next, score, target);
            while (nextLoss > loss && size > 1e-10) {
                size /= 2;
                next = moved(line, move, size);
                nextLoss = loss(next, score, target);
            }
            boolean still = Math.abs(next.slope - line.slope) + Math.abs(next.intercept - line.intercept) < 1e-13;
            if (nextLoss > loss) {
                return line;
            }
            line = next;
            loss = nextLoss;
            if (still) {
                return line;
            }
        }
        return line;
    }

    private static Line moved(Line line, double[] move, double size) {
        return new Line(line.slope - size * move[0], line.intercept - size * move[1]);
    }

    /**
     * A step of Newton's method.
     *
     * @param decrement gradient x move: twice what it is expected to lower the loss by; infinite where the Hessian is singular
     */
    private record Newton(double[] move, double decrement) {}

    /** Hessian^-1 x gradient; the Hessian has a little added, so that a constant score does no harm. */
    private static Newton newton(Line line, double[] score, double[] target) {
        double ga = 0;
        double gb = 0;
        double haa = 1e-12;
        double hab = 0;
        double hbb = 1e-12;
        for (int i = 0; i < score.length; i++) {
            double p = 1 / (1 + StrictMath.exp(-(line.slope * score[i] + line.intercept)));
            double miss = p - target[i];
            double w = p * (1 - p);
            ga += miss * score[i];
            gb += miss;
            haa += w * score[i] * score[i];
            hab += w * score[i];
            hbb += w;
        }
        double det = haa * hbb - hab * hab;
        double[] move = det > 0
                ? new double[] {(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det}
                : new double[] {0, gb / hbb};
        return new Newton(move, det > 0 ? ga * move[0] + gb * move[1] : Double.POSITIVE_INFINITY);
    }

    private static double loss(Line line, double[] score, double[] target) {
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            double z = line.slope * score[i] + line.intercept;
            // ln(1 + exp(-|z|)) + max(z, 0) - target z
            sum += StrictMath.log1p(StrictMath.exp(-Math.abs(z))) + Math.max(z, 0) - target[i] * z;
        }
        return sum;
    }

    /**
     * One temperature for all classes. The log loss is convex in the slope {@code 1 / T}, so the root of its derivative is
     * found by bisection, between 1/20 and 20.
     */
    static Calibrator temperature(Predictions raw, double[] truth) {
        double[] logit = new double[raw.values().length];
        Arrays.setAll(logit, i -> Scaling.log(raw.values()[i]));
        return new Scaling(1 / temperature(logit, raw.width(), truth), new double[raw.width()]);
    }

    static double temperature(double[] logit, int width, double[] truth) {
        double low = HOTTEST;
        double high = COLDEST;
        for (int step = 0; step < STEPS && low < high; step++) {
            double middle = (low + high) / 2;
            if (derivative(logit, width, truth, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 2 / (low + high);
    }

    /** Of the log loss by the slope: the sum of expected logit minus the true class's. */
    private static double derivative(double[] logit, int width, double[] truth, double slope) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < width; k++) {
                largest = Math.max(largest, logit[i * width + k]);
            }
            double weights = 0;
            double weighted = 0;
            for (int k = 0; k < width; k++) {
                double z = logit[i * width + k];
                double w = StrictMath.exp(slope * (z - largest));
                weights += w;
                weighted += w * z;
            }
            sum += weighted / weights - logit[i * width + (int) truth[i]];
        }
        return sum;
    }
}
