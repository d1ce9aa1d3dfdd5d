package ockham.study.report;

import java.util.List;
import ockham.study.compare.Estimate;
import ockham.study.report.FeatureWorth.Finding;
import ockham.study.report.FeatureWorth.Step;
import org.jspecify.annotations.Nullable;

/** The worth of feature engineering as a record may have it: every finding, names of the data among the columns. */
final class DraftFeatures {
    private DraftFeatures() {}

    static FeatureWorth of(Draft draft) {
        boolean money = draft.world.money();
        double unit = money ? 1000 : 0.001;
        return new FeatureWorth(
                "LightGBM",
                money ? "EUR a year" : draft.metric,
                "Feature engineering is worth something on LightGBM.",
                "The same learner with and without the steps, on the same folds with the same seeds.",
                List.of(
                        step("everything", List.of(), new Estimate(12.3 * unit, 2.1 * unit, 22.5 * unit), Finding.GAIN),
                        step("combinations", draft.columns, new Estimate(14 * unit, 4 * unit, 24 * unit), Finding.GAIN),
                        step(
                                "target means",
                                draft.columns.subList(0, 1),
                                new Estimate(-unit, -9 * unit, 7 * unit),
                                Finding.NO_GAIN_SHOWN),
                        step("text counts", List.of("note"), new Estimate(-3 * unit, -5 * unit, -unit), Finding.LOSS),
                        step("time parts", List.of("signed up"), null, Finding.NOT_MEASURED)));
    }

    private static Step step(String name, List<String> columns, @Nullable Estimate gain, Finding finding) {
        return new Step(
                name,
                "the plainest thing in its place",
                columns,
                gain,
                finding,
                gain == null ? "failed: out of memory at 6 GB" : null);
    }
}
