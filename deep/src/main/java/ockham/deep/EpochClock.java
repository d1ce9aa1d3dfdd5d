package ockham.deep;

import java.time.Duration;
import ockham.api.FitContext;

/** The time of a fit that goes by epochs: tells how far it is, ends it where time runs out, and says so once. */
final class EpochClock {
    private static final Duration FOREVER = Duration.ofDays(1000);

    /**
     * The share of the time of a fit that its repetition on all rows may be foreseen to take, rows that are more left
     * aside: more would end it in the middle of its schedule, where rates are high, and the net found is better than that.
     */
    private static final double REPEATABLE = 0.5;

    private final FitContext context;
    private final long start = System.nanoTime();
    private final long deadline;
    private boolean cut;

    EpochClock(FitContext context) {
        this.context = context;
        Duration budget = context.budget().compareTo(FOREVER) < 0 ? context.budget() : FOREVER;
        this.deadline = start + budget.toNanos();
    }

    /** Whether the fit was ended before its last epoch. */
    boolean cut() {
        return cut;
    }

    boolean late() {
        return System.nanoTime() - deadline >= 0;
    }

    /** An epoch has ended, {@code whole} or because time ran out. */
    void told(int epoch, int last, boolean whole) {
        context.progress().step(epoch, last);
        if (!whole || (epoch < last && late())) {
            cutShort();
        }
    }

    /** Whether there is likely to be time to run this share of what was run once more; if not, it says so. */
    boolean repeatable(double share) {
        if (!cut && (System.nanoTime() - start) * share > REPEATABLE * (deadline - start)) {
            cutShort();
        }
        return !cut;
    }

    private void cutShort() {
        if (!cut) {
            context.progress().cutShort();
        }
        cut = true;
    }
}
