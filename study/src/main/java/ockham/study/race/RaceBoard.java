package ockham.study.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;

/** Who has run what: hands out fits to the slots. Safe for use by several threads. */
final class RaceBoard {
    /** Stands for the final fit among the places of folds. */
    static final int FINAL = -1;

    /** Seconds of work that one more worker must find to be worth its start, which takes 0.3 to 0.7 s (docs/benchmarks.md). */
    private static final double WORTH_A_START = 1.5;

    /** What happens early says little: expectations are not scaled by more. */
    private static final double MOST_WRONG = 4;

    private static final long AWAIT_NANOS = 200_000_000L;

    private final List<Fold> folds;
    private final List<Lane> lanes = new ArrayList<>();
    private int ended;

    /** One candidate's way through the folds. */
    private static final class Lane {
        final Candidate candidate;
        final TreeMap<Integer, Outcome> outcomes;
        final boolean[] taken;
        final List<Double> seconds = new ArrayList<>();
        /** Of a trial, as was known before; NaN if nothing was. */
        final double expected;

        int workers;
        /** Whether the final fit is to be taken yet, and whether it is to end yet. */
        boolean finalOpen;

        boolean finalLeft;

        Lane(Candidate candidate, Map<Integer, Outcome> known, int folds, boolean finalOpen, double expected) {
            this.candidate = candidate;
            this.expected = expected;
            this.finalOpen = finalOpen;
            this.finalLeft = finalOpen;
            this.outcomes = new TreeMap<>(known);
            this.taken = new boolean[folds];
            known.keySet().forEach(i -> taken[i] = true);
        }

        boolean broken() {
            return brokenBefore(taken.length);
        }

        boolean brokenBefore(int index) {
            return outcomes.headMap(index).values().stream().anyMatch(o -> !(o instanceof Outcome.Scored));
        }

        /** Fits that nobody has taken. */
        int open() {
            int open = finalOpen ? 1 : 0;
            for (boolean gone : taken) {
                open += gone ? 0 : 1;
            }
            return broken() ? 0 : open;
        }

        /** Folds without an outcome. */
        int left() {
            return broken() ? 0 : taken.length - outcomes.size();
        }

        /** Fits that have not ended. */
        int fitsLeft() {
            return broken() ? 0 : left() + (finalLeft ? 1 : 0);
        }

        boolean through() {
            return !broken() && outcomes.size() == taken.length;
        }

        double mean() {
            return seconds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }

        /** Seconds of a trial: as they were, or as expected, times how far expectations have been wrong so far. */
        double guess(double wrong) {
            return seconds.isEmpty() ? expected * wrong : mean();
        }

        /** Whether another worker would end sooner what this candidate's workers have before them. */
        boolean worthHelp() {
            return open() > 1 && !(open() * mean() < WORTH_A_START);
        }
    }

    /**
     * @param finals which candidates' final fits belong to the race
     * @param expected seconds of a candidate's trial, NaN if nothing is known
     */
    RaceBoard(
            List<Candidate> candidates,
            List<Fold> folds,
            Evidence evidence,
            Predicate<Candidate> finals,
            ToDoubleFunction<Candidate> expected) {
        this.folds = folds;
        for (Candidate candidate : candidates) {
            lanes.add(new Lane(
                    candidate,
                    evidence.outcomes(candidate.name(), folds),
                    folds.size(),
                    finals.test(candidate),
                    expected.applyAsDouble(candidate)));
        }
    }

    Fold fold(int index) {
        return folds.get(index);
    }

    /**
     * The next candidate for a free slot: the simplest that nobody works on, else the one with most fits left, so that
     * no core idles while another works through the last candidate.
     */
    synchronized Optional<Candidate> nextCandidate() {
        Lane chosen = null;
        for (Lane lane : lanes) {
            if (lane.open() > 0 && lane.workers == 0) {
                chosen = lane;
                break;
            }
            if (lane.worthHelp() && (chosen == null || lane.open() > chosen.open())) {
                chosen = lane;
            }
        }
        if (chosen == null) {
            return Optional.empty();
        }
        chosen.workers++;
        return Optional.of(chosen.candidate);
    }

    /**
     * The next fold of a candidate for one of its workers, {@link #FINAL} after the last; none tells the worker that it is
     * done.
     */
    synchronized Optional<Integer> next(Candidate candidate) {
        Lane lane = lane(candidate);
        if (!lane.broken()) {
            for (int i = 0; i < lane.taken.length; i++) {
                if (!lane.taken[i]) {
                    lane.taken[i] = true;
                    return Optional.of(i);
                }
            }
            if (lane.finalOpen) {
                lane.finalOpen = false;
                return Optional.of(FINAL);
            }
        }
        lane.workers--;
        return Optional.empty();
    }

    /**
     * True once a trial of an earlier fold did not end well: the later is then pointless. An earlier one goes on, since the
     * reason that is shown is the first broken fold's, whichever breaks first by the clock.
     */
    synchronized boolean broken(Candidate candidate, int index) {
        return lane(candidate).brokenBefore(index);
    }

    /** Notes an outcome; false if a trial of an earlier fold had already broken the candidate. */
    synchronized boolean end(Candidate candidate, int index, Outcome outcome, double took) {
        Lane lane = lane(candidate);
        if (lane.brokenBefore(index)) {
            return false;
        }
        lane.outcomes.put(index, outcome);
        lane.seconds.add(took);
        ended++;
        notifyAll();
        return true;
    }

    /** Whether a candidate has broken on some fold: its final fit is then pointless. */
    synchronized boolean broken(Candidate candidate) {
        return lane(candidate).broken();
    }

    /** Notes that a final fit has ended, whichever way. */
    synchronized void endFinal(Candidate candidate) {
        lane(candidate).finalLeft = false;
        ended++;
        notifyAll();
    }

    /** Waits for a fit to end, not for long: what else a slot looks at may have changed too. */
    synchronized void await() throws InterruptedException {
        int seen = ended;
        long deadline = System.nanoTime() + AWAIT_NANOS;
        for (long left = AWAIT_NANOS; ended == seen && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Candidates that have run well on all folds. */
    synchronized List<Candidate> through() {
        return lanes.stream().filter(Lane::through).map(lane -> lane.candidate).toList();
    }

    /** Fits still to end, final ones too. */
    synchronized int fitsLeft() {
        return lanes.stream().mapToInt(Lane::fitsLeft).sum();
    }

    /** A guess at the seconds of each trial that is still to end; NaN where nothing is known. */
    synchronized double[] expectedLeft() {
        double wrong = wrong();
        return lanes.stream()
                .flatMapToDouble(
                        lane -> DoubleStream.generate(() -> lane.guess(wrong)).limit(lane.left()))
                .toArray();
    }

    /** A guess at the seconds of all that is still to end; NaN while nothing is known of some candidate. */
    synchronized double secondsLeft(int parallel) {
        double wrong = wrong();
        return lanes.stream()
                        .filter(lane -> lane.fitsLeft() > 0)
                        .mapToDouble(lane -> lane.fitsLeft() * lane.guess(wrong))
                        .sum()
                / parallel;
    }

    /** Seconds that trials took over those expected of them; 1 while nothing is known. */
    private double wrong() {
        double took = 0;
        double expected = 0;
        for (Lane lane : lanes) {
            if (!lane.seconds.isEmpty() && !Double.isNaN(lane.expected)) {
                took += lane.mean();
                expected += lane.expected;
            }
        }
        return expected > 0 ? Math.clamp(took / expected, 1 / MOST_WRONG, MOST_WRONG) : 1;
    }

    synchronized Map<Candidate, List<Outcome>> outcomes() {
        Map<Candidate, List<Outcome>> all = new LinkedHashMap<>();
        lanes.forEach(lane -> all.put(lane.candidate, List.copyOf(lane.outcomes.values())));
        return all;
    }

    private Lane lane(Candidate candidate) {
        return lanes.stream()
                .filter(l -> l.candidate.equals(candidate))
                .findFirst()
                .orElseThrow();
    }
}
