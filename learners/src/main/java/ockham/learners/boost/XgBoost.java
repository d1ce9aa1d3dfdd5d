package ockham.learners.boost;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.api.Tunable;

/**
 * Gradient boosted trees by XGBoost: depth-wise growth on histograms, categories split natively, missing cells given a
 * default side at every split. Of the kinds of trees it grows, the one and the round with the least validation loss (log
 * loss, or RMSE) are kept.
 *
 * @param rate what a tree's values are multiplied by
 * @param trees kinds of trees to try
 * @param columnSample share of the columns that a level of a tree sees
 * @param rowSample share of the rows that a round sees
 */
public record XgBoost(
        String name, double rate, List<Trees> trees, double columnSample, double rowSample, Schedule schedule)
        implements Refitting, Tunable {
    /**
     * How a tree grows.
     *
     * @param depth at most
     * @param minChildWeight sum of second derivatives that a child holds at least
     * @param ridge penalty on the squares of a leaf's value
     */
    public record Trees(int depth, double minChildWeight, double ridge) {
        public Trees {
            Range.check("depth", depth, 1, 16);
            Range.check("minChildWeight", minChildWeight, 0, 1e9);
            Range.check("ridge", ridge, 0, 1e9);
        }
    }

    public XgBoost {
        trees = List.copyOf(trees);
        Range.check("kinds of trees", trees.size(), 1, 100);
        Range.check("rate", rate, 1e-6, 1);
        Range.check("columnSample", columnSample, 0.01, 1);
        Range.check("rowSample", rowSample, 0.01, 1);
    }

    /**
     * The defaults of METHODS, section 9 (arXiv 2407.04491, table of tuned defaults), and smaller trees with a ridge for
     * tables with few rows, rare classes or much noise: docs/learners.md has what the choice between them gains.
     */
    public static XgBoost of(Shape shape) {
        boolean classes = shape.task().classification();
        double rate = shape.effort() == Effort.QUICK ? 0.12 : classes ? 0.08 : 0.05;
        List<Trees> trees = classes
                ? List.of(new Trees(6, 5e-6, 0), new Trees(4, 1, 5))
                : List.of(new Trees(9, 2, 0), new Trees(5, 2, 5));
        return new XgBoost(
                "xgboost", rate, trees, classes ? 0.9 : 1, classes ? 0.65 : 0.7, Schedule.of(shape.effort()));
    }

    /** From the search space of TabArena (arXiv 2506.16791); slower rates would need more rounds than there are. */
    @Override
    public Learner drawn(RandomGenerator random) {
        return new XgBoost(
                name,
                Tunable.logUniform(random, 0.01, 0.1),
                List.of(new Trees(
                        random.nextInt(4, 11),
                        Tunable.logUniform(random, 0.001, 5),
                        Tunable.logUniform(random, 0.0001, 5))),
                random.nextDouble(0.6, 1),
                random.nextDouble(0.6, 1),
                schedule);
    }

    @Override
    public Family family() {
        return Family.BOOSTING;
    }

    @Override
    public int settingsTried() {
        return trees.size();
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY,
                Trait.MULTICLASS,
                Trait.REGRESSION,
                Trait.MISSING_VALUES,
                Trait.SAME_BYTES_ANY_THREADS,
                Trait.MONOTONE);
    }

    @Override
    public Found find(Rows train, Rows validation, FitContext context) {
        return new Boosting<>(
                        trees,
                        rate,
                        schedule,
                        problem -> new XgBoostFit(this, problem),
                        (kind, step, fixed) -> new XgBoost(name, step, List.of(kind), columnSample, rowSample, fixed))
                .find(this, train, validation, context);
    }
}
