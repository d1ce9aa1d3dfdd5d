package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.api.Task;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final Task BINARY = new Task.Binary("no", "yes");
    private static final Task THREE = new Task.Multiclass(List.of("a", "b", "c"));
    private static final Task NUMBER = new Task.Regression();
    private static final double TOLERANCE = 1e-12;

    private static final Map<String, Metric> GOLDEN = golden();

    private static Map<String, Metric> golden() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("roc_auc", Metric.AUC);
        metrics.put("log_loss", Metric.LOG_LOSS);
        metrics.put("brier", Metric.BRIER);
        metrics.put("accuracy", Metric.ACCURACY);
        metrics.put("balanced_accuracy", Metric.BALANCED_ACCURACY);
        metrics.put("f1", Metric.F1);
        metrics.put("rmse", Metric.RMSE);
        metrics.put("mae", Metric.MAE);
        metrics.put("r2", Metric.R2);
        return metrics;
    }

    @Test
    void agreesWithTheReference() {
        int checked = 0;
        for (JsonNode node : GoldenStatistics.cases("metrics")) {
            String name = node.get("name").asText();
            Metric metric = GOLDEN.entrySet().stream()
                    .filter(e -> name.startsWith(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            double[] truth = GoldenStatistics.numbers(node.get("y"));
            Task task = task(node, metric);
            double found = metric.score(task, truth, predictions(node, task));
            assertEquals(node.get("expected").asDouble(), found, TOLERANCE, name);
            checked++;
        }
        assertEquals(21, checked);
    }

    private static Task task(JsonNode node, Metric metric) {
        if (List.of(Metric.RMSE, Metric.MAE, Metric.R2).contains(metric)) {
            return NUMBER;
        }
        boolean three = node.has("probability")
                || (node.has("predicted")
                        && Math.max(
                                        Arrays.stream(GoldenStatistics.numbers(node.get("y")))
                                                .max()
                                                .orElse(0),
                                        Arrays.stream(GoldenStatistics.numbers(node.get("predicted")))
                                                .max()
                                                .orElse(0))
                                > 1);
        return three ? THREE : BINARY;
    }

    private static Predictions predictions(JsonNode node, Task task) {
        if (node.has("probability")) {
            JsonNode rows = node.get("probability");
            return new Predictions(rows.size(), rows.get(0).size(), GoldenStatistics.numbers(rows));
        }
        if (node.has("score")) {
            return GoldenStatistics.binary(GoldenStatistics.numbers(node.get("score")));
        }
        double[] predicted = GoldenStatistics.numbers(node.get("predicted"));
        return task.classification()
                ? GoldenStatistics.sure(predicted, task.outputs())
                : new Predictions(predicted.length, 1, predicted);
    }

    @Test
    void contributionsToAucHaveTheVarianceOfDeLong() {
        JsonNode node = GoldenStatistics.named("intervals", "delong");
        double[] truth = GoldenStatistics.numbers(node.get("y"));
        int[] rows = IntStream.range(0, truth.length).toArray();
        double[][] one = {contributions(truth, node.get("score1"))};
        double[][] two = {contributions(truth, node.get("score2"))};
        double[][] difference = {new double[truth.length]};
        for (int i = 0; i < truth.length; i++) {
            difference[0][i] = one[0][i] - two[0][i];
        }
        JsonNode expected = node.get("expected");
        double[] covariance = GoldenStatistics.numbers(expected.get("covariance"));
        MeanVariance first = MeanVariance.of(one, rows);
        MeanVariance second = MeanVariance.of(two, rows);
        MeanVariance paired = MeanVariance.of(difference, rows);
        assertEquals(expected.get("auc").get(0).asDouble(), first.mean(), 1e-9);
        assertEquals(expected.get("auc").get(1).asDouble(), second.mean(), 1e-9);
        assertEquals(covariance[0], first.variance(), 1e-12);
        assertEquals(covariance[3], second.variance(), 1e-12);
        assertEquals(covariance[0] + covariance[3] - 2 * covariance[1], paired.variance(), 1e-12);
        assertEquals(expected.get("z").asDouble(), paired.mean() / paired.standardError(), 1e-9);
    }

    private static double[] contributions(double[] truth, JsonNode score) {
        return RankArea.contributions(positive(truth), GoldenStatistics.numbers(score), new int[truth.length]);
    }

    private static boolean[] positive(double[] truth) {
        boolean[] positive = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            positive[i] = truth[i] == 1;
        }
        return positive;
    }

    /** A bootstrap knows nothing of influence values: it computes the metric anew on resampled rows. */
    @Test
    void contributionsHaveTheSpreadOfTheMetricItself() {
        for (Metric metric : Metric.values()) {
            for (Task task : List.of(BINARY, THREE, NUMBER)) {
                boolean number = List.of(Metric.RMSE, Metric.MAE, Metric.R2).contains(metric);
                if (number != (task instanceof Task.Regression)) {
                    continue;
                }
                Sample sample = Sample.of(task, 600, 5);
                double stated = MeanVariance.of(
                                new double[][] {metric.contributions(task, sample.truth, sample.predictions)},
                                IntStream.range(0, 600).toArray())
                        .standardError();
                double seen = bootstrap(metric, task, sample);
                assertEquals(1, stated / seen, 0.1, metric + " of " + task);
            }
        }
    }

    private static double bootstrap(Metric metric, Task task, Sample sample) {
        int draws = 600;
        SplittableRandom random = new SplittableRandom(17);
        double[] values = new double[draws];
        for (int d = 0; d < draws; d++) {
            int[] rows =
                    random.ints(sample.truth.length, 0, sample.truth.length).toArray();
            values[d] = metric.score(task, sample.truth(rows), sample.predictions(rows));
        }
        double mean = Metric.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (draws - 1));
    }

    private record Sample(double[] truth, Predictions predictions) {
        static Sample of(Task task, int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int width = task.outputs();
            double[] truth = new double[rows];
            double[] values = new double[rows * width];
            for (int i = 0; i < rows; i++) {
                truth[i] = task.classification() ? random.nextInt(width + 1) % width : random.nextGaussian(3, 2);
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    double value = task.classification()
                            ? Math.exp(random.nextGaussian() + (k == truth[i] ? 1.2 : 0))
                            : truth[i] + random.nextGaussian();
                    values[i * width + k] = value;
                    sum += value;
                }
                for (int k = 0; k < width && task.classification(); k++) {
                    values[i * width + k] /= sum;
                }
            }
            return new Sample(truth, new Predictions(rows, width, values));
        }

        double[] truth(int[] rows) {
            return Arrays.stream(rows).mapToDouble(i -> truth[i]).toArray();
        }

        Predictions predictions(int[] rows) {
            int width = predictions.width();
            double[] values = new double[rows.length * width];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(predictions.values(), rows[i] * width, values, i * width, width);
            }
            return new Predictions(rows.length, width, values);
        }
    }

    @Test
    void oneClassOnlyHasNoArea() {
        double[] truth = new double[4];
        assertEquals(0.5, Metric.AUC.score(BINARY, truth, GoldenStatistics.binary(new double[] {0.1, 0.2, 0.3, 0.4})));
        Predictions three = GoldenStatistics.sure(new double[] {0, 1, 2, 0}, 3);
        assertEquals(0.5, Metric.AUC.score(THREE, truth, three));
    }

    @Test
    void aSinglePositiveRowGivesAFiniteInterval() {
        double[] truth = {0, 0, 0, 1, 0};
        double[] rows = Metric.AUC.contributions(
                BINARY, truth, GoldenStatistics.binary(new double[] {0.1, 0.5, 0.2, 0.4, 0.3}));
        assertTrue(Arrays.stream(rows).allMatch(Double::isFinite));
        assertEquals(0.75, Metric.mean(rows), TOLERANCE);
    }

    @Test
    void scoresOfDifferentFoldsAreNotRankedTogether() {
        double[] truth = {1, 0, 1, 0, 0, 1};
        Predictions p = GoldenStatistics.binary(new double[] {0.2, 0.1, 0.9, 0.8, 0.5, 0.5});
        double[] rows = Metric.AUC.contributions(BINARY, truth, p, new int[] {0, 0, 1, 1, 2, 2});
        assertEquals((1 + 1 + 0.5) / 3, Metric.mean(rows), TOLERANCE);
    }

    @Test
    void aPriorHasAnAreaOfOneHalfHoweverBaseRatesDrift() {
        SplittableRandom random = new SplittableRandom(7);
        int rows = 600;
        double[] truth = new double[rows];
        double[] p = new double[rows];
        int[] fold = new int[rows];
        for (int i = 0; i < rows; i++) {
            fold[i] = i / 120;
            double rate = 0.1 + 0.15 * fold[i];
            truth[i] = random.nextDouble() < rate ? 1 : 0;
            p[i] = rate;
        }
        double[] values = Metric.AUC.contributions(BINARY, truth, GoldenStatistics.binary(p), fold);
        assertTrue(Arrays.stream(values).allMatch(v -> v == 0.5));
        assertTrue(Metric.AUC.score(BINARY, truth, GoldenStatistics.binary(p)) > 0.6, "pooled, levels count as rank");
    }

    /** Share of worlds of noise in which the 90% interval holds one half; {@code ones} positives by fold. */
    private static double coverage(int rows, int... ones) {
        int held = 0;
        int worlds = 400;
        SplittableRandom random = new SplittableRandom(rows + ones.length);
        for (int w = 0; w < worlds; w++) {
            double[] truth = new double[rows];
            int[] fold = new int[rows];
            int[] left = ones.clone();
            for (int i = 0; i < rows; i++) {
                fold[i] = i % ones.length;
                truth[i] = left[fold[i]]-- > 0 ? 1 : 0;
            }
            Predictions noise = GoldenStatistics.binary(random.doubles(rows).toArray());
            double[][] values = {Metric.AUC.contributions(BINARY, truth, noise, fold)};
            Estimate estimate =
                    MeanVariance.of(values, IntStream.range(0, rows).toArray()).estimate();
            held += estimate.low() <= 0.5 && estimate.high() >= 0.5 ? 1 : 0;
        }
        return held / (double) worlds;
    }

    @Test
    void intervalsHoldWherePositivesAreRareOrMissingInSomeFolds() {
        assertEquals(0.9, coverage(1000, 20, 20, 20, 20, 20), 0.05);
        assertEquals(0.9, coverage(1000, 40, 40, 40, 0, 0, 0), 0.05);
        assertEquals(0.87, coverage(1000, 4, 3, 2, 4, 2), 0.06);
        assertEquals(0.85, coverage(1000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 0.08);
    }

    @Test
    void aFoldOfOneClassDoesNotCount() {
        double[] truth = {1, 0, 0, 0};
        double[] rows = Metric.AUC.contributions(
                BINARY, truth, GoldenStatistics.binary(new double[] {0.9, 0.1, 0.95, 0.99}), new int[] {0, 0, 1, 1});
        assertEquals(1, Metric.mean(rows), TOLERANCE);
    }

    @Test
    void negativeZeroIsZero() {
        double[] rows = RankArea.contributions(new boolean[] {true, false}, new double[] {-0.0, 0.0}, new int[2]);
        assertEquals(0.5, Metric.mean(rows));
    }

    @Test
    void eachTaskHasItsOwnMetricAndItsNames() {
        assertEquals(Metric.AUC, Metric.of(BINARY));
        assertEquals(Metric.ACCURACY, Metric.of(THREE));
        assertEquals(Metric.RMSE, Metric.of(NUMBER));
        assertEquals(Metric.LOG_LOSS, Metric.named(" Log-Loss ", BINARY));
        assertEquals(Metric.F1, Metric.named("f1", THREE));
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearestAndAll() {
        UserError error = assertThrows(UserError.class, () -> Metric.named("rsme", NUMBER));
        assertTrue(error.toString().contains("rmse"), error.toString());
        UserError other = assertThrows(UserError.class, () -> Metric.named("rmse", BINARY));
        assertTrue(
                other.toString().contains("auc, accuracy, balanced_accuracy, f1, log_loss, brier"), other.toString());
    }
}
