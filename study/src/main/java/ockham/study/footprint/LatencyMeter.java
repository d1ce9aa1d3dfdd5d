package ockham.study.footprint;

import java.util.Arrays;
import java.util.List;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.study.race.OrderStatistics;

/**
 * Measures how long a model takes to score one row, preprocessing included, when rows arrive on a fixed schedule. A row's
 * latency counts from when it was due, not from when the model got round to it, so that a pause is charged to every row
 * that had to wait (no "coordinated omission", Tene 2013). Of six rounds or more the quietest counts: what else the machine
 * does is no property of the model, and must not decide whether it keeps a limit. Where no round is quiet the machine is
 * too busy for a schedule; the time that single calls take is given then, without the waiting, and said to be so.
 */
final class LatencyMeter {
    private static final int ROUNDS = 6;
    /** Rounds go on so long for want of a quiet one. */
    private static final double PATIENCE_SECONDS = 4;
    /** A round is quiet if half its rows took no longer than so many times what a call takes. */
    private static final double QUIET = 3;

    /** A round is disturbed if its slowest rows took so many times what half of them did. */
    private static final double DISTURBED = 20;
    /** Rounds go on so long for want of an undisturbed one. */
    private static final double DISTURBED_SECONDS = 1.5;

    private static final int CALLS = 2000;
    private static final int ROWS = 500;
    static final double WARM_UP_SECONDS = 0.5;
    /** So many calls have the compiler done with them. */
    private static final int WARM_CALLS = 50_000;

    private static final double LONGEST_SECONDS = 0.25;
    private static final int BATCH = 1024;
    private static final long BATCHES_NANOS = 150_000_000L;

    /** The share of the usual time that is taken at quick effort and under a time budget: a warm-up and rounds of a third. */
    static final double BRIEFLY = 0.35;

    private final Model model;
    private final double share;
    private double sink;

    /** @param share of the usual time to take */
    LatencyMeter(Model model, double share) {
        this.model = model;
        this.share = share;
    }

    /**
     * Latencies in microseconds.
     *
     * @param waiting whether rows came on a schedule, so that waiting is in it; else the machine was too busy for that
     */
    record Latency(double p50, double p99, double p99Low, double p99High, boolean waiting) {
        /** Whether its slowest rows waited for another program's turn, of milliseconds. */
        boolean disturbed() {
            return p99 > DISTURBED * p50;
        }
    }

    Latency oneByOne(List<Table> rows) {
        double usual = warmUp(rows);
        Latency quietest = round(rows, usual);
        long start = System.nanoTime();
        for (int i = 1;
                i < ROUNDS
                        || (busy(quietest, usual) && seconds(start) < share * PATIENCE_SECONDS)
                        || (quietest.disturbed() && seconds(start) < share * DISTURBED_SECONDS);
                i++) {
            Latency latency = round(rows, usual);
            quietest = latency.p99() < quietest.p99() ? latency : quietest;
        }
        return busy(quietest, usual) ? calls(rows, usual) : quietest;
    }

    private static boolean busy(Latency latency, double usual) {
        return latency.p50() > QUIET * usual * 1e6;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** One call after another, each by itself. */
    private Latency calls(List<Table> rows, double usual) {
        int count = (int) Math.max(100, Math.min(CALLS, share * PATIENCE_SECONDS / usual));
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            predict(rows.get(i % rows.size()));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        return latency(micros, false);
    }

    private Latency round(List<Table> rows, double usual) {
        // A quarter loaded: the next row is due after four times the usual time.
        int count = (int) Math.max(100, Math.min(ROWS, share * LONGEST_SECONDS / (4 * usual)));
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
        return latency(micros, true);
    }

    private static Latency latency(double[] micros, boolean waiting) {
        Arrays.sort(micros);
        return new Latency(
                micros[micros.length / 2],
                micros[rank(micros.length, 0.99)],
                OrderStatistics.low(micros, 0.99, 0.025),
                OrderStatistics.high(micros, 0.99, 0.025),
                waiting);
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
        } while (System.nanoTime() - start < share * BATCHES_NANOS);
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
        while (calls < 20 || (calls < WARM_CALLS && seconds(start) < share * WARM_UP_SECONDS)) {
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
}
