package ockham.study.footprint;

import java.util.Arrays;
import java.util.List;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Measures how long a model takes to score one row, preprocessing included, when rows arrive on a fixed schedule. A row's
 * latency counts from when it was due, not from when the model got round to it, so that a pause is charged to every row
 * that had to wait (no "coordinated omission", Tene 2013). Of ten rounds the quietest counts: what else the machine does is
 * no property of the model, and must not decide whether it keeps a limit.
 */
final class LatencyMeter {
    private static final int ROUNDS = 10;
    private static final int ROWS = 500;
    private static final double WARM_UP_SECONDS = 1.0;
    private static final double LONGEST_SECONDS = 0.6;
    private static final int BATCH = 1024;

    private final Model model;
    private double sink;

    LatencyMeter(Model model) {
        this.model = model;
    }

    /** Latencies in microseconds. */
    record Latency(double p50, double p99, double p99Low, double p99High) {}

    Latency oneByOne(List<Table> rows) {
        double usual = warmUp(rows);
        Latency quietest = round(rows, usual);
        for (int i = 1; i < ROUNDS; i++) {
            Latency latency = round(rows, usual);
            quietest = latency.p99() < quietest.p99() ? latency : quietest;
        }
        return quietest;
    }

    private Latency round(List<Table> rows, double usual) {
        // A quarter loaded: the next row is due after four times the usual time.
        int count = (int) Math.max(100, Math.min(ROWS, LONGEST_SECONDS / (4 * usual)));
        long gap = Math.max(1, (long) (4e9 * usual));
        double[] micros = new double[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * gap;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            predict(rows.get(i % rows.size()));
            micros[i] = (System.nanoTime() - due) / 1e3;
        }
        Arrays.sort(micros);
        return new Latency(
                micros[count / 2],
                micros[rank(count, 0.99)],
                orderStatistic(micros, 0.025),
                orderStatistic(micros, 0.975));
    }

    /** Rows per second in batches of 1024 rows. */
    double rowsPerSecond(Table rows) {
        int[] index = new int[BATCH];
        Arrays.setAll(index, i -> i % rows.rows());
        Table batch = rows.rows(index);
        predict(batch);
        long start = System.nanoTime();
        int batches = 0;
        do {
            predict(batch);
            batches++;
        } while (System.nanoTime() - start < 500_000_000L);
        return batches * (double) BATCH / ((System.nanoTime() - start) / 1e9);
    }

    /** What the predictions added up to; keeps the compiler from leaving them out. */
    double sink() {
        return sink;
    }

    private double warmUp(List<Table> rows) {
        long start = System.nanoTime();
        int calls = 0;
        double[] last = new double[Math.min(200, rows.size())];
        while ((System.nanoTime() - start) / 1e9 < WARM_UP_SECONDS || calls < 20) {
            long before = System.nanoTime();
            predict(rows.get(calls % rows.size()));
            last[calls % last.length] = (System.nanoTime() - before) / 1e9;
            calls++;
        }
        double[] recent = Arrays.copyOf(last, Math.min(calls, last.length));
        Arrays.sort(recent);
        return recent[recent.length / 2];
    }

    private void predict(Table rows) {
        Predictions predictions = model.predict(rows);
        sink += predictions.values()[0];
    }

    private static int rank(int count, double quantile) {
        return Math.min(count - 1, (int) Math.ceil(quantile * count) - 1);
    }

    /** End of the 95% interval of the 99th percentile: the number of rows below it is binomial. */
    private static double orderStatistic(double[] sorted, double level) {
        int rank = new BinomialDistribution(sorted.length, 0.99).inverseCumulativeProbability(level);
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
    }
}
