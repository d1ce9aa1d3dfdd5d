package ockham.app.doctor;

import java.nio.charset.Charset;
import java.util.List;

/** What the process writes to, as the launcher saw it. */
record TerminalProbe(Surroundings surroundings, String encoding) implements Probe {
    static TerminalProbe of(Surroundings surroundings) {
        return new TerminalProbe(
                surroundings,
                System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
    }

    @Override
    public List<Check> look() {
        boolean live = "1".equals(surroundings.variable("OCKHAM_STDERR_TTY")) && !dumb();
        boolean colour = "1".equals(surroundings.variable("OCKHAM_STDOUT_TTY"))
                && !dumb()
                && surroundings.variable("NO_COLOR").isEmpty();
        String columns = surroundings.variable("COLUMNS");
        String what = (live ? "progress renews one line" : "progress in plain lines")
                + (colour ? ", colour" : ", no colour")
                + (columns.isEmpty() ? "" : ", " + columns + " columns") + ", " + encoding;
        // The bars and dashes of the summary are Unicode and written as UTF-8 whatever the locale says.
        return List.of(
                live && !encoding.equalsIgnoreCase("UTF-8")
                        ? Check.warn("terminal", what, "set a UTF-8 locale, such as LC_ALL=C.UTF-8, if bars look odd")
                        : Check.ok("terminal", what));
    }

    private boolean dumb() {
        return "dumb".equals(surroundings.variable("TERM"));
    }
}
