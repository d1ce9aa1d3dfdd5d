package ockham.learners.linear;

/**
 * What an elastic net adds to the mean loss: {@code size * (mixing |w|_1 + (1 - mixing) |w|^2 / 2)} (Zou and Hastie 2005).
 *
 * @param size positive
 * @param mixing 1 for the lasso, towards 0 for a ridge
 */
record Penalty(double size, double mixing) {
    double absolute() {
        return size * mixing;
    }

    double square() {
        return size * (1 - mixing);
    }

    /**
     * The weight that minimises {@code curvature / 2 (w - centre)^2} with the penalty.
     *
     * @param sign 1 if it may not be negative, -1 if it may not be positive, 0 if it is free
     */
    double shrink(double centre, double curvature, int sign) {
        if (centre * sign < 0) {
            return 0;
        }
        double pull = curvature * centre;
        double left = Math.max(0, Math.abs(pull) - absolute());
        return left == 0 ? 0 : Math.copySign(left, pull) / (curvature + square());
    }
}
