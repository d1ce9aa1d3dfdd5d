package ockham.app.doctor;

import java.util.ArrayList;
import java.util.List;

/** Checks as text for people: a line each, advice below it. */
public final class CheckList {
    private CheckList() {}

    /** {@code colour}: the state's word is coloured with ANSI codes. */
    public static String text(List<Check> checks, boolean colour) {
        int width =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Check check : checks) {
            lines.add(state(check.state(), colour) + "  " + pad(check.name(), width) + "  " + check.what());
            if (!check.advice().isEmpty()) {
                lines.add(" ".repeat(width + 8) + check.advice());
            }
        }
        lines.add("");
        lines.add(sentence(checks));
        return String.join(System.lineSeparator(), lines);
    }

    /** The sum of it. */
    static String sentence(List<Check> checks) {
        long failed = count(checks, Check.State.FAIL);
        long warned = count(checks, Check.State.WARN);
        if (failed > 0) {
            return failed + (failed == 1 ? " thing stands" : " things stand") + " in the way of a study.";
        }
        return warned == 0
                ? "All is well."
                : "A study can run; " + warned + (warned == 1 ? " thing is" : " things are") + " worth knowing.";
    }

    private static long count(List<Check> checks, Check.State state) {
        return checks.stream().filter(check -> check.state() == state).count();
    }

    private static String state(Check.State state, boolean colour) {
        String word = pad(state.name().toLowerCase(java.util.Locale.ROOT), 4);
        if (!colour) {
            return word;
        }
        int code = switch (state) {
            case OK -> 32;
            case WARN -> 33;
            case FAIL -> 31;
        };
        return "\u001b[" + code + "m" + word + "\u001b[0m";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
