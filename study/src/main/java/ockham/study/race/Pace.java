package ockham.study.race;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shares out a time budget: so long for each trial that all of them, the final fits and what comes after end in time. What
 * quick candidates leave goes to those after them. Learners are told their share and end with what they have by then; so
 * with a budget results depend on the machine's speed, which without one they never do.
 */
public final class Pace {
    /** Kept free for what nobody foresees. */
    private static final double MARGIN = 0.06;
    /** Seconds to start a process, load a model and measure its footprint. */
    public static final double MEASURING = 2.2;
    /** Seconds to compare, judge and write. */
    public static final double JUDGING = 3;
    /** All that is no fit gets at most this share of the budget. */
    private static final double MOST_BESIDES = 0.3;
    /** Final fits weigh less than trials: what was not through in time is not fitted again. */
    private static final double AFTERWARDS = 0.6;
    /** So many times what it is expected to take is kept for a trial: learners plan parts of their time, and guesses err. */
    private static final double SLACK = 1.5;
    /** So many times its share a fit may take before it is ended: some cannot stop on the second. */
    private static final double PATIENCE = 3;

    private static final double PATIENCE_SECONDS = 6;
    /** A fit works on one core: of the time to the race's end it may take so much, the rest being for calibration and predictions. */
    private static final double WITHIN = 0.85;

    private final long started;
    private final double budget;
    private final int cores;
    private final int models;
    private final double raceEnd;

    private Pace(long started, double budget, int cores, int models, double raceShare) {
        this.started = started;
        this.budget = budget;
        this.cores = cores;
        this.models = models;
        double now = elapsed();
        this.raceEnd = now + (fitEnd() - now) * raceShare;
    }

    /** What is to be done in the time: so many models, on so many folds each. */
    public record Work(int models, int folds) {}

    /**
     * From now on.
     *
     * @param budget null for all the time in the world
     * @param started {@link System#nanoTime} when the budget began
     */
    public static Pace of(@Nullable Duration budget, long started, int cores, Work work) {
        double seconds = budget == null ? Double.POSITIVE_INFINITY : budget.toNanos() / 1e9;
        // A final fit and, for one of them, a fit to explain it by come after the race.
        double race = (double) work.models() * work.folds();
        return new Pace(started, seconds, cores, work.models(), race / (race + AFTERWARDS * (work.models() + 1)));
    }

    public boolean limited() {
        return budget < Double.POSITIVE_INFINITY;
    }

    private double elapsed() {
        return (System.nanoTime() - started) / 1e9;
    }

    private double fitEnd() {
        return (1 - MARGIN) * budget - Math.min(MOST_BESIDES * budget, JUDGING + MEASURING * models / cores);
    }

    /** Whether no trial may go on. */
    public boolean raceOver() {
        return limited() && elapsed() > raceEnd;
    }

    /** Whether nothing may go on but judging. */
    public boolean over() {
        return limited() && elapsed() > (1 - MARGIN) * budget;
    }

    /** Seconds until it is over, not below 0. */
    public double left() {
        return Math.max(0, (1 - MARGIN) * budget - elapsed());
    }

    /**
     * Seconds that any of the trials still to come may take: those that need less leave the rest to the others.
     *
     * @param expected seconds of each, as far as they are known; NaN where not
     */
    double trialSeconds(double[] expected) {
        double[] needs = expected.clone();
        for (int i = 0; i < needs.length; i++) {
            needs[i] = Double.isNaN(needs[i]) ? Double.POSITIVE_INFINITY : SLACK * needs[i];
        }
        Arrays.sort(needs);
        double available = Math.max(0, (raceEnd - elapsed()) * cores);
        int left = needs.length;
        double level = available / Math.max(1, left);
        for (double need : needs) {
            level = available / left;
            if (need > level) {
                break;
            }
            available -= need;
            left--;
            level = need + available;
        }
        return Math.max(0.5, Math.min(level, WITHIN * (raceEnd - elapsed())));
    }

    /** Seconds for each of so many final fits still to come. */
    public double finalSeconds(int fits) {
        return Math.max(0.5, (fitEnd() - elapsed()) * cores / Math.max(1, fits + 1));
    }

    /** Whether a fit that was given {@code seconds} takes so much longer that others would have to pay for it. */
    boolean overdue(double seconds, long since) {
        return limited() && (System.nanoTime() - since) / 1e9 > PATIENCE * seconds + PATIENCE_SECONDS;
    }
}
