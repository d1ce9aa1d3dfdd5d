package ockham.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import ockham.api.Effort;
import ockham.api.UserError;
import ockham.study.Study;
import ockham.study.settings.StudySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ockham demo}: a study of bundled real data with a business case. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs a study of bundled real data: which customers of a telephone company will leave, and is it worth"
                        + " calling them?",
        footer = {"", "Example:", "  ockham demo --threads 1 --out my-demo"})
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", description = "The study folder. Default: ockham-studies/demo.")
    private Path out = Path.of("ockham-studies", "demo");

    @Option(names = "--threads", paramLabel = "N", description = "Cores to keep busy. Default: all.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--memory", paramLabel = "SIZE", description = "Most memory a worker may use: 6g, 800m.")
    private @Nullable String memory;

    @Option(names = "--json", description = "Prints verdict.json, and no progress.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<String> problems = new ArrayList<>();
        long memoryBytes = memory == null ? Machine.memoryPerWorker(threads) : RunCommand.bytes(memory, problems);
        if (!problems.isEmpty()) {
            throw new UserError(problems.get(0));
        }
        Path data = unpack("telco_churn.csv");
        Path caseFile = unpack("case.yaml");
        StudySettings settings = new StudySettings(
                data.toString(),
                null,
                "Churn",
                caseFile,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                List.of(),
                Effort.QUICK,
                true,
                null,
                Study.ceiling(Effort.QUICK),
                null,
                null,
                0,
                0,
                1,
                threads,
                memoryBytes,
                List.of(),
                out);
        return StudyRun.start(
                settings, StudyRun.Output.of(false, json), spec.commandLine().getOut());
    }

    /** Puts a bundled file beside the study, where the user can look at it and run it again. */
    private Path unpack(String name) throws IOException {
        Path folder = out.resolveSibling(out.getFileName() + "-data");
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        try (InputStream bundled = DemoCommand.class.getResourceAsStream("/ockham/demo/" + name)) {
            if (bundled == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            Files.copy(bundled, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
