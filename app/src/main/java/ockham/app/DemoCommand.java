package ockham.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham demo}: a study of bundled data with a business case; what it does is {@code ockham run} with the example's options. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a study of bundled data with a business case. There is one for each verdict; without a name: which"
                    + " customers of a telephone company will leave, and is it worth calling them?"
        },
        footer = {
            "",
            "Examples:",
            "  ockham demo --threads 1 --out my-demo",
            "  ockham demo --list",
            "  ockham demo german_credit"
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Demo.Names.class,
            description = "Which: ${COMPLETION-CANDIDATES}.")
    private String name = Demo.ALL.getFirst().name();

    @Option(names = "--list", description = "Says what each demo decides and which verdict it ends in.")
    private boolean list;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The study folder. Default: ockham-studies/demo, with the name where one is given.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Cores to keep busy. Default: all.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--memory", paramLabel = "SIZE", description = "Most memory a worker may use: 6g, 800m.")
    private @Nullable String memory;

    @Option(names = "--json", description = "Prints verdict.json, and no progress.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter say = spec.commandLine().getOut();
        if (list) {
            Demo.ALL.forEach(demo -> say.printf("%-15s %-14s %s%n", demo.name(), demo.verdict(), demo.question()));
            return 0;
        }
        Demo demo = Demo.named(name);
        Path study = out == null ? folder(demo) : out;
        RunCommand run = new RunCommand();
        new CommandLine(run).setOut(say).setExpandAtFiles(false).parseArgs(line(demo, study));
        return run.call();
    }

    private static Path folder(Demo demo) {
        String last = demo.equals(Demo.ALL.getFirst()) ? "demo" : "demo-" + demo.name();
        return Path.of("ockham-studies", last);
    }

    private String[] line(Demo demo, Path study) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(unpack(demo, demo.data(), study).toString());
        line.addAll(List.of(demo.options().split(" ")));
        line.addAll(List.of("--case", unpack(demo, "case.yaml", study).toString()));
        line.addAll(List.of("--out", study.toString(), "--threads", String.valueOf(threads)));
        if (memory != null) {
            line.addAll(List.of("--memory", memory));
        }
        if (json) {
            line.add("--json");
        }
        return line.toArray(String[]::new);
    }

    /** Puts a bundled file beside the study, where the user can look at it and run it again. */
    private static Path unpack(Demo demo, String name, Path study) throws IOException {
        Path folder = study.resolveSibling(study.getFileName() + "-data");
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        try (InputStream bundled = DemoCommand.class.getResourceAsStream("/ockham/demo/" + demo.name() + "/" + name)) {
            if (bundled == null) {
                throw new IllegalStateException("the jar lacks " + demo.name() + "/" + name);
            }
            Files.copy(bundled, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
