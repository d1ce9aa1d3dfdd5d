package ockham.study.harm;

import java.util.List;
import java.util.Locale;
import ockham.study.compare.Estimate;
import ockham.study.value.Amounts;

/**
 * What was found, in sentences.
 *
 * @param kind what can go wrong
 * @param positive the class that an alarm is raised for; empty where there is none
 * @param currency of losses; empty without a business case
 * @param even whether errors are foreseen to be spread alike on all rows, so that noise may be what is found; of numbers always
 */
record Wording(Decided.Kind kind, String positive, String currency, boolean even) {
    private static final String NOISE = " Errors are larger here, which may be noise that nobody can predict.";

    Wording(Decided.Kind kind, String positive, String currency) {
        this(kind, positive, currency, kind == Decided.Kind.NUMBERS);
    }

    /** What losses are in. */
    String unit() {
        if (!currency.isEmpty()) {
            return currency + " a decision";
        }
        return kind == Decided.Kind.NUMBERS ? "absolute error" : "wrong decisions";
    }

    /** A gap between the rows of a level and all others. */
    String gap(String where, Measure measure, Estimate gap) {
        double own = measure.value().mean();
        double others = own - gap.mean();
        return switch (measure.error()) {
            case Measure.MEAN ->
                where + ": the number is " + off(own) + " on average, " + off(others) + " on all other rows (gap "
                        + range(gap.mean(), measure, false) + ").";
            case Measure.DISTANCE ->
                where + ": the number is off by " + Amounts.plain(own) + " on average, by " + Amounts.plain(others)
                        + " on all other rows (gap " + range(gap.mean(), measure, false) + ").";
            case Measure.FALSE_ALARM ->
                shares(where, "false alarms on " + share(own) + " of the rows that are not " + positive, measure);
            case Measure.MISS ->
                shares(where, share(own) + " of the rows that are " + positive + " are missed", measure);
            default -> shares(where, share(own) + " of the decisions are wrong", measure);
        };
    }

    private static String shares(String where, String what, Measure measure) {
        double others = measure.value().mean()
                - (measure.gap() == null ? 0 : measure.gap().mean());
        return where + ": " + what + ", " + share(others) + " elsewhere (gap "
                + range(measure.value().mean() - others, measure, true) + ").";
    }

    private static String range(double gap, Measure measure, boolean points) {
        return points
                ? points(gap) + " points, 95 %: " + points(measure.gapLow95()) + " to " + points(measure.gapHigh95())
                : Amounts.plain(gap) + ", 95 %: " + Amounts.plain(measure.gapLow95()) + " to "
                        + Amounts.plain(measure.gapHigh95());
    }

    private static String off(double error) {
        return Amounts.plain(Math.abs(error)) + (error < 0 ? " too low" : " too high");
    }

    /**
     * What a reader must know first.
     *
     * @param findings at least one, slices first
     * @param slices how many of them are slices; the others are gaps
     */
    String found(String candidate, List<String> findings, int slices) {
        int gaps = findings.size() - slices;
        String worse = even
                ? candidate + " has larger errors on " + number(slices, "slice") + " of the rows"
                : candidate + " does worse than it foresees on " + number(slices, "slice") + " of the rows";
        String differ = "errors differ between groups in " + number(gaps, "place");
        String found = slices == 0 ? candidate + ": " + differ : worse + (gaps == 0 ? "" : ", and its " + differ);
        String caveat = slices == 0 && kind == Decided.Kind.ALARMS
                ? " Where more rows of a group are " + positive + ", right probabilities alone make such gaps."
                : "";
        return found
                + (findings.size() == 1 ? ", beyond chance: " : ", beyond chance. First: ")
                + findings.getFirst()
                + caveat;
    }

    private static String number(int count, String thing) {
        return count == 1 ? "one " + thing : count + " " + thing + "s";
    }

    /** A confirmed slice. */
    String slice(String where, long rows, double[] means, Estimate excess) {
        String on = where + " (" + Amounts.exact((double) rows) + (rows == 1 ? " row" : " rows") + "): ";
        double loss = means[0];
        double foreseen = means[1];
        if (!currency.isEmpty() && even) {
            return on + "a decision loses " + Amounts.shown(loss, currency)
                    + " against one that knows the truth, where errors of the usual size would lose "
                    + Amounts.shown(foreseen, currency) + ". Beside all other rows that is "
                    + Amounts.shown(excess.mean(), currency) + " more (90 %: " + Amounts.plain(excess.low()) + " to "
                    + Amounts.plain(excess.high()) + ")." + NOISE;
        }
        if (!currency.isEmpty()) {
            return on + "a decision loses " + Amounts.shown(loss, currency)
                    + " against one that knows the truth, where the model foresees " + Amounts.shown(foreseen, currency)
                    + ". Beside all other rows that is " + Amounts.shown(excess.mean(), currency)
                    + " more than foreseen (90 %: " + Amounts.plain(excess.low()) + " to "
                    + Amounts.plain(excess.high()) + ").";
        }
        if (kind == Decided.Kind.NUMBERS) {
            return on + "the number is off by " + Amounts.plain(loss) + " on average, where " + Amounts.plain(foreseen)
                    + " is usual: " + Amounts.plain(excess.mean()) + " more than on all other rows (90 %: "
                    + Amounts.plain(excess.low()) + " to " + Amounts.plain(excess.high()) + ")." + NOISE;
        }
        return on + share(loss) + " of the decisions are wrong, where the model foresees " + share(foreseen)
                + ". Beside all other rows that is " + points(excess.mean()) + " points more than foreseen (90 %: "
                + points(excess.low()) + " to " + points(excess.high()) + ").";
    }

    static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
