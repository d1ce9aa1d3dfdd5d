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
     * The deviation of the prior. Where it is not known from past studies, the largest of {@code delta}, the standard error and
     * {@code sqrt(lead^2 - 2 se^2)}: empirical Bayes of a single observation, {@code lead^2 - se^2}, less another {@code se^2}, for a lead
     * is looked at because it is large. One of up to 1.73 standard errors keeps a half, one of four 93 %: a lead of many
     * standard errors is no draw from a prior as narrow as one.
     *
     * @param known from past studies; 0: not known
     * @param lead the difference from the prior's mean
     */
    static double tau(double known, double delta, double se, double lead) {
        return known > 0 ? known : Math.max(Math.max(delta, se), Math.sqrt(Math.max(0, lead * lead - 2 * se * se)));
    }

    /**
     * Shrinks draws of a difference.
     *
     * @param tau deviation known from past studies; 0: not known, see {@link #tau}
     * @param centre what the difference is where neither decides better: 0, or minus what one costs more
     */
    static double[] shrink(double[] draws, double tau, double delta, double centre) {
        double mean = mean(draws);
        double se = Math.sqrt(variance(draws));
        double b = factor(tau(tau, delta, se, mean - centre), se);
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
