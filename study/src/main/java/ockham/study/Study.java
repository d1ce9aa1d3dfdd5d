package ockham.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.study.audit.Audit;
import ockham.study.audit.Severity;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.challenger.Challengers;
import ockham.study.challenger.Entered;
import ockham.study.race.Evidence;
import ockham.study.race.Forecast;
import ockham.study.race.Outcome;
import ockham.study.race.Pace;
import ockham.study.race.Plan;
import ockham.study.race.Race;
import ockham.study.race.RowsFile;
import ockham.study.race.StudyData;
import ockham.study.race.WorkerSettings;
import ockham.study.report.StudyRecord;
import ockham.study.settings.Challenger;
import ockham.study.settings.StudySettings;
import ockham.study.source.Snapshot;
import ockham.study.split.Fold;
import ockham.study.split.Folds;
import org.jspecify.annotations.Nullable;

/** A study from a file to a verdict: {@link #run} is the story, stage by stage. */
public final class Study {
    /** What part of a time budget the user's own models have. */
    private static final int CHALLENGERS_SHARE = 3;

    private final StudySettings settings;
    private final WorkerSettings workers;
    private final StudyListener listener;
    private final String version;
    private final long started = System.nanoTime();
    private volatile boolean interrupted;
    private volatile @Nullable Challengers challengers;

    /** A study of these settings, not yet run. */
    public Study(StudySettings settings, WorkerSettings workers, StudyListener listener, String version) {
        this.settings = settings;
        this.workers = workers;
        this.listener = listener;
        this.version = version;
    }

    /** Time that one fit may take unless the user says otherwise. */
    public static Duration ceiling(Effort effort) {
        return switch (effort) {
            case QUICK -> Duration.ofMinutes(3);
            case STANDARD -> Duration.ofMinutes(15);
            case THOROUGH -> Duration.ofHours(1);
        };
    }

    /** Has a running study end soon, without another result being kept. */
    public void interrupt() {
        interrupted = true;
    }

    /** Ends the challengers' commands and removes what only workers yet to start would read: none starts after {@link #interrupt}. */
    public void leave() {
        Challengers asked = challengers;
        if (asked != null) {
            asked.close();
        }
        try {
            Files.deleteIfExists(RowsFile.of(settings.out()));
        } catch (IOException e) {
            // The next run removes it.
        }
    }

    /**
     * Runs the study, or goes on with it where it was left.
     *
     * @throws UserError if the user can mend what is wrong
     * @throws MachineError if the machine stopped it
     */
    public StudyRecord run() {
        StudyFolder folder = StudyFolder.prepare(settings.out());
        Evidence evidence = open(folder);
        try (evidence) {
            try {
                // Not before the evidence is ours: another process may be at work there.
                folder.clearWork();
                return run(folder, evidence);
            } finally {
                folder.removeWork();
            }
        } finally {
            folder.removeUnbegun();
        }
    }

    /** The evidence, which one process at a time may have. */
    private static Evidence open(StudyFolder folder) {
        try {
            return Evidence.open(folder.evidence());
        } catch (MachineError e) {
            folder.removeUnbegun();
            throw e;
        }
    }

    private StudyRecord run(StudyFolder folder, Evidence evidence) {
        Snapshots snapshots = new Snapshots(settings, folder, listener);
        Snapshot snapshot = snapshots.data();
        Question question = Question.of(settings, snapshot);
        snapshots.test(snapshot, question.target().task());
        StudyData data = StudyData.load(folder.path(), question.targetChoice());
        listener.stage("auditing " + data.target().length + " rows");
        Audit audit = DataAudit.of(settings, data, question.constraints());
        question.needSeen(audit);
        Plan asked = plan(snapshot, question, audit, folder);
        if (data.features(asked).columns().isEmpty()) {
            throw new UserError("no feature is left to learn from: every column but the target is missing throughout,"
                    + " constant, an id or dropped (" + String.join(", ", asked.leftOut()) + ")");
        }
        Folds folds = data.folds(asked);
        Challengers brought = new Invitation(settings, folder, question, listener::stage, this::challengersOff)
                .to(data, asked, folds);
        challengers = brought;
        Outlook outlook = new Outlook(data, folds, settings.threads(), Forecast.here());
        Plan plan = asked.with(efforts(asked, data, outlook, evidence));
        StudyPlan.bind(plan, evidence, folder);
        plan.write(folder.path());
        StudyFile.write(settings, plan, folder);
        Judgement judgement = Judgement.of(settings, question, brought);
        judgement.change(evidence).ifPresent(listener::stage);
        Tested.check(folds, data, question.metric());
        Ladder ladder = data.ladder(plan);
        StudyCourse course = new StudyCourse(
                settings,
                folder,
                snapshot,
                question,
                judgement,
                data,
                audit,
                plan,
                folds,
                ladder,
                outlook,
                forecast(plan, ladder, folds, outlook, evidence),
                started);
        if (audit.findings().stream().anyMatch(f -> f.severity() == Severity.BLOCKS)) {
            listener.stage("the data has a fault that blocks any verdict: no candidate is trained");
            return Ending.blocked(course);
        }
        List<Entered> entered = brought.race(evidence);
        if (interrupted) {
            throw interruption();
        }
        Pace pace = Pace.of(
                settings.budget(),
                started,
                settings.threads(),
                new Pace.Work(ladder.candidates().size(), folds.folds().size()));
        RowsFile.write(data, RowsFile.of(folder.path()));
        Ending.Time time = new Ending.Time(pace, () -> interrupted);
        Ending.Before before = new Ending.Before(course, new Brought(course, entered));
        try (Ending ending = new Ending(before, evidence, workers, listener, time)) {
            Map<Candidate, List<Outcome>> outcomes = race(course, evidence, pace, ending.finals());
            StudyRecord record = ending.judge(outcomes);
            judgement.remember(evidence);
            return record;
        }
    }

    /** Under a time budget challengers have a third of it, all together. */
    private boolean challengersOff() {
        Duration budget = settings.budget();
        return interrupted
                || (budget != null
                        && System.nanoTime() - started
                                > budget.dividedBy(CHALLENGERS_SHARE).toNanos());
    }

    private static MachineError interruption() {
        return new MachineError("interrupted; the same command goes on from here");
    }

    /** Writes the page of a finished study again from its files. */
    public static StudyRecord report(Path study) throws IOException {
        return Ending.again(new StudyFolder(study));
    }

    private Plan plan(Snapshot snapshot, Question question, Audit audit, StudyFolder folder) {
        Task task = question.target().task();
        String testDigest = Files.exists(folder.testData())
                ? Snapshot.open(folder.testData()).digest()
                : null;
        Repetition repetition = Repetition.of(settings, snapshot, task);
        return new Plan(
                version,
                snapshot.digest(),
                testDigest,
                settings.target(),
                task instanceof Task.Binary binary ? binary.positive() : null,
                !task.classification(),
                task.classes(),
                audit.leftOut(),
                new TreeMap<>(question.constraints().directions()),
                settings.time(),
                settings.group(),
                repetition.folds(),
                repetition.repeats(),
                settings.seed(),
                settings.effort(),
                new TreeMap<>(),
                settings.families(),
                settings.ceiling().toSeconds(),
                settings.budget() == null ? 0 : settings.budget().toSeconds());
    }

    /**
     * What a time budget has room for beyond the study's effort. A study that was begun keeps what was found then: the
     * machine may be faster or slower now.
     */
    private SortedMap<String, Effort> efforts(Plan plan, StudyData data, Outlook outlook, Evidence evidence) {
        Duration budget = settings.budget();
        if (budget == null || settings.effortGiven()) {
            return plan.efforts();
        }
        return StudyPlan.efforts(evidence).orElseGet(() -> {
            double left = budget.toNanos() / 1e9 - (System.nanoTime() - started) / 1e9;
            boolean asking =
                    settings.challengers().stream().anyMatch(c -> !(c.origin() instanceof Challenger.PredictionFile));
            left -= asking ? budget.toNanos() / 1e9 / CHALLENGERS_SHARE : 0;
            return outlook.raised(plan, data.ladder(plan), left);
        });
    }

    /** Wall seconds from now to the verdict, less what an earlier run has done. */
    private static OptionalDouble forecast(Plan plan, Ladder ladder, Folds folds, Outlook outlook, Evidence evidence) {
        int done = 0;
        for (Candidate candidate : ladder.candidates()) {
            done += evidence.outcomes(candidate.name(), folds.folds()).size();
        }
        int all = ladder.candidates().size() * folds.folds().size();
        return outlook.study(plan, ladder, (double) done / all);
    }

    private Map<Candidate, List<Outcome>> race(StudyCourse course, Evidence evidence, Pace pace, FinalModels finals) {
        Folds folds = course.folds();
        List<Candidate> ladder = course.ladder().candidates();
        List<Candidate> candidates =
                settings.budget() == null ? ladder : course.ladder().promisingFirst();
        listener.stage(Announcement.of(course));
        Race.Entries entries = new Race.Entries(candidates, folds.folds(), finals.fits(), finals::measureOne);
        Race.RaceSettings race = new Race.RaceSettings(
                settings.threads(),
                () -> interrupted || pace.raceOver(),
                pace,
                c -> course.outlook().trial(course.plan(), c));
        BestSoFar best = new BestSoFar(course, listener);
        goOn(course, evidence, best);
        Map<Candidate, List<Outcome>> raced = Race.run(course.folder().path(), entries, evidence, workers, race, best);
        Map<Candidate, List<Outcome>> outcomes = new LinkedHashMap<>();
        ladder.forEach(candidate -> outcomes.put(candidate, raced.getOrDefault(candidate, List.of())));
        if (interrupted) {
            throw interruption();
        }
        needAModel(course, outcomes);
        return outcomes;
    }

    /** Says what an earlier run has left, if anything. */
    private void goOn(StudyCourse course, Evidence evidence, BestSoFar best) {
        List<Fold> folds = course.folds().folds();
        int kept = 0;
        for (Candidate candidate : course.ladder().candidates()) {
            for (Map.Entry<Integer, Outcome> known :
                    evidence.outcomes(candidate.name(), folds).entrySet()) {
                if (known.getValue() instanceof Outcome.Scored scored) {
                    best.kept(candidate, folds.get(known.getKey()), scored);
                    kept++;
                }
            }
        }
        if (kept > 0) {
            int all = course.ladder().candidates().size() * folds.size();
            listener.stage("going on with an earlier run: " + kept + " of " + all + " fits are kept");
        }
    }

    /** That no model was through in time says nothing of models, and is no verdict. */
    private void needAModel(StudyCourse course, Map<Candidate, List<Outcome>> outcomes) {
        int folds = course.folds().folds().size();
        boolean raced = false;
        for (Map.Entry<Candidate, List<Outcome>> entry : outcomes.entrySet()) {
            List<Outcome> trials = entry.getValue();
            boolean model = entry.getKey().family() != Family.NOTHING;
            raced |= model;
            if (model && trials.size() == folds && trials.stream().allMatch(Outcome.Scored.class::isInstance)) {
                return;
            }
        }
        if (raced && settings.budget() != null) {
            throw new UserError("the time budget ended before any model had run on all folds, so there is no verdict;"
                + " give more time with --budget and another folder with --out, or ask for less with --effort quick,"
                + " --families or --folds.");
        }
    }
}
