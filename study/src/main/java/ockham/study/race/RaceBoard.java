package ockham.study.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;

/** Who has run what: hands out trials to the slots. Safe for use by several threads. */
final class RaceBoard {
    private final List<Fold> folds;
    private final List<Lane> lanes = new ArrayList<>();

    /** One candidate's way through the folds. */
    private static final class Lane {
        final Candidate candidate;
        final TreeMap<Integer, Outcome> outcomes;
        final boolean[] taken;
        final List<Double> seconds = new ArrayList<>();
        int workers;

        Lane(Candidate candidate, Map<Integer, Outcome> known, int folds) {
            this.candidate = candidate;
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

        /** Folds that nobody has taken. */
        int open() {
            int open = 0;
            for (boolean gone : taken) {
                open += gone ? 0 : 1;
            }
            return broken() ? 0 : open;
        }

        /** Folds without an outcome. */
        int left() {
            return broken() ? 0 : taken.length - outcomes.size();
        }

        double secondsLeft() {
            double mean =
                    seconds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
            return left() == 0 ? 0 : left() * mean;
        }
    }

    RaceBoard(List<Candidate> candidates, List<Fold> folds, Evidence evidence) {
        this.folds = folds;
        for (Candidate candidate : candidates) {
            lanes.add(new Lane(candidate, evidence.outcomes(candidate.name(), folds), folds.size()));
        }
    }

    Fold fold(int index) {
        return folds.get(index);
    }

    /**
     * The next candidate for a free slot: the simplest that nobody works on, else the one with most folds left, so that
     * no core idles while another works through the last candidate.
     */
    synchronized Optional<Candidate> nextCandidate() {
        Lane chosen = null;
        for (Lane lane : lanes) {
            if (lane.open() > 0 && lane.workers == 0) {
                chosen = lane;
                break;
            }
            if (lane.open() > 1 && (chosen == null || lane.open() > chosen.open())) {
                chosen = lane;
            }
        }
        if (chosen == null) {
            return Optional.empty();
        }
        chosen.workers++;
        return Optional.of(chosen.candidate);
    }

    /** The next fold of a candidate for one of its workers; none tells the worker that it is done. */
    synchronized Optional<Integer> nextFold(Candidate candidate) {
        Lane lane = lane(candidate);
        if (!lane.broken()) {
            for (int i = 0; i < lane.taken.length; i++) {
                if (!lane.taken[i]) {
                    lane.taken[i] = true;
                    return Optional.of(i);
                }
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
        return true;
    }

    /** Trials still to end. */
    synchronized int left() {
        return lanes.stream().mapToInt(Lane::left).sum();
    }

    /** A guess from the candidates' own trials so far; NaN while one has none. */
    synchronized double secondsLeft(int parallel) {
        return lanes.stream().mapToDouble(Lane::secondsLeft).sum() / parallel;
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
