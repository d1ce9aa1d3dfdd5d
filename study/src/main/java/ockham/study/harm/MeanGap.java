package ockham.study.harm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ockham.study.compare.Estimate;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The mean of some rows, and how far it is from that of all others. Errors are robust to groups, whose rows may be on both
 * sides; Student's t has the degrees of freedom of the side with fewer groups.
 *
 * @param inside mean of the rows asked about
 * @param outside mean of the others
 * @param error standard error of the difference; NaN where a side has fewer than two groups
 * @param freedom degrees of freedom
 */
record MeanGap(double inside, double outside, double error, int freedom) {
    /**
     * Of all rows given.
     *
     * @param values one a row
     * @param in whether the row is asked about
     * @param group any number of each row's group
     */
    static MeanGap of(double[] values, boolean[] in, int[] group) {
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < values.length; i++) {
            int side = in[i] ? 1 : 0;
            sum[side] += values[i];
            count[side]++;
        }
        double inside = sum[1] / count[1];
        double outside = sum[0] / count[0];
        Map<Integer, double[]> groups = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            double[] own = groups.computeIfAbsent(group[i], g -> new double[3]);
            own[0] += in[i] ? (values[i] - inside) / count[1] : -(values[i] - outside) / count[0];
            own[in[i] ? 2 : 1]++;
        }
        double[] squares = groups.values().stream()
                .mapToDouble(own -> own[0] * own[0])
                .sorted()
                .toArray();
        int with = (int) groups.values().stream().filter(own -> own[2] > 0).count();
        int without = (int) groups.values().stream().filter(own -> own[1] > 0).count();
        int freedom = Math.min(with, without) - 1;
        double units = groups.size();
        double variance = freedom < 1
                ? Double.NaN
                : units / (units - 1) * Arrays.stream(squares).sum();
        return new MeanGap(inside, outside, Math.sqrt(variance), freedom);
    }

    double difference() {
        return inside - outside;
    }

    /** The difference with an interval. */
    Estimate interval(double confidence) {
        double half = freedom < 1 ? Double.NaN : error * student().inverseCumulativeProbability(0.5 + confidence / 2);
        return new Estimate(difference(), difference() - half, difference() + half);
    }

    /** Chance of a difference as large or larger where there is none; 1 where it cannot be told. */
    double p() {
        if (freedom < 1 || !(error > 0)) {
            return 1;
        }
        return student().cumulativeProbability(-difference() / error);
    }

    /** The smallest difference that four of five studies like this one would show, called at a two-sided confidence. */
    double detectable(double confidence) {
        return Count.reach(confidence) * error;
    }

    private TDistribution student() {
        return new TDistribution(freedom);
    }
}
