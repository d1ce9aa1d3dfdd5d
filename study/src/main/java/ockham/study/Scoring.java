package ockham.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Compare;
import ockham.study.compare.Comparison;
import ockham.study.compare.MeanVariance;
import ockham.study.compare.Metric;
import ockham.study.compare.OutOfFold;
import ockham.study.value.Value;

/** Values of single rows by what the verdict goes by, running costs aside, for a clock measures these. */
record Scoring(StudyCourse course) {
    /** A value per row, larger being better: money a year, or contributions to the metric; {@code [repeat][row]} by name. */
    Map<String, double[][]> rows(OutOfFold predictions) {
        BusinessCase business = course.question().business();
        if (business != null) {
            return Value.yearly(predictions, business, course.plan().seed());
        }
        Metric metric = course.question().metric();
        Map<String, double[][]> scores = new LinkedHashMap<>();
        for (OutOfFold.Entry entry : predictions.entries()) {
            scores.put(
                    entry.candidate(),
                    IntStream.range(0, entry.repeats().size())
                            .mapToObj(r -> metric.contributions(
                                    predictions.task(),
                                    predictions.truth(),
                                    entry.repeats().get(r),
                                    predictions.folds()[r]))
                            .toArray(double[][]::new));
        }
        return scores;
    }

    /** What scores are in. */
    String unit() {
        BusinessCase business = course.question().business();
        return business == null ? course.question().metric().title() : business.currency() + " a year";
    }

    /** Whether the unit's larger values are better. */
    boolean higherIsBetter() {
        return course.question().business() != null
                || course.question().metric().higherIsBetter();
    }

    /**
     * The one that the razor takes: the simplest whose paired difference from the best is within one standard error of that
     * difference.
     *
     * @param open at least one, simplest first, all of them among the predictions
     */
    Candidate razor(Collection<Candidate> open, OutOfFold predictions) {
        Map<String, double[][]> scores =
                rows(predictions.only(e -> open.stream().anyMatch(c -> c.name().equals(e.candidate()))));
        List<Comparison.Score> all = new ArrayList<>();
        scores.forEach((name, rows) -> all.add(new Comparison.Score(
                name, MeanVariance.of(rows, predictions.group()).estimate(), rows)));
        Comparison.Score best = all.getFirst();
        for (Comparison.Score score : all) {
            best = score.estimate().mean() > best.estimate().mean() ? score : best;
        }
        for (Candidate candidate : open) {
            for (Comparison.Score score : all) {
                Comparison.Paired lag = Compare.paired(best, score, predictions.group());
                if (score.candidate().equals(candidate.name())
                        && !(lag.difference().mean() > lag.standardError())) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("the best is among them");
    }
}
