package ockham.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import ockham.api.MachineError;
import ockham.api.UserError;
import ockham.study.report.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: a command per file. Exit codes: 0 a verdict, 2 the user can mend it, 3 the machine, 130 interrupted. */
@Command(
        name = "ockham",
        description = "Is deep learning worth it on your data, and if not, what is the simplest thing that pays?",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            PredictCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            SqlCommand.class,
            CaseCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            RehearseCommand.class
        },
        footer = {
            "",
            "Start with:  ockham demo",
            "Then:        ockham run customers.csv --target churned --case churn.yaml"
        })
public final class Main implements Runnable {
    static final int USER = 2;
    static final int MACHINE = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        ProcessFolder.ofProcess().begin();
        System.exit(run(arguments));
    }

    /** Runs a command; gives its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, _) -> UsageError.explain(e));
        line.setExecutionExceptionHandler((e, at, _) -> explain(e, at.getErr()));
        return line.execute(arguments);
    }

    private static int explain(Exception e, PrintWriter err) {
        return switch (e) {
            case UserError _ -> {
                err.println("ockham: " + SafeText.lines(String.valueOf(e.getMessage())));
                yield USER;
            }
            case MachineError _ -> {
                err.println("ockham: " + SafeText.lines(String.valueOf(e.getMessage())));
                yield MACHINE;
            }
            default -> {
                err.println("ockham: this is a defect of Ockham: " + e);
                StackTraceElement[] trace = e.getStackTrace();
                for (int i = 0; i < Math.min(4, trace.length); i++) {
                    err.println("    at " + trace[i]);
                }
                err.println("What was finished is kept; please report this with the study's log.txt.");
                yield MACHINE;
            }
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        static final String TEXT = "0.1.0";

        @Override
        public String[] getVersion() {
            return new String[] {"ockham " + TEXT};
        }
    }
}
