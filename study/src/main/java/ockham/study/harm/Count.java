package ockham.study.harm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ockham.study.compare.Estimate;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How often something went wrong.
 *
 * @param errors rows on which it did
 * @param rows of which it could
 * @param effective independent rows that tell as much: fewer than {@code rows} where rows come in groups
 */
record Count(double errors, double rows, double effective) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Rows that are independent. */
    static Count of(long errors, long rows) {
        return new Count((double) errors, (double) rows, (double) rows);
    }

    /**
     * Rows of groups. The share's cluster-robust variance says how many independent rows would tell as much (Korn and Graubard
     * 1998); where all rows agree, a group counts as one.
     *
     * @param wrong whether it went wrong, for each row of which it could
     * @param group any number of each row's group
     */
    static Count of(boolean[] wrong, int[] group) {
        int rows = wrong.length;
        int errors = 0;
        for (boolean one : wrong) {
            errors += one ? 1 : 0;
        }
        Map<Integer, double[]> groups = new HashMap<>();
        double share = (double) errors / rows;
        for (int i = 0; i < rows; i++) {
            groups.computeIfAbsent(group[i], g -> new double[1])[0] += (wrong[i] ? 1 : 0) - share;
        }
        int units = groups.size();
        if (units == rows) {
            return of(errors, rows);
        }
        if (errors == 0 || errors == rows || units < 2) {
            return new Count(errors, rows, units);
        }
        double squares = groups.values().stream()
                .mapToDouble(sum -> sum[0] * sum[0])
                .sorted()
                .sum();
        double variance = units / (units - 1.0) * squares / ((double) rows * rows);
        double effective = share * (1 - share) / variance;
        return new Count(errors, rows, Math.max(1, Math.min(rows, effective)));
    }

    double share() {
        return errors / rows;
    }

    /** Wilson's interval (1927). */
    Estimate interval(double confidence) {
        double z = z(confidence);
        double share = share();
        double scale = 1 + z * z / effective;
        double centre = (share + z * z / (2 * effective)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / effective + z * z / (4 * effective * effective)) / scale;
        // Rounding must not part the interval from a share at the edge.
        double low = errors == 0 ? 0 : Math.max(0, centre - half);
        double high = errors == rows ? 1 : Math.min(1, centre + half);
        return new Estimate(share, low, high);
    }

    /** This share less another of other rows, with Newcombe's interval (1998, method 10: squares of two Wilson intervals added). */
    Estimate minus(Count other, double confidence) {
        Estimate own = interval(confidence);
        Estimate their = other.interval(confidence);
        double gap = share() - other.share();
        double down = Math.hypot(own.mean() - own.low(), their.high() - their.mean());
        double up = Math.hypot(own.high() - own.mean(), their.mean() - their.low());
        return new Estimate(gap, Math.max(-1, gap - down), Math.min(1, gap + up));
    }

    /**
     * The smallest gap upwards from another share that so many rows of both would show in four of five studies, at the
     * confidence that gaps are called at: by the arcsine of the root, which makes variances equal (Cohen 1988). NaN where not
     * even a share of 1 would.
     */
    double detectable(Count other, double confidence) {
        return detectable(other.share(), effective, other.effective, confidence);
    }

    static double detectable(double base, double rows, double others, double confidence) {
        double angle = Math.asin(Math.sqrt(base)) + reach(confidence) * Math.sqrt(1 / rows + 1 / others) / 2;
        return angle > Math.PI / 2 ? Double.NaN : Math.pow(Math.sin(angle), 2) - base;
    }

    /** Standard errors that a difference must have to be seen with a power of 80 %, called at a two-sided confidence. */
    static double reach(double confidence) {
        return z(confidence) + NORMAL.inverseCumulativeProbability(0.8);
    }

    static double z(double confidence) {
        return NORMAL.inverseCumulativeProbability(0.5 + confidence / 2);
    }

    /** Whether rows belong together. */
    static boolean grouped(int[] group) {
        return Arrays.stream(group).distinct().count() < group.length;
    }
}
