package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import ockham.study.compare.Estimate;
import ockham.study.harm.Alarms;
import ockham.study.harm.BaseRate;
import ockham.study.harm.Harm;
import ockham.study.harm.Measure;
import ockham.study.harm.Robustness;
import ockham.study.harm.Slice;
import ockham.study.harm.Slices;
import ockham.study.harm.Subgroup;
import ockham.study.harm.Subgroups;
import ockham.study.report.SampleWorld.Entrant;
import org.jspecify.annotations.Nullable;

/** What a sample study says of harm: with money alarms and groups, else a slice of wrong classes or numbers. */
final class DraftHarm {
    private DraftHarm() {}

    static Harm of(Draft draft, @Nullable Entrant best) {
        if (best == null || best.rung() == 0) {
            return Harm.none("Where a model does harm was not looked at: there is none.");
        }
        boolean money = draft.world.money();
        String column = draft.columns.getFirst();
        String sentence =
                column + " = Month-to-month (412 rows): a decision loses 4.1 EUR against one that knows the truth,"
                        + " where the model foresees 2.9 EUR. Beside all other rows that is 1.2 EUR more than foreseen"
                        + " (90 %: 0.6 to 1.8).";
        Slice slice = new Slice(
                List.of(column + " = Month-to-month"), 412, 4.1, 2.9, new Estimate(1.2, 0.6, 1.8), 0.0012, sentence);
        Subgroups subgroups = money ? groups(draft) : draft.higher ? Subgroups.none("No columns.") : numbers(draft);
        return new Harm(
                best.name(),
                money ? "decided by the business case" : "the most probable class",
                7043,
                money ? sentence : "1,204 slices of the rows were looked at: none stands out from the other rows.",
                money ? List.of(sentence) : List.of(),
                subgroups,
                new Slices(
                        money ? "EUR a decision" : "wrong decisions",
                        1204,
                        money ? 2 : 0,
                        money ? List.of(slice) : List.of(),
                        "1,204 slices of the rows were looked at."),
                new Robustness(
                        best.name(),
                        money ? "EUR a year" : draft.metric,
                        1400,
                        4,
                        new Estimate(1230, -140, 2600),
                        new Estimate(25_400, 18_000, 32_800),
                        "Noise of a tenth of a standard deviation on every number costs nothing that can be told from"
                                + " chance."),
                money ? alarms() : null);
    }

    private static Alarms alarms() {
        BaseRate here = new BaseRate(0.8, 0.75, 0.265);
        return new Alarms(
                "Yes",
                1869,
                5174,
                new Estimate(0.8, 0.784, 0.815),
                new Estimate(0.75, 0.74, 0.76),
                0.265,
                here.right(),
                here.cleared());
    }

    private static Subgroups groups(Draft draft) {
        List<Subgroup> levels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double share = 0.18 + 0.04 * i;
            levels.add(new Subgroup(
                    draft.columns.get(i % 2),
                    draft.columns.get(i),
                    900 - 200L * i,
                    List.of(
                            measure(Measure.FALSE_ALARM, 90L, new Estimate(share, share - 0.03, share + 0.04), i == 2),
                            measure(Measure.MISS, 40L, new Estimate(share / 2, share / 2 - 0.02, share), false))));
        }
        return new Subgroups(draft.columns.subList(0, 2), levels, 6, "Errors differ by Contract beyond chance.");
    }

    private static Subgroups numbers(Draft draft) {
        Subgroup one = new Subgroup(
                draft.columns.getFirst(),
                "below 9",
                400,
                List.of(
                        measure(Measure.MEAN, null, new Estimate(-0.02, -0.05, 0.01), false),
                        measure(Measure.DISTANCE, null, new Estimate(0.31, 0.28, 0.34), true)));
        Subgroup alone = new Subgroup(
                draft.columns.getFirst(),
                "(missing)",
                1,
                List.of(new Measure(
                        Measure.DISTANCE,
                        null,
                        1,
                        new Estimate(0.31, Double.NaN, Double.NaN),
                        Double.NaN,
                        Double.NaN,
                        null,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false)));
        return new Subgroups(draft.columns.subList(0, 1), List.of(one, alone), 2, "Errors differ.");
    }

    private static Measure measure(String error, @Nullable Long errors, Estimate value, boolean shown) {
        return new Measure(
                error,
                errors,
                500,
                value,
                value.low() - 0.01,
                value.high() + 0.01,
                new Estimate(0.05, 0.01, 0.09),
                -0.002,
                0.11,
                0.07,
                shown);
    }
}
