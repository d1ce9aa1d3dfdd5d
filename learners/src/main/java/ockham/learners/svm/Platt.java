package ockham.learners.svm;

import java.util.Arrays;

/**
 * The probability of a decision: {@code 1 / (1 + exp(-(slope * f + shift)))}, fitted by Newton's method with the
 * targets of Platt (1999), which hold it away from 0 and 1; the steps as in Lin, Lin and Weng (2007).
 */
record Platt(double slope, double shift) {
    private static final int STEPS = 100;
    private static final double TOLERANCE = 1e-8;
    private static final double RIDGE = 1e-12;
    private static final double SHORTEST = 1e-10;

    /** @param positive true where the truth is the class that a positive decision favours */
    static Platt fit(double[] decisions, boolean[] positive) {
        int ones = 0;
        for (boolean one : positive) {
            ones += one ? 1 : 0;
        }
        double high = (ones + 1.0) / (ones + 2.0);
        double low = 1.0 / (positive.length - ones + 2.0);
        double[] target = new double[positive.length];
        Arrays.setAll(target, i -> positive[i] ? high : low);
        Platt now = new Platt(0, Math.log((ones + 1.0) / (positive.length - ones + 1.0)));
        double loss = now.loss(decisions, target);
        for (int step = 0; step < STEPS; step++) {
            Platt direction = now.newton(decisions, target);
            if (Math.abs(direction.slope) + Math.abs(direction.shift) < TOLERANCE) {
                return now;
            }
            double length = 1;
            Platt next = now.plus(direction, length);
            double nextLoss = next.loss(decisions, target);
            while (!(nextLoss < loss) && length > SHORTEST) {
                length /= 2;
                next = now.plus(direction, length);
                nextLoss = next.loss(decisions, target);
            }
            if (!(nextLoss < loss)) {
                return now;
            }
            now = next;
            loss = nextLoss;
        }
        return now;
    }

    private Platt plus(Platt direction, double length) {
        return new Platt(slope + length * direction.slope, shift + length * direction.shift);
    }

    private Platt newton(double[] decisions, double[] target) {
        double slopes = RIDGE;
        double shifts = RIDGE;
        double both = 0;
        double slopeGradient = 0;
        double shiftGradient = 0;
        for (int i = 0; i < target.length; i++) {
            double p = 1 / (1 + Math.exp(-(slope * decisions[i] + shift)));
            double weight = p * (1 - p);
            slopes += decisions[i] * decisions[i] * weight;
            shifts += weight;
            both += decisions[i] * weight;
            slopeGradient += decisions[i] * (p - target[i]);
            shiftGradient += p - target[i];
        }
        double determinant = slopes * shifts - both * both;
        if (!(determinant > 0)) {
            return new Platt(0, -shiftGradient / shifts);
        }
        return new Platt(
                -(shifts * slopeGradient - both * shiftGradient) / determinant,
                -(slopes * shiftGradient - both * slopeGradient) / determinant);
    }

    private double loss(double[] decisions, double[] target) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            double s = slope * decisions[i] + shift;
            sum += Math.log1p(Math.exp(-Math.abs(s))) + Math.max(0, -s) + (1 - target[i]) * s;
        }
        return sum;
    }
}
