package ockham.study.harm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Task;
import ockham.score.decide.RangeRule;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/** Stage 10a: where the chosen model does harm, from its out-of-fold predictions and the decision that is put into service. */
public final class HarmLook {
    private static final double NINETY = 0.9;

    private HarmLook() {}

    /**
     * Looks at the errors of groups, the worst slices, and what alarms mean.
     *
     * @param robustness measured elsewhere, with the model at hand
     */
    public static Harm of(HarmInputs inputs, Robustness robustness) {
        Decided decided = Decided.of(inputs.all(), inputs.entry(), inputs.rule());
        boolean even = decided.kind() == Decided.Kind.NUMBERS || inputs.rule() instanceof RangeRule;
        Wording wording = new Wording(decided.kind(), decided.positive(), inputs.currency(), even);
        List<String> findings = new ArrayList<>();
        Subgroups subgroups = Subgroups.none("The business case names no columns to protect (protect: [...]).");
        if (!inputs.protect().isEmpty()) {
            SubgroupErrors errors =
                    new SubgroupErrors(decided, wording, inputs.all().rows(), inputs.protect());
            subgroups = errors.look();
            findings.addAll(errors.findings(subgroups));
        }
        Slices slices = new WorstSlices(decided, wording, inputs.columns(), inputs.seed()).look();
        // What nobody foresaw comes before gaps, which may follow from how common the class is.
        findings.addAll(0, slices.confirmed().stream().map(Slice::sentence).toList());
        return new Harm(
                inputs.entry().candidate(),
                decision(inputs, decided.kind()),
                decided.rows(),
                findings.isEmpty()
                        ? nothing(subgroups, slices)
                        : wording.found(
                                inputs.entry().candidate(),
                                findings,
                                slices.confirmed().size()),
                findings,
                subgroups,
                slices,
                robustness,
                alarms(decided));
    }

    private static String decision(HarmInputs inputs, Decided.Kind kind) {
        if (inputs.rule() != null) {
            return "decided by the business case";
        }
        return switch (kind) {
            case NUMBERS -> "the number as it is predicted";
            case ALARMS, CHOICES ->
                inputs.all().task() instanceof Task.Binary
                        ? "the class with a probability above one half"
                        : "the most probable class";
        };
    }

    private static String nothing(Subgroups subgroups, Slices slices) {
        return (subgroups.columns().isEmpty() ? "" : subgroups.sentence() + " ") + slices.sentence();
    }

    private static @Nullable Alarms alarms(Decided decided) {
        if (decided.kind() != Decided.Kind.ALARMS) {
            return null;
        }
        int[] positives = rows(decided, 1);
        int[] negatives = rows(decided, 0);
        if (positives.length == 0 || negatives.length == 0) {
            return null;
        }
        Estimate sensitivity = count(decided, positives, true).interval(NINETY);
        Estimate specificity = count(decided, negatives, false).interval(NINETY);
        double rate = (double) positives.length / decided.rows();
        BaseRate here = new BaseRate(sensitivity.mean(), specificity.mean(), rate);
        return new Alarms(
                decided.positive(),
                positives.length,
                negatives.length,
                sensitivity,
                specificity,
                rate,
                here.right(),
                here.cleared());
    }

    private static int[] rows(Decided decided, int truth) {
        return IntStream.range(0, decided.rows())
                .filter(row -> decided.truth()[row] == truth)
                .toArray();
    }

    private static Count count(Decided decided, int[] rows, boolean alarm) {
        boolean[] right = new boolean[rows.length];
        int[] group = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = decided.wrong()[rows[i]] == alarm;
            group[i] = decided.group()[rows[i]];
        }
        return Count.of(right, group);
    }
}
