package ockham.study.compare;

import java.util.List;
import java.util.Optional;

/**
 * How candidates compare by the metric.
 *
 * @param scores of every candidate, in the order of the ladder
 * @param paired differences of every other candidate from the best; after them, where neither is the best, that of the best
 *     deep candidate from the best classical one
 * @param best name of the candidate with the best mean, the simplest of equals, or empty where there is none
 * @param warnings what a reader must know, such as a few rows that carry a difference
 */
public record Comparison(Metric metric, List<Score> scores, List<Paired> paired, String best, List<String> warnings) {
    public Comparison {
        scores = List.copyOf(scores);
        paired = List.copyOf(paired);
        warnings = List.copyOf(warnings);
    }

    /**
     * A candidate's score.
     *
     * @param estimate the metric with its 90% interval
     * @param contributions {@code [repeat][row]}, see {@link Metric#contributions}
     */
    public record Score(String candidate, Estimate estimate, double[][] contributions) {}

    /**
     * A paired difference {@code candidate - against}, positive where the first is better.
     *
     * @param difference with its 90% interval
     * @param standardError of the difference
     * @param probabilityBetter that the first is truly better, shrunk: {@link MeanVariance#probabilityAboveZero}
     */
    public record Paired(
            String candidate, String against, Estimate difference, double standardError, double probabilityBetter) {}

    /** The score of a candidate. */
    public Optional<Score> score(String candidate) {
        return scores.stream().filter(s -> s.candidate().equals(candidate)).findFirst();
    }

    /** The paired difference of a candidate from the best. */
    public Optional<Paired> difference(String candidate) {
        return difference(candidate, best);
    }

    /** The paired difference of two candidates, if it is among those that were computed. */
    public Optional<Paired> difference(String candidate, String against) {
        return paired.stream()
                .filter(p -> p.candidate().equals(candidate) && p.against().equals(against))
                .findFirst();
    }

    /**
     * The razor: the simplest candidate whose paired difference from the best is within one standard error of that
     * difference; empty where there is no candidate.
     */
    public String simplest() {
        return scores.stream()
                .map(Score::candidate)
                .filter(c -> c.equals(best)
                        || difference(c)
                                .filter(p -> -p.difference().mean() <= p.standardError())
                                .isPresent())
                .findFirst()
                .orElse("");
    }
}
