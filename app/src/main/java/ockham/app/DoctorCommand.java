package ockham.app;

import java.util.List;
import java.util.concurrent.Callable;
import ockham.app.doctor.Check;
import ockham.app.doctor.CheckList;
import ockham.app.doctor.Doctor;
import ockham.app.doctor.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ockham doctor}: what this machine offers a study, with advice. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at the Java, the engines, threads, memory, disk, energy meter and terminal, and gives advice."
                        + " Exit code 3 if something stands in the way of a study.",
        footer = {"", "Example:", "  ockham doctor"})
final class DoctorCommand implements Callable<Integer> {
    private static final int MACHINE_STOPS_IT = 3;
    private static final String ENGINES = "engines";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ProcessFolder temporary = ProcessFolder.ofProcess();
        List<Check> checks =
                Doctor.of(Surroundings.ofProcess(), temporary.inside(ENGINES)).run();
        temporary.remove(ENGINES);
        spec.commandLine()
                .getOut()
                .println(CheckList.text(checks, Terminal.ofProcess().colour()));
        spec.commandLine().getOut().flush();
        return checks.stream().anyMatch(check -> check.state() == Check.State.FAIL) ? MACHINE_STOPS_IT : 0;
    }
}
