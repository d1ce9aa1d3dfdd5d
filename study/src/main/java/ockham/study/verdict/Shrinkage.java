package ockham.study.verdict;

/**
 * Shrinks a difference towards a known one before a probability is stated: with a normal prior of that mean and deviation tau, a
 * difference {@code d} from it with standard error {@code se} has the posterior mean {@code B d} and deviation
 * {@code sqrt(B) se}, {@code B = tau^2 / (tau^2 + se^2)}. Flat priors overstate: their 95% is 77% true at tau = se / 2.
 */
final class Shrinkage {
    private Shrinkage() {}

    static double factor(double tau, double se) {
        return se == 0 ? 1 : tau * tau / (tau * tau + se * se);
    }

    /**
     * Shrinks draws of a difference.
     *
     * @param tau deviation known from past studies; 0: not known, then the larger of {@code delta} and the standard
     *     error. Without that floor a delta far below what the study can resolve would shrink a lead of ten standard
     *     errors to nothing
     * @param centre what the difference is where neither decides better: 0, or minus what one costs more
     */
    static double[] shrink(double[] draws, double tau, double delta, double centre) {
        double mean = mean(draws);
        double se = Math.sqrt(variance(draws));
        double b = factor(tau > 0 ? tau : Math.max(delta, se), se);
        double[] shrunk = new double[draws.length];
        for (int d = 0; d < draws.length; d++) {
            shrunk[d] = centre + b * (mean - centre) + Math.sqrt(b) * (draws[d] - mean);
        }
        return shrunk;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }
}
