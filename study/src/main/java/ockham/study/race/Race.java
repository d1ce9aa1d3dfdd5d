package ockham.study.race;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import ockham.api.Family;
import ockham.api.MachineError;
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
    private final RaceBoard board;

    /**
     * How a race is run.
     *
     * @param parallel workers side by side
     * @param off asked often; once true no trial goes on
     * @param pace of a time budget
     */
    public record RaceSettings(int parallel, BooleanSupplier off, Pace pace) {}

    private Race(
            Path study,
            Evidence evidence,
            WorkerSettings workers,
            RaceSettings settings,
            RaceListener listener,
            RaceBoard board) {
        this.study = study;
        this.evidence = evidence;
        this.workers = workers;
        this.settings = settings;
        this.listener = listener;
        this.board = board;
    }

    /** Everything a race is about. */
    public record Entries(List<Candidate> candidates, List<Fold> folds) {}

    /**
     * Runs the race.
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
        RaceBoard board = new RaceBoard(entries.candidates(), entries.folds(), evidence);
        new Race(study, evidence, workers, settings, listener, board).run();
        return board.outcomes();
    }

    private void run() {
        try (ExecutorService slots = Executors.newFixedThreadPool(settings.parallel())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < settings.parallel(); i++) {
                running.add(slots.submit(this::work));
            }
            for (Future<?> slot : running) {
                slot.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineError("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new MachineError("the race broke off: " + e.getCause(), e);
        }
    }

    /** One slot: takes candidates in the ladder's order and works on them until nothing is left. */
    private void work() {
        for (Optional<Candidate> next = next(); next.isPresent(); next = next()) {
            Candidate candidate = next.get();
            try (WorkerProcess worker = WorkerProcess.start(workers, study, candidate.name(), FIT_THREADS)) {
                for (Optional<Integer> fold = board.nextFold(candidate);
                        fold.isPresent();
                        fold = board.nextFold(candidate)) {
                    run(candidate, fold.get(), worker);
                }
            }
        }
    }

    private Optional<Candidate> next() {
        return settings.off().getAsBoolean() ? Optional.empty() : board.nextCandidate();
    }

    private void run(Candidate candidate, int index, WorkerProcess worker) {
        Fold fold = board.fold(index);
        synchronized (listener) {
            listener.began(candidate, fold);
        }
        Path result = study.resolve("work").resolve(candidate.name() + "-" + index + ".predictions");
        ObjectNode request = Protocol.message("job")
                .put("job", TrialJob.NAME)
                .put("index", index)
                .put("result", result.toString());
        double share = settings.pace().trialSeconds(board.left());
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
                (done, total) -> {
                    synchronized (listener) {
                        listener.step(candidate, fold, done, total);
                    }
                });
        Outcome outcome = reply instanceof WorkerProcess.Reply.CalledOff && overdue.getAsBoolean()
                ? new Outcome.Stopped(String.format(
                        Locale.ROOT, "one fit took over three times the %.1f s that the time budget leaves it", share))
                : outcome(reply, result);
        synchronized (listener) {
            boolean counts = board.end(candidate, index, outcome, (System.nanoTime() - start) / 1e9);
            if (counts || outcome instanceof Outcome.Scored) {
                evidence.record(candidate, fold, outcome);
            }
            if (counts) {
                listener.ended(candidate, fold, outcome, board.left(), board.secondsLeft(settings.parallel()));
            }
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
