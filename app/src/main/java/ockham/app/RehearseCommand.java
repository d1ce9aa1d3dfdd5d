package ockham.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ockham.api.Effort;
import ockham.api.LearningException;
import ockham.api.Progress;
import ockham.study.footprint.FootprintJob;
import ockham.study.race.Plan;
import ockham.study.race.RowsFile;
import ockham.study.race.StudyData;
import ockham.study.race.TrialJob;
import ockham.study.race.WorkerContext;
import ockham.study.race.WorkerJob;
import ockham.study.signal.SignalJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs a tiny study, and in this process what its workers do, for the launcher to keep what the JVM has loaded, linked and
 * seen running: each of the many processes of a study then starts from there.
 */
@Command(name = "rehearse", hidden = true, description = "A tiny study; run by the launcher after a build.")
final class RehearseCommand implements Callable<Integer> {
    private static final int ROWS = 600;
    /** With a budget, far more than it takes, footprints are measured briefly. */
    private static final List<String> OPTIONS = List.of(
            "--target=target",
            "--families=linear",
            "--effort=quick",
            "--budget=2m",
            "--folds=2",
            "--repeats=1",
            "--quiet");

    @Parameters(description = "An empty folder.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, rows());
        Path out = folder.resolve("study");
        int exit = Main.run(Stream.of(List.of("run", file.toString(), "--out", out.toString()), OPTIONS)
                .flatMap(List::stream)
                .toArray(String[]::new));
        if (exit != 0) {
            return exit;
        }
        Plan plan = withAllCandidates(out);
        Path work = RowsFile.of(out);
        Files.createDirectories(work.resolveSibling(""));
        RowsFile.write(StudyData.load(out, plan.targetChoice()), work);
        for (String candidate : List.of("logistic", "lightgbm", "xgboost", "realmlp-small")) {
            rehearse(out, candidate);
        }
        return 0;
    }

    /** The study is of the quickest family, for the launcher waits; what its workers do is rehearsed for more. */
    private static Plan withAllCandidates(Path study) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path file = study.resolve("plan.json");
        ObjectNode plan = (ObjectNode) json.readTree(Files.readString(file));
        plan.put("effort", Effort.STANDARD.name()).putArray("families");
        Files.writeString(file, plan.toString());
        return Plan.read(study);
    }

    private static void rehearse(Path study, String candidate) throws IOException {
        try {
            WorkerContext context = WorkerContext.open(study, candidate, 1, Progress.none());
            for (WorkerJob job : WorkerMain.JOBS.stream()
                    .filter(j -> !(j instanceof SignalJob))
                    .toList()) {
                String result = job instanceof TrialJob ? "work/trial" : "models/" + candidate + ".ockham";
                ObjectNode request = JsonNodeFactory.instance
                        .objectNode()
                        .put("index", 0)
                        .put("result", study.resolve(result).toString())
                        .put("brief", true)
                        .put("metric", "auc");
                if (job instanceof FootprintJob) {
                    request.put("archive", study.resolve(result).toString());
                }
                job.run(context, request, JsonNodeFactory.instance.objectNode());
            }
        } catch (LearningException e) {
            // An engine that does not load here has nothing to rehearse.
        }
    }

    /** Numbers with gaps, categories and a target that depends on both. */
    private static String rows() {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("a,b,c,kind,when,target\n");
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            int kind = random.nextInt(4);
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.4f,%d,%s,2024-%02d-%02d,%s%n",
                    i % 20 == 0 ? "" : String.format(Locale.ROOT, "%.4f", a),
                    random.nextDouble(),
                    random.nextInt(50),
                    "kind " + kind,
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    a + (kind == 2 ? 1 : 0) + random.nextGaussian() > 0.5 ? "yes" : "no"));
        }
        return csv.toString();
    }
}
