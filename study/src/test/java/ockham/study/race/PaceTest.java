package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
        double trials = pace.trialSeconds(80) * 80 / 2;
        double finals = pace.finalSeconds(8) * 9 / 2;
        // Of 95 s that are left 6 are kept free, and 11.8 for measuring and judging.
        assertEquals(95 - 6 - 11.8, finals, 0.5);
        assertTrue(trials > 0.8 * finals && trials < finals, "the race has most of it, not all: " + trials);
    }

    @Test
    void theRaceEndsBeforeTheStudyAndTheStudyBeforeTheBudget() {
        assertFalse(after(0).raceOver());
        Pace late = Pace.of(Duration.ofSeconds(100), System.nanoTime() - 95_000_000_000L, 2, WORK);
        assertTrue(late.over());
        // Late as it is, a fit is given something to begin with.
        assertEquals(0.5, late.trialSeconds(3), 0);
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
