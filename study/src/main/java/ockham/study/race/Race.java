package ockham.study.race;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import ockham.api.Family;
import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;

/**
 * Runs every candidate on every fold, each candidate in processes of its own, and keeps the evidence. What is already in
 * the evidence is not run again. Each fit has one thread, and as many workers run side by side as there are cores to
 * keep busy: results then cannot depend on the number of cores.
 */
public final class Race {
    private static final int FIT_THREADS = 1;

    private final Path study;
    private final Evidence evidence;
    private final WorkerSettings workers;
    private final RaceSettings settings;
    private final RaceListener listener;
    private final FinalFits finals;
    private final Spare spare;
    private final RaceBoard board;
    private volatile boolean failed;

    /** What a slot does that has nothing to race, while others still race. */
    public interface Spare {
        /**
         * Does one piece of work.
         *
         * @param through candidates that have run on all folds
         * @return false if there is nothing to do
         */
        boolean work(List<Candidate> through);
    }

    /**
     * How a race is run.
     *
     * @param parallel workers side by side
     * @param off asked often; once true no trial goes on
     * @param pace of a time budget
     * @param expected seconds of a candidate's trial, NaN if nothing is known
     */
    public record RaceSettings(int parallel, BooleanSupplier off, Pace pace, ToDoubleFunction<Candidate> expected) {}

    private Race(
            Path study,
            Evidence evidence,
            WorkerSettings workers,
            RaceSettings settings,
            Entries entries,
            RaceListener listener) {
        this.study = study;
        this.evidence = evidence;
        this.workers = workers;
        this.settings = settings;
        this.listener = listener;
        this.finals = entries.finals();
        this.spare = entries.spare();
        // Where time is short the best are fitted first, once the race has told which they are.
        this.board = new RaceBoard(
                entries.candidates(),
                entries.folds(),
                evidence,
                c -> entries.fitted() && !settings.pace().limited() && finals.open(c),
                settings.expected());
    }

    /**
     * Everything a race is about: what runs, on what, and what is done beside it.
     *
     * @param fitted whether candidates are also fitted on all rows
     */
    public record Entries(List<Candidate> candidates, List<Fold> folds, FinalFits finals, Spare spare, boolean fitted) {
        /** Of candidates that are fitted on all rows after their folds. */
        public Entries(List<Candidate> candidates, List<Fold> folds, FinalFits finals, Spare spare) {
            this(candidates, folds, finals, spare, true);
        }
    }

    /**
     * Runs the race. A candidate's last fit, on all rows, follows its trials in a process of its own, unless time is short.
     *
     * @return the outcome of every candidate: per fold by its place, in order; a candidate that broke lacks later folds
     */
    public static Map<Candidate, List<Outcome>> run(
            Path study,
            Entries entries,
            Evidence evidence,
            WorkerSettings workers,
            RaceSettings settings,
            RaceListener listener) {
        Race race = new Race(study, evidence, workers, settings, entries, listener);
        race.run();
        return race.board.outcomes();
    }

    private void run() {
        Slots.run(settings.parallel(), Collections.nCopies(settings.parallel(), this), Race::work);
    }

    /** One slot: takes candidates in the ladder's order and works on them until nothing is left. */
    private void work() {
        try {
            while (!settings.off().getAsBoolean() && !failed) {
                Optional<Candidate> next = board.nextCandidate();
                if (next.isPresent()) {
                    run(next.get());
                } else if (!spare.work(board.through())) {
                    if (board.fitsLeft() == 0) {
                        return;
                    }
                    board.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its fits will never end: nobody may wait for them.
            failed = true;
            throw e;
        }
    }

    private void run(Candidate candidate) {
        boolean last = false;
        try (WorkerProcess worker = WorkerProcess.start(workers, study, candidate.name(), FIT_THREADS)) {
            for (Optional<Integer> fold = board.next(candidate); fold.isPresent(); fold = board.next(candidate)) {
                if (fold.get() == RaceBoard.FINAL) {
                    last = true;
                } else {
                    run(candidate, fold.get(), worker);
                }
            }
        }
        if (last) {
            // A process of its own: its memory is then that of this fit, whatever ran before.
            try (WorkerProcess worker = WorkerProcess.start(workers, study, candidate.name(), FIT_THREADS)) {
                fitOnAll(candidate, worker);
            }
        }
    }

    private void fitOnAll(Candidate candidate, WorkerProcess worker) {
        Fit fit = new Fit(candidate, null);
        synchronized (listener) {
            listener.began(fit);
        }
        finals.fit(
                candidate,
                worker,
                Double.POSITIVE_INFINITY,
                () -> settings.off().getAsBoolean() || board.broken(candidate),
                steps(fit));
        synchronized (listener) {
            board.endFinal(candidate);
            listener.ended(fit, board.fitsLeft(), board.secondsLeft(settings.parallel()));
        }
    }

    private WorkerProcess.Steps steps(Fit fit) {
        return (done, total) -> {
            synchronized (listener) {
                listener.step(fit, done, total);
            }
        };
    }

    private void run(Candidate candidate, int index, WorkerProcess worker) {
        Fold fold = board.fold(index);
        Fit fit = new Fit(candidate, fold);
        synchronized (listener) {
            listener.began(fit);
        }
        Path result = study.resolve("work").resolve(candidate.name() + "-" + index + ".predictions");
        ObjectNode request = Protocol.message("job")
                .put("job", TrialJob.NAME)
                .put("index", index)
                .put("result", result.toString());
        double share = settings.pace().trialSeconds(board.expectedLeft());
        if (settings.pace().limited()) {
            request.put(Trainer.SECONDS, share);
        }
        long start = System.nanoTime();
        // Doing nothing is what all else is compared with.
        boolean needed = candidate.family() == Family.NOTHING;
        BooleanSupplier overdue = () -> !needed && settings.pace().overdue(share, start);
        WorkerProcess.Reply reply = worker.ask(
                request,
                () -> settings.off().getAsBoolean() || board.broken(candidate, index) || overdue.getAsBoolean(),
                steps(fit));
        Outcome outcome = reply instanceof WorkerProcess.Reply.CalledOff && overdue.getAsBoolean()
                ? new Outcome.Stopped(String.format(
                        Locale.ROOT, "one fit took over three times the %.1f s that the time budget leaves it", share))
                : outcome(reply, result);
        synchronized (listener) {
            boolean counts = board.end(candidate, index, outcome, (System.nanoTime() - start) / 1e9);
            if (counts || outcome instanceof Outcome.Scored) {
                if (reply instanceof WorkerProcess.Reply.Done(var values, long _)) {
                    // Before the trial: where that is kept, this is known.
                    Made.keep(evidence, candidate, fold, values);
                }
                evidence.record(candidate, fold, outcome);
            }
            if (counts) {
                listener.outcome(candidate, fold, outcome);
            }
            listener.ended(fit, board.fitsLeft(), board.secondsLeft(settings.parallel()));
        }
    }

    private static Outcome outcome(WorkerProcess.Reply reply, Path result) {
        return switch (reply) {
            case WorkerProcess.Reply.Done(var values, long peak) -> {
                try {
                    Outcome.Timing timing = new Outcome.Timing(
                            values.path("fitSeconds").asDouble(),
                            values.path("predictSeconds").asDouble(),
                            peak,
                            values.path("cpuSeconds").asDouble());
                    String note = !values.path("cutShort").asBoolean()
                            ? ""
                            : values.path("byBudget").asBoolean()
                                    ? Outcome.CUT_BY_BUDGET
                                    : "a fit was cut short by the time ceiling: its result depends on the machine's"
                                            + " speed";
                    Outcome scored = new Outcome.Scored(PredictionFile.read(result), timing, note);
                    Files.delete(result);
                    yield scored;
                } catch (IOException e) {
                    yield new Outcome.Failed("its predictions could not be read back: " + e.getMessage());
                }
            }
            case WorkerProcess.Reply.Broken(String reason) -> new Outcome.Failed(reason);
            case WorkerProcess.Reply.Unavailable(String reason) -> new Outcome.Skipped(reason);
            case WorkerProcess.Reply.CalledOff() ->
                new Outcome.Stopped("it was called off: the time budget ended, or its process was told to stop");
        };
    }
}
