package ockham.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A permutation test in two stages: {@code p = (1 + #{permuted >= observed}) / (B + 1)} with B = 19 permutations, and with 99
 * where of those at most two reach the observed score. The second stage only ever replaces a small p, and is by itself a test
 * of its level, so p is never too small more often than it says.
 *
 * @param observed score of the true targets, larger being better
 * @param permuted scores of permuted targets, in order
 */
public record PermutationTest(double observed, List<Double> permuted) {
    /** Permutations that are always made. */
    public static final int FIRST = 19;
    /** Permutations where the first do not settle it. */
    public static final int ALL = 99;
    /** So many of the first that reach the observed score leave it open. */
    private static final int CLOSE = 2;
    /** Sums in another order differ by less; what differs by less is the same score. */
    private static final double EQUAL = 1e-9;

    public PermutationTest {
        permuted = List.copyOf(permuted);
    }

    /** Where scores come from. */
    public interface Scores {
        /**
         * Scores of permutations {@code from} to before {@code to}, of which 0 is the true targets; empty where they could
         * not be had.
         */
        Optional<double[]> of(int from, int to);
    }

    /** Runs the test; empty where the first stage lacks a score. A second stage that lacks one leaves the first's result. */
    public static Optional<PermutationTest> run(Scores scores) {
        return scores.of(0, 1 + FIRST).map(first -> {
            PermutationTest test = of(first);
            if (test.reached() > CLOSE) {
                return test;
            }
            return scores.of(1 + FIRST, 1 + ALL)
                    .map(rest -> {
                        double[] all = new double[1 + ALL];
                        System.arraycopy(first, 0, all, 0, first.length);
                        System.arraycopy(rest, 0, all, first.length, rest.length);
                        return of(all);
                    })
                    .orElse(test);
        });
    }

    private static PermutationTest of(double[] scores) {
        List<Double> permuted = new ArrayList<>();
        for (int i = 1; i < scores.length; i++) {
            permuted.add(scores[i]);
        }
        return new PermutationTest(scores[0], permuted);
    }

    /** Permutations whose score is at least the observed one. */
    public int reached() {
        double bar = observed - EQUAL * Math.max(1, Math.abs(observed));
        return (int) permuted.stream().filter(score -> score >= bar).count();
    }

    /** Whether no permutation changes anything: the test cannot see what there may be. */
    public boolean blind() {
        return permuted.stream()
                .allMatch(score -> Math.abs(score - observed) <= EQUAL * Math.max(1, Math.abs(observed)));
    }

    public double p() {
        return (1.0 + reached()) / (permuted.size() + 1);
    }
}
