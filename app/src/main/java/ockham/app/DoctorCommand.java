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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Check> checks = Doctor.of(Surroundings.ofProcess()).run();
        boolean colour = "1".equals(System.getenv("OCKHAM_STDOUT_TTY"))
                && !"dumb".equals(System.getenv("TERM"))
                && System.getenv("NO_COLOR") == null;
        spec.commandLine().getOut().println(CheckList.text(checks, colour));
        spec.commandLine().getOut().flush();
        return checks.stream().anyMatch(check -> check.state() == Check.State.FAIL) ? MACHINE_STOPS_IT : 0;
    }
}
