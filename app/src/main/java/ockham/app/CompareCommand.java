package ockham.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import ockham.study.across.Across;
import ockham.study.across.NamedStudy;
import ockham.study.report.VerdictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham compare}: finished studies beside each other. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says what changed between two finished studies, and why the verdict did.",
            "Of three and more: how the candidates do over all data sets, with paired tests."
        },
        footer = {
            "",
            "Examples:",
            "  ockham compare ockham-studies/march ockham-studies/april",
            "  ockham compare ockham-studies/*"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "2..*", paramLabel = "DIR", description = "Study folders, the older first.")
    private List<Path> studies = List.of();

    @Override
    public Integer call() throws IOException {
        List<NamedStudy> named = new ArrayList<>();
        for (Path study : studies) {
            named.add(new NamedStudy(study.toString(), VerdictJson.read(study.resolve("verdict.json"))));
        }
        Across.lines(named).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
