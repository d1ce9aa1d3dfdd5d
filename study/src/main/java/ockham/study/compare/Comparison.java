package ockham.study.compare;

import java.util.List;
import java.util.Optional;

/**
 * How candidates compare by the metric.
 *
 * @param scores of every candidate, in the order of the ladder
 * @param paired differences of every other candidate from the best, larger is better; empty for a single candidate
 * @param best name of the candidate with the best mean, or empty where there is none
 * @param warnings what a reader must know, such as a few rows that carry a difference
 */
public record Comparison(Metric metric, List<Score> scores, List<Paired> paired, String best, List<String> warnings) {
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
     * @param standardError of the difference
     */
    public record Paired(String candidate, String against, Estimate difference, double standardError) {}

    /** The score of a candidate. */
    public Optional<Score> score(String candidate) {
        return scores.stream().filter(s -> s.candidate().equals(candidate)).findFirst();
    }

    /** The paired difference of a candidate from the best. */
    public Optional<Paired> difference(String candidate) {
        return paired.stream().filter(p -> p.candidate().equals(candidate)).findFirst();
    }
}
