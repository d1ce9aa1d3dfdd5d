package ockham.study.footprint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.testkit.PassingModel;
import org.junit.jupiter.api.Test;

class LatencyMeterTest {
    private static final List<Table> ROWS = List.of(new Table(List.of(), 1));

    /** Takes {@code first} nanoseconds a call at first, and {@code then} after so many milliseconds. */
    private static final class Spinning implements PassingModel {
        private final long first;
        private final long then;
        private final long change;

        Spinning(long first, long then, long afterMillis) {
            this.first = first;
            this.then = then;
            this.change = System.nanoTime() + afterMillis * 1_000_000;
        }

        @Override
        public Predictions predict(Table features) {
            long start = System.nanoTime();
            long wanted = start < change ? first : then;
            while (System.nanoTime() - start < wanted) {
                Thread.onSpinWait();
            }
            return new Predictions(1, 1, new double[] {1});
        }
    }

    private static void ordered(LatencyMeter.Latency latency) {
        assertTrue(latency.p50() <= latency.p99(), latency.toString());
        assertTrue(latency.p99Low() <= latency.p99() && latency.p99() <= latency.p99High(), latency.toString());
    }

    @Test
    void noCallIsFasterThanTheModel() {
        LatencyMeter.Latency latency = new LatencyMeter(new Spinning(50_000, 50_000, 0), 1).oneByOne(ROWS);
        ordered(latency);
        assertTrue(latency.p50() >= 50, latency.toString());
    }

    @Test
    void whereNoRoundIsQuietSingleCallsAreGivenAndSaid() {
        long afterWarmUp = (long) (1000 * LatencyMeter.WARM_UP_SECONDS) + 2;
        // Thirty times slower than the schedule expects: rows pile up, as on a machine that is busy with other work.
        LatencyMeter.Latency latency = new LatencyMeter(new Spinning(20_000, 600_000, afterWarmUp), 1).oneByOne(ROWS);
        ordered(latency);
        assertFalse(latency.waiting(), latency.toString());
        assertTrue(
                latency.p50() >= 600 && latency.p50() < 6_000, latency + ": a call, without those that wait before it");
    }
}
