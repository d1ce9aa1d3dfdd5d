package ockham.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ockham.study.explain.ExplainJob;
import ockham.study.explain.ScorecardQuestion;
import ockham.study.footprint.FootprintJob;
import ockham.study.harm.RobustnessQuestion;
import ockham.study.race.RefitJob;
import ockham.study.race.TrialJob;
import ockham.study.race.WorkerJob;
import ockham.study.race.WorkerLoop;
import ockham.study.signal.SignalJob;

/** A worker process: started by a study for one candidate, not by people. Reads no options, so that it starts quickly. */
public final class WorkerMain {
    /** All that a worker does. */
    static final List<WorkerJob> JOBS = List.of(
            new TrialJob(),
            new RefitJob(),
            new FootprintJob(),
            new ExplainJob(List.of(new RobustnessQuestion(), new ScorecardQuestion())),
            new SignalJob());

    private WorkerMain() {}

    /** The command that starts a worker on this class path, in the JVM that runs now; it unpacks to {@code temporary}. */
    static List<String> command(long memoryBytes, Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx" + Math.max(256, memoryBytes * 6 / 10 / (1 << 20)) + "m");
        command.add("-Djava.io.tmpdir=" + temporary);
        String archive = System.getProperty("ockham.aot");
        if (archive != null) {
            command.add("-XX:AOTCache=" + archive);
        }
        // The JVM's own warnings would go to the pipe that carries the messages.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(WorkerMain.class.getName());
        return command;
    }

    /** Works until its input ends. Arguments: the study folder, the candidate, threads a fit may use. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream pipe = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // What Java libraries print goes to the log, not between the messages.
        System.setOut(System.err);
        new WorkerLoop(JOBS, pipe, System.err)
                .run(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]), System.in);
    }
}
