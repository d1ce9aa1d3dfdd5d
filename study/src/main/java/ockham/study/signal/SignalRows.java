package ockham.study.signal;

import java.util.Arrays;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.score.Seeds;
import ockham.study.compare.Metric;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.race.Trainer;
import ockham.study.split.Fold;
import ockham.study.split.Folds;
import ockham.study.split.Permutation;
import ockham.study.split.RowSample;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;

/**
 * The rows that the test for signal looks at, and their score. Everything that looks at targets is done again for each
 * permutation, folds and inner validation rows included, with the same seeds: the score is one function of the targets, which
 * is what makes the test exact.
 *
 * @param sample rows of the study's table, none of the user's test rows
 */
public record SignalRows(StudyData data, Plan plan, SplitSettings split, int[] sample) {
    private static final int FOLDS = 3;
    private static final int MOST_ROWS = 2_000;
    private static final int FEWEST_ROWS = 500;
    /** Cells that a fit reads at most, but for {@link #FEWEST_ROWS}. */
    private static final int MOST_CELLS = 100_000;

    /** The rows of a study. */
    public static SignalRows of(StudyData data, Plan plan) {
        SplitSettings own = data.splitSettings(plan);
        SplitSettings split =
                new SplitSettings(FOLDS, 1, own.time(), own.group(), Seeds.of(plan.seed(), "signal", "rows"));
        int columns = Math.max(1, data.features(plan).columns().size());
        int most = Math.clamp(MOST_CELLS / columns, FEWEST_ROWS, MOST_ROWS);
        return new SignalRows(
                data, plan, split, RowSample.of(data.trainRows(), most, split, data.task(), data.target()));
    }

    /** How targets change places, in words. */
    public String permuted() {
        return Permutation.words(split);
    }

    /** The targets of a permutation; 0 is the true ones. */
    double[] targets(int permutation) {
        return permutation == 0
                ? data.target()
                : Permutation.of(
                        sample, split, data.target(), Seeds.of(plan.seed(), "signal", Integer.toString(permutation)));
    }

    /** The score of a candidate on the targets of a permutation, larger being better. */
    double score(Trainer trainer, int permutation, Progress progress) {
        Rows study = data.rows(plan);
        Rows rows = new Rows(study.table(), targets(permutation), study.task(), study.monotone());
        Folds folds = Split.folds(split, rows.task(), rows.target(), sample);
        int tested = folds.folds().stream().mapToInt(f -> f.test().length).sum();
        double[] truth = new double[tested];
        int[] number = new int[tested];
        double[] values = {};
        int at = 0;
        for (Fold fold : folds.folds()) {
            Predictions predictions = trainer.fit(rows, fold.train(), "signal f" + fold.fold())
                    .predict(rows.table().rows(fold.test()));
            values = at == 0 ? new double[tested * predictions.width()] : values;
            System.arraycopy(predictions.values(), 0, values, at * predictions.width(), predictions.values().length);
            for (int row : fold.test()) {
                truth[at] = rows.target()[row];
                number[at++] = fold.fold();
            }
            progress.step(fold.fold() + 1, folds.folds().size());
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new LearningException("it predicts no numbers");
        }
        Metric metric = SignalJob.metric(rows.task());
        double[] contributions = metric.contributions(
                rows.task(), truth, new Predictions(tested, values.length / tested, values), number);
        return Arrays.stream(contributions).average().orElseThrow();
    }
}
