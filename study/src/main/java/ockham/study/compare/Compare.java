package ockham.study.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.api.Predictions;

/** Stage 7: scores with honest intervals, and paired differences, from stored out-of-fold predictions. */
public final class Compare {
    private final OutOfFold predictions;
    private final Metric metric;
    private final List<Comparison.Score> scores = new ArrayList<>();
    private final List<Comparison.Paired> paired = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Compare(OutOfFold predictions, Metric metric) {
        this.predictions = predictions;
        this.metric = metric;
    }

    /** Compares all candidates by the metric; scores in the order of the entries. */
    public static Comparison of(OutOfFold predictions, CompareSettings settings) {
        return new Compare(predictions, settings.metric()).comparison();
    }

    private Comparison comparison() {
        predictions.entries().forEach(this::score);
        // A challenger is compared with the best of the study's own, and is never that best itself.
        Optional<Comparison.Score> best = best(predictions.entries().stream()
                .filter(e -> e.family().side() != Family.Side.OUTSIDE)
                .toList());
        best.ifPresent(b -> {
            for (Comparison.Score score : scores) {
                pair(score, b);
            }
        });
        sides(best.map(Comparison.Score::candidate).orElse(""));
        return new Comparison(
                metric, scores, paired, best.map(Comparison.Score::candidate).orElse(""), warnings);
    }

    private void score(OutOfFold.Entry entry) {
        double[][] rows = new double[entry.repeats().size()][];
        for (int r = 0; r < rows.length; r++) {
            Predictions repeat = entry.repeats().get(r);
            rows[r] = metric.contributions(
                    predictions.task(), predictions.truth(), repeat, predictions.folds()[r]);
        }
        Estimate oriented = MeanVariance.of(rows, predictions.group()).estimate();
        scores.add(new Comparison.Score(entry.candidate(), facing(oriented), rows));
    }

    /** An estimate of contributions as the metric itself is read: a loss is positive. */
    private Estimate facing(Estimate oriented) {
        Estimate turned = metric.higherIsBetter() ? oriented : oriented.turned();
        return new Estimate(turned.mean(), metric.possible(turned.low()), metric.possible(turned.high()));
    }

    /** The candidate with the best mean among some; the first of equals, which is the simplest. */
    private Optional<Comparison.Score> best(List<OutOfFold.Entry> among) {
        Comparison.Score best = null;
        for (OutOfFold.Entry entry : among) {
            Comparison.Score score = scores.get(predictions.entries().indexOf(entry));
            if (best == null || turned(score) > turned(best)) {
                best = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private double turned(Comparison.Score score) {
        return (metric.higherIsBetter() ? 1 : -1) * score.estimate().mean();
    }

    /** The best deep candidate against the best classical one, where neither leads: a rule may lead both. */
    private void sides(String leader) {
        Optional<Comparison.Score> deep = best(of(Family.Side.DEEP));
        Optional<Comparison.Score> classical = best(of(Family.Side.CLASSICAL));
        if (deep.isPresent()
                && classical.isPresent()
                && !deep.get().candidate().equals(leader)
                && !classical.get().candidate().equals(leader)) {
            pair(deep.get(), classical.get());
        }
    }

    private List<OutOfFold.Entry> of(Family.Side side) {
        return predictions.entries().stream()
                .filter(e -> e.family().side() == side)
                .toList();
    }

    private void pair(Comparison.Score a, Comparison.Score b) {
        if (a.candidate().equals(b.candidate())) {
            return;
        }
        paired.add(paired(a, b, predictions.group()));
        warning(a, b).ifPresent(warnings::add);
    }

    /**
     * The paired difference of two scores of the same rows and repeats.
     *
     * @param group dense group number of each row
     */
    public static Comparison.Paired paired(Comparison.Score a, Comparison.Score b, int[] group) {
        MeanVariance mean = MeanVariance.of(difference(a.contributions(), b.contributions()), group);
        return new Comparison.Paired(
                a.candidate(), b.candidate(), mean.estimate(), mean.standardError(), mean.probabilityAboveZero());
    }

    /** What a reader must know of that difference where it hangs on few rows. */
    public static Optional<String> warning(Comparison.Score a, Comparison.Score b) {
        return HeavyTail.of(difference(a.contributions(), b.contributions()))
                .map(tail -> tail.warning(a.candidate(), b.candidate()));
    }

    private static double[][] difference(double[][] a, double[][] b) {
        double[][] difference = new double[a.length][];
        for (int r = 0; r < a.length; r++) {
            difference[r] = new double[a[r].length];
            for (int i = 0; i < a[r].length; i++) {
                difference[r][i] = a[r][i] - b[r][i];
            }
        }
        return difference;
    }
}
