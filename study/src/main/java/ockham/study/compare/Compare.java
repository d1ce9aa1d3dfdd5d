package ockham.study.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ockham.api.Predictions;

/** Stage 7: scores with honest intervals, and paired differences, from stored out-of-fold predictions. */
public final class Compare {
    private static final double HEAVY = 0.20;

    private Compare() {}

    /** Compares all candidates by the metric; scores in the order of the entries. */
    public static Comparison of(OutOfFold predictions, CompareSettings settings) {
        Metric metric = settings.metric();
        List<Comparison.Score> scores = new ArrayList<>();
        for (OutOfFold.Entry entry : predictions.entries()) {
            double[][] rows = new double[entry.repeats().size()][];
            for (int r = 0; r < rows.length; r++) {
                Predictions repeat = entry.repeats().get(r);
                rows[r] = metric.contributions(predictions.task(), predictions.truth(), repeat);
            }
            Estimate oriented = MeanVariance.of(rows, predictions.group()).estimate();
            scores.add(new Comparison.Score(entry.candidate(), facing(metric, oriented), rows));
        }
        Optional<Comparison.Score> best = best(metric, scores);
        List<Comparison.Paired> paired = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (best.isPresent()) {
            for (Comparison.Score score : scores) {
                if (!score.candidate().equals(best.get().candidate())) {
                    double[][] difference = difference(score.contributions(), best.get().contributions());
                    MeanVariance mean = MeanVariance.of(difference, predictions.group());
                    paired.add(new Comparison.Paired(
                            score.candidate(), best.get().candidate(), mean.estimate(), mean.standardError()));
                    heavyTail(score.candidate(), best.get().candidate(), difference).ifPresent(warnings::add);
                }
            }
        }
        return new Comparison(
                metric,
                List.copyOf(scores),
                List.copyOf(paired),
                best.map(Comparison.Score::candidate).orElse(""),
                List.copyOf(warnings));
    }

    private static Optional<Comparison.Score> best(Metric metric, List<Comparison.Score> scores) {
        Comparison.Score best = null;
        for (Comparison.Score score : scores) {
            double turned = metric.higherIsBetter() ? 1 : -1;
            if (best == null || turned * score.estimate().mean() > turned * best.estimate().mean()) {
                best = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** An estimate of contributions as the metric itself is read: a loss is positive. */
    private static Estimate facing(Metric metric, Estimate oriented) {
        return metric.higherIsBetter()
                ? oriented
                : new Estimate(-oriented.mean(), -oriented.high(), -oriented.low());
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

    /** A mean that hangs on few rows has an interval that cannot be trusted. */
    private static Optional<String> heavyTail(String candidate, String against, double[][] difference) {
        double[] size = new double[difference[0].length];
        for (double[] repeat : difference) {
            for (int i = 0; i < size.length; i++) {
                size[i] += Math.abs(repeat[i]);
            }
        }
        double total = Arrays.stream(size).sum();
        Arrays.sort(size);
        int top = Math.max(1, size.length / 100);
        double carried = 0;
        for (int i = size.length - top; i < size.length; i++) {
            carried += size[i];
        }
        return size.length >= 100 && total > 0 && carried / total > HEAVY
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%.0f %% of the difference between %s and %s hangs on 1 %% of the rows: its interval may be too narrow.",
                        100 * carried / total,
                        candidate,
                        against))
                : Optional.empty();
    }
}
