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
 * Gradient boosted trees by XGBoost: depth-wise growth on histograms, categories split natively, missing cells given a
 * default side at every split. Stops early on the validation loss (log loss, or RMSE) and keeps the best round.
 *
 * @param rate what a tree's values are multiplied by
 * @param depth of a tree, at most
 * @param minChildWeight sum of second derivatives that a child holds at least
 * @param columnSample share of the columns that a level of a tree sees
 * @param rowSample share of the rows that a round sees
 */
public record XgBoost(
        String name,
        double rate,
        int depth,
        double minChildWeight,
        double columnSample,
        double rowSample,
        Schedule schedule)
        implements Learner {
    public XgBoost {
        Range.check("rate", rate, 1e-6, 1);
        Range.check("depth", depth, 1, 16);
        Range.check("minChildWeight", minChildWeight, 0, 1e9);
        Range.check("columnSample", columnSample, 0.01, 1);
        Range.check("rowSample", rowSample, 0.01, 1);
    }

    /** Where tuning starts: the defaults of METHODS, section 9 (arXiv 2407.04491, table of tuned defaults). */
    public static XgBoost of(Shape shape) {
        boolean classes = shape.task().classification();
        double rate = shape.effort() == Effort.QUICK ? 0.12 : classes ? 0.08 : 0.05;
        return new XgBoost(
                "xgboost",
                rate,
                classes ? 6 : 9,
                classes ? 5e-6 : 2,
                classes ? 0.9 : 1,
                classes ? 0.65 : 0.7,
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
        return new XgBoostFit(this, train, validation, context).run();
    }

    XgBoost withRate(double other) {
        return new XgBoost(name, other, depth, minChildWeight, columnSample, rowSample, schedule);
    }
}
