package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ockham.study.report.SampleWorld.Entrant;
import org.jspecify.annotations.Nullable;

/** What a sample study says of understanding its model. */
final class DraftScorecard {
    private DraftScorecard() {}

    static Scorecard of(Draft draft, @Nullable Entrant best) {
        if (best == null || best.rung() == 0) {
            return Scorecard.none("What it takes to understand a model was not measured: there is none.");
        }
        String unit = draft.world.money() ? "EUR a year" : draft.metric;
        String output = draft.higher ? "the probability of Yes" : "the number";
        boolean wide = draft.metric.equals("accuracy");
        List<Scorecard.Fact> facts = new ArrayList<>(List.of(
                new Scorecard.Fact(
                        "columns that matter", 4, "of 19 columns", "4 columns carry 95 % of the importance."),
                new Scorecard.Fact(
                        "stability of the order", 0.93, "rank correlation", "Two halves rank them almost alike."),
                new Scorecard.Fact("a tree of 16 leaves", 0.81, "R2 of " + output, "81 % could be read off a tree."),
                new Scorecard.Fact("additive share", 0.96, "of the variance", "At least 96 % is a sum."),
                new Scorecard.Fact("monotone columns", 0, "declared", "The business case declares none.")));
        facts.add(
                wide
                        ? new Scorecard.Fact(
                                "order against chance", Double.NaN, unit, "Not measured: too many columns.")
                        : new Scorecard.Fact("order against chance", 1230, unit, "More than in all 19 random orders."));
        facts.add(new Scorecard.Fact("one row explained", 64, "background rows", "Shapley values against 64 rows."));
        return new Scorecard(
                best.name(),
                output,
                1409,
                "Measured on up to 1,409 rows that it had not seen.",
                facts,
                wide ? null : deletion(unit),
                List.of(
                        example(draft, "A low prediction", output, 0.04),
                        example(draft, "A high prediction", output, 0.71)));
    }

    private static Scorecard.Deletion deletion(String unit) {
        return new Scorecard.Deletion(
                unit,
                500,
                19,
                0.05,
                IntStream.rangeClosed(0, 10)
                        .mapToObj(s -> new Scorecard.Step(
                                s == 0 ? 0 : 2 * s - 1,
                                3000 * (1 - Math.pow(1 - s / 10.0, 3)),
                                300 * s,
                                250 * s + (s == 10 ? 500 : 0),
                                350 * s - (s == 10 ? 500 : 0)))
                        .toList());
    }

    private static Scorecard.Example example(Draft draft, String title, String output, double prediction) {
        List<Scorecard.Part> parts = new ArrayList<>();
        for (int i = 0; i < draft.columns.size(); i++) {
            parts.add(new Scorecard.Part(
                    draft.columns.get(i), draft.columns.get(i), 0.1 / (1 + i) * (i % 2 == 0 ? 1 : -1), 0.004));
        }
        return new Scorecard.Example(
                title, output, prediction, 0.27, parts, 14, -0.02, "It says so for " + draft.columns.getFirst() + ".");
    }
}
