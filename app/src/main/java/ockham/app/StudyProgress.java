package ockham.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ockham.study.Announcement;
import ockham.study.StudyListener;
import ockham.study.candidate.Candidate;
import ockham.study.race.Fit;
import ockham.study.race.Outcome;
import ockham.study.report.SafeText;
import ockham.study.split.Fold;

/**
 * Progress for people: one line that renews itself on a terminal, plain lines elsewhere. Says the stage, the candidate,
 * the fold, the best so far and the time left.
 */
final class StudyProgress implements StudyListener, AutoCloseable {
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private static final long LIVE_NANOS = 100_000_000L;

    private final Terminal terminal;
    private final boolean silent;
    private final PrintStream err;
    private final Map<String, String> running = new TreeMap<>();
    private String best = "";
    private String left = "";
    private long last;
    private boolean live;
    private boolean closed;

    StudyProgress(Terminal terminal, boolean silent, PrintStream err) {
        this.terminal = terminal;
        this.silent = silent;
        this.err = err;
    }

    @Override
    public synchronized void stage(String sentence) {
        line(sentence);
    }

    @Override
    public synchronized void best(String sentence) {
        best = sentence;
    }

    @Override
    public synchronized void began(Fit fit) {
        running.put(key(fit), name(fit));
        show(false);
    }

    @Override
    public synchronized void step(Fit fit, int done, int total) {
        running.put(key(fit), name(fit) + " " + 100L * done / Math.max(1, total) + "%");
        show(false);
    }

    @Override
    public synchronized void ended(Fit fit, int open, double secondsLeft) {
        running.remove(key(fit));
        left = open == 0
                ? ""
                : open
                        + (open == 1 ? " fit left" : " fits left")
                        + (Double.isNaN(secondsLeft) ? "" : ", about " + Announcement.words(secondsLeft));
        show(false);
    }

    @Override
    public synchronized void outcome(Candidate candidate, Fold fold, Outcome outcome) {
        if (!(outcome instanceof Outcome.Scored)) {
            line("  " + candidate.name() + " " + outcome.word() + ": " + outcome.reason());
        }
    }

    /** The last words after Ctrl-C. */
    synchronized void interrupted(Path study) {
        if (!closed) {
            clear();
            err.println(
                    "interrupted; what was finished is kept in " + study + ". The same command goes on from there.");
            err.flush();
            closed = true;
        }
    }

    @Override
    public synchronized void close() {
        clear();
        closed = true;
    }

    private void line(String sentence) {
        if (!silent && !closed) {
            clear();
            err.println(SafeText.lines(sentence));
            err.flush();
        }
    }

    private void show(boolean now) {
        long time = System.nanoTime();
        if (silent || closed || (!now && time - last < (terminal.interactive() ? LIVE_NANOS : PLAIN_NANOS))) {
            return;
        }
        last = time;
        String text = "  " + String.join("   ", running.values()) + (left.isEmpty() ? "" : "   " + left)
                + (best.isEmpty() ? "" : "   best: " + best);
        if (terminal.interactive()) {
            int width = terminal.width() - 1;
            err.print("\r\u001b[2K" + (text.length() > width ? text.substring(0, width) : text));
            live = true;
        } else {
            err.println(text);
        }
        err.flush();
    }

    private void clear() {
        if (live) {
            err.print("\r\u001b[2K");
            err.flush();
            live = false;
        }
    }

    private static String key(Fit fit) {
        return String.format(
                Locale.ROOT,
                "%05d %s %s",
                fit.candidate().rung(),
                fit.candidate().name(),
                fit.where());
    }

    private static String name(Fit fit) {
        return fit.candidate().name() + " " + fit.where();
    }
}
