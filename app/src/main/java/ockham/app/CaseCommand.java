package ockham.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import ockham.api.UserError;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.source.Snapshot;
import ockham.study.source.Source;
import ockham.study.source.SourceSettings;
import ockham.study.source.TargetColumn;
import ockham.study.source.Targets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham case}: commands about business cases. */
@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        description = "Helps to write a business case.",
        subcommands = CaseCommand.Init.class,
        footer = {"", "Example:", "  ockham case init customers.csv --target churned --out churn.yaml"})
final class CaseCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code ockham case init}: a commented case file, made from the data. */
    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = "Writes a commented case file from the data: its classes, amounts, and defaults to change.",
            footer = {"", "Example:", "  ockham case init customers.csv --target churned --out churn.yaml"})
    static final class Init implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "FILE", description = "The data.")
        private String file = "";

        @Option(names = "--target", required = true, paramLabel = "COL", description = "The column to predict.")
        private String target = "";

        @Option(names = "--out", paramLabel = "FILE", description = "The case file to write. Default: standard output.")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            String text = template();
            if (out == null) {
                spec.commandLine().getOut().print(text);
                spec.commandLine().getOut().flush();
                return 0;
            }
            try {
                Files.writeString(out, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                throw new UserError(out + " exists already; it was not changed. Give another name with --out.", e);
            } catch (NoSuchFileException | AccessDeniedException e) {
                throw new UserError("cannot write " + out + ": there is no such folder, or no permission", e);
            }
            spec.commandLine()
                    .getOut()
                    .println(out + " written. Fill in what decisions are worth, then: ockham run " + file + " --target "
                            + target + " --case " + out);
            return 0;
        }

        private String template() throws IOException {
            Path folder = Files.createTempDirectory("ockham-case");
            Path database = folder.resolve("data.duckdb");
            try {
                Snapshot snapshot = Source.snapshot(new SourceSettings(file, null, target, Map.of()), database);
                TargetColumn column = Targets.of(snapshot, target, null, null);
                return CaseFile.template(new CaseContext(snapshot.read(), column.task(), target));
            } finally {
                Files.deleteIfExists(database);
                Files.deleteIfExists(folder);
            }
        }
    }
}
