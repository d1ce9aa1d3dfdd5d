package ockham.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import ockham.study.Study;
import ockham.study.report.StudyRecord;
import ockham.study.report.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham report}: writes the report of a finished study again, and prints its summary. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html of a finished study again from its record, and prints the summary.",
        footer = {"", "Example:", "  ockham report ockham-studies/customers"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The study folder.")
    private Path study = Path.of(".");

    @Override
    public Integer call() throws IOException {
        StudyRecord record = Study.report(study);
        Terminal terminal = Terminal.ofProcess();
        spec.commandLine().getOut().println(Summary.text(record, terminal.width(), terminal.colour()));
        spec.commandLine().getOut().println("  report   " + study.resolve("report.html"));
        return 0;
    }
}
