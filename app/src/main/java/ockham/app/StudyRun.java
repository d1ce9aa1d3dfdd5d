package ockham.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import ockham.study.Study;
import ockham.study.race.WorkerSettings;
import ockham.study.report.SafeText;
import ockham.study.report.StudyRecord;
import ockham.study.report.Summary;
import ockham.study.settings.StudySettings;

/** Runs a study for the commands that do so, with progress, interruption and the summary at the end. */
final class StudyRun {
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String WORKERS = "workers";

    private StudyRun() {}

    /** What a person or a program wants to read. */
    enum Output {
        SUMMARY,
        SENTENCE,
        JSON;

        static Output of(boolean quiet, boolean json) {
            return json ? JSON : quiet ? SENTENCE : SUMMARY;
        }
    }

    /** Runs the study and prints what {@code output} asks for; gives the exit code. */
    static int start(StudySettings settings, Output output, PrintWriter out) throws IOException {
        Terminal terminal = Terminal.ofProcess();
        StudyProgress progress = new StudyProgress(terminal, output != Output.SUMMARY, System.err);
        ProcessFolder temporary = ProcessFolder.ofProcess();
        WorkerSettings workers = new WorkerSettings(
                WorkerMain.command(settings.memoryBytes(), temporary.inside(WORKERS)),
                settings.memoryBytes(),
                settings.ceiling(),
                SILENCE,
                settings.out().resolve("log.txt"));
        Study study = new Study(settings, workers, progress, Main.Version.TEXT);
        Thread farewell = Thread.ofPlatform().unstarted(() -> {
            study.interrupt();
            study.leave();
            progress.interrupted(settings.out());
            temporary.remove(WORKERS);
        });
        Runtime.getRuntime().addShutdownHook(farewell);
        StudyRecord record;
        try {
            record = study.run();
        } finally {
            leave(farewell);
            temporary.remove(WORKERS);
            progress.close();
        }
        switch (output) {
            case JSON -> out.print(Files.readString(settings.out().resolve("verdict.json")));
            case SENTENCE -> out.println(SafeText.line(record.sentence()));
            case SUMMARY -> {
                out.println(Summary.text(record, terminal.width(), terminal.colour()));
                out.println("  report   " + settings.out().resolve("report.html"));
                if (record.candidates().stream().anyMatch(c -> c.parameters() > 0)) {
                    out.println("  models   " + settings.out().resolve("models"));
                }
            }
        }
        out.flush();
        if (output != Output.SUMMARY) {
            // Who asked for it and reads no more must not take it for raced.
            record.challengers().stream()
                    .filter(c -> c.against() == null)
                    .forEach(c -> System.err.println("ockham: " + SafeText.line(c.sentence())));
        }
        return 0;
    }

    private static void leave(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process is on its way out already; the farewell is being said.
        }
    }
}
