package ockham.learners.boost;

import java.util.EnumSet;
import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;

/**
 * Gradient boosted trees by LightGBM: leaf-wise growth on histograms, categories split natively, missing cells given a
 * side of their own at every split. Stops early on the validation loss (log loss, or RMSE) and keeps the best round.
 *
 * @param rate what a tree's values are multiplied by
 * @param leaves of a tree, at most
 * @param minRows a leaf holds at least so many rows; at most a tenth of the training rows, so that small tables split
 * @param rowSample share of the rows that a round sees
 * @param columnSample share of the columns that a tree sees
 */
public record LightGbm(
        String name, double rate, int leaves, int minRows, double rowSample, double columnSample, Schedule schedule)
        implements Learner {
    public LightGbm {
        Range.check("rate", rate, 1e-6, 1);
        Range.check("leaves", leaves, 2, 131_072);
        Range.check("minRows", minRows, 1, 1_000_000_000);
        Range.check("rowSample", rowSample, 0.01, 1);
        Range.check("columnSample", columnSample, 0.01, 1);
    }

    /** Where tuning starts: the defaults of METHODS, section 9 (arXiv 2407.04491, table of tuned defaults). */
    public static LightGbm of(Shape shape) {
        boolean classes = shape.task().classification();
        double rate = shape.effort() == Effort.QUICK ? 0.1 : classes ? 0.04 : 0.05;
        return new LightGbm(
                "lightgbm",
                rate,
                classes ? 50 : 100,
                classes ? 40 : 3,
                classes ? 0.75 : 0.7,
                1,
                Schedule.of(shape.effort()));
    }

    @Override
    public Family family() {
        return Family.BOOSTING;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.MISSING_VALUES, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    public Set<ColumnKind> accepts() {
        return EnumSet.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new ConstantModel(TrainingRows.prior(train));
        }
        return new LightGbmFit(this, train, validation, context).run();
    }

    LightGbm withRate(double other) {
        return new LightGbm(name, other, leaves, minRows, rowSample, columnSample, schedule);
    }
}
