package ockham.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import ockham.score.decide.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be read: the error, the name that was probably meant, where the help is. */
final class UsageError {
    private UsageError() {}

    static int explain(ParameterException e) {
        CommandLine line = e.getCommandLine();
        CommandSpec command = line.getCommandSpec();
        List<String> unknown = new ArrayList<>(line.getUnmatchedArguments());
        if (e instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().stream()
                    .filter(name -> !unknown.contains(name))
                    .forEach(unknown::add);
        }
        // What follows an option that is not known is its value, not an argument too many.
        if (unknown.stream().anyMatch(argument -> argument.startsWith("-"))) {
            unknown.removeIf(argument -> !argument.startsWith("-"));
        }
        PrintWriter err = line.getErr();
        if (!(e instanceof UnmatchedArgumentException)) {
            err.println("ockham: " + e.getMessage());
        }
        for (String argument : unknown) {
            err.println("ockham: " + about(argument, command));
        }
        err.println("See: " + command.qualifiedName() + " --help");
        return Main.USER;
    }

    private static String about(String argument, CommandSpec command) {
        if (argument.startsWith("-")) {
            String name = argument.replaceFirst("=.*", "");
            List<String> known = new ArrayList<>(command.optionsMap().keySet());
            return "unknown option " + name + Nearest.hint(name, known);
        }
        List<String> commands = command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
        if (!commands.isEmpty()) {
            return "unknown command " + argument + Nearest.hint(argument, commands) + " (there are "
                    + String.join(", ", commands) + ")";
        }
        return "\"" + argument + "\" is one argument too many; put names with blanks in quotes";
    }
}
