package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts as work: on meters that are set by hand, and on real threads and a real child process. */
class PulseTest {
    private double now;
    private double thread;
    private double process;
    private boolean child;
    private final Pulse pulse =
            new Pulse(new Pulse.Meters(() -> (long) (now * 1e9), () -> thread, () -> process, () -> child));

    /** A minute in which a second gives so much processor time; looked at every second. */
    private double idleAfterAMinute(double threadSeconds, double processSeconds) {
        double idle = 0;
        for (int second = 0; second < 60; second++) {
            now += 1;
            thread += threadSeconds;
            process += processSeconds;
            idle = pulse.idleSeconds();
        }
        return idle;
    }

    @Test
    void aFitThatWaitsForWhatDoesNotComeIsIdle() {
        // The heartbeat itself and the machine's housekeeping take a little.
        assertEquals(60, idleAfterAMinute(0, 0.005), 1e-9);
    }

    @Test
    void aStarvedFitIsNot() {
        assertTrue(idleAfterAMinute(0.0005, 0.001) < 5);
    }

    @Test
    void aFitThatWaitsForItsOwnThreadsIsNot() {
        assertEquals(0, idleAfterAMinute(0, 0.5), 1e-9);
    }

    @Test
    void aFitThatWaitsForAChildProcessIsNot() {
        child = true;
        assertEquals(0, idleAfterAMinute(0, 0), 1e-9);
    }

    @Test
    void aReportedStepIsASign() {
        assertEquals(60, idleAfterAMinute(0, 0), 1e-9);
        pulse.sign();
        assertEquals(60, idleAfterAMinute(0, 0), 1e-9);
    }

    @Test
    void aMachineThatTellsNothingLetsNothingLookHung() {
        process = Double.NaN;
        assertEquals(0, idleAfterAMinute(0, 0), 1e-9);
    }

    @Test
    void realThreadsAndChildrenAreSeenToWork() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        Thread busy = Thread.ofPlatform().daemon().start(() -> spin(enough));
        assertTrue(idle(new Pulse(Pulse.Meters.of(busy))) < 1);
        enough.countDown();
        Process real = new ProcessBuilder("sleep", "60").start();
        assertTrue(Pulse.Meters.of(busy).child().getAsBoolean());
        real.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private static double idle(Pulse pulse) throws InterruptedException {
        double idle = 0;
        for (int i = 0; i < 8; i++) {
            TimeUnit.MILLISECONDS.sleep(250);
            idle = pulse.idleSeconds();
        }
        return idle;
    }

    private static void spin(CountDownLatch until) {
        while (until.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
