package ockham.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process writes to.
 *
 * @param interactive standard error is a terminal: progress may overwrite its line
 * @param colour colours are wanted
 * @param width columns
 */
record Terminal(boolean interactive, boolean colour, int width) {
    /** The launcher tells what is a terminal, since Java knows only of all streams together. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean interactive = "1".equals(environment.get("OCKHAM_STDERR_TTY")) && !dumb;
        boolean colour = "1".equals(environment.get("OCKHAM_STDOUT_TTY"))
                && !dumb
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(interactive, colour, width(environment.get("COLUMNS")));
    }

    private static int width(@Nullable String columns) {
        return columns != null && columns.matches("[0-9]{2,3}") ? Math.max(60, Integer.parseInt(columns)) : 100;
    }
}
