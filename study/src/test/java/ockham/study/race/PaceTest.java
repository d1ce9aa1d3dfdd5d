package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Pace.Work WORK = new Pace.Work(8, 10);

    private static Pace after(double seconds) {
        return Pace.of(Duration.ofSeconds(100), System.nanoTime() - (long) (seconds * 1e9), 2, WORK);
    }

    @Test
    void withoutABudgetNothingEnds() {
        Pace pace = Pace.of(null, System.nanoTime() - Duration.ofDays(9).toNanos(), 2, WORK);
        assertFalse(pace.limited() || pace.raceOver() || pace.over());
        assertFalse(pace.overdue(0.1, System.nanoTime() - Duration.ofDays(9).toNanos()));
    }

    @Test
    void whatIsSharedOutIsThereToBeShared() {
        Pace pace = after(5);
        double trials = pace.trialSeconds(unknown(80)) * 80 / 2;
        double finals = pace.finalSeconds(8) * 9 / 2;
        // Of 95 s that are left 6 are kept free, and 11.8 for measuring and judging.
        assertEquals(95 - 6 - 11.8, finals, 0.5);
        assertTrue(trials > 0.8 * finals && trials < finals, "the race has most of it, not all: " + trials);
    }

    private static double[] unknown(int trials) {
        double[] seconds = new double[trials];
        Arrays.fill(seconds, Double.NaN);
        return seconds;
    }

    @Test
    void whatQuickTrialsLeaveGoesToSlowOnes() {
        Pace pace = after(5);
        double equal = pace.trialSeconds(unknown(10));
        double[] seconds = unknown(10);
        for (int i = 0; i < 5; i++) {
            seconds[i] = equal / 10;
        }
        // Five need 1.5 tenths of an equal share each: the others have what is left of theirs.
        assertEquals(equal * (1 + 0.85), pace.trialSeconds(seconds), 1e-3 * equal);
        // Where all have what they need, one may take all that is left over, as far as one core gets in the time of
        // two.
        Arrays.fill(seconds, equal / 10);
        assertEquals(0.85 * equal * 10 / 2, pace.trialSeconds(seconds), 1e-2 * equal);
        // Those that need more than there is share it equally.
        Arrays.fill(seconds, equal * 3);
        assertEquals(equal, pace.trialSeconds(seconds), 1e-3 * equal);
    }

    @Test
    void theRaceEndsBeforeTheStudyAndTheStudyBeforeTheBudget() {
        assertFalse(after(0).raceOver());
        Pace late = Pace.of(Duration.ofSeconds(100), System.nanoTime() - 95_000_000_000L, 2, WORK);
        assertTrue(late.over());
        // Late as it is, a fit is given something to begin with.
        assertEquals(0.5, late.trialSeconds(unknown(3)), 0);
        assertEquals(0.5, late.finalSeconds(3), 0);
    }

    @Test
    void aFitIsEndedLongAfterItsShareOnly() {
        Pace pace = after(0);
        long now = System.nanoTime();
        assertFalse(pace.overdue(2, now - 8_000_000_000L));
        assertTrue(pace.overdue(2, now - 13_000_000_000L));
    }
}
