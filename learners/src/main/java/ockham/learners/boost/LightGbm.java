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
 * Gradient boosted trees by LightGBM: leaf-wise growth on histograms, categories split natively, missing cells given a
 * side of their own at every split. Of the kinds of trees it grows, the one and the round with the least validation loss
 * (log loss, or RMSE) are kept.
 *
 * @param rate what a tree's values are multiplied by
 * @param trees kinds of trees to try
 * @param rowSample share of the rows that a round sees
 * @param columnSample share of the columns that a tree sees
 */
public record LightGbm(
        String name, double rate, List<Trees> trees, double rowSample, double columnSample, Schedule schedule)
        implements Refitting, Tunable {
    /**
     * How a tree grows.
     *
     * @param leaves at most
     * @param minRows a leaf holds at least so many rows; at most a tenth of the training rows, so that small tables split
     * @param ridge penalty on the squares of a leaf's value
     * @param extra one random cut a column, instead of the best
     */
    public record Trees(int leaves, int minRows, double ridge, boolean extra) {
        public Trees {
            Range.check("leaves", leaves, 2, 131_072);
            Range.check("minRows", minRows, 1, 1_000_000_000);
            Range.check("ridge", ridge, 0, 1e9);
        }

        /** Of the best cuts. */
        public Trees(int leaves, int minRows, double ridge) {
            this(leaves, minRows, ridge, false);
        }
    }

    public LightGbm {
        trees = List.copyOf(trees);
        Range.check("kinds of trees", trees.size(), 1, 100);
        Range.check("rate", rate, 1e-6, 1);
        Range.check("rowSample", rowSample, 0.01, 1);
        Range.check("columnSample", columnSample, 0.01, 1);
    }

    /**
     * The defaults of METHODS, section 9 (arXiv 2407.04491, table of tuned defaults), and smaller trees with a ridge for
     * tables with few rows, rare classes or much noise: docs/learners.md has what the choice between them gains.
     */
    public static LightGbm of(Shape shape) {
        boolean classes = shape.task().classification();
        double rate = shape.effort() == Effort.QUICK ? 0.1 : classes ? 0.04 : 0.05;
        List<Trees> trees = classes
                ? List.of(new Trees(50, 40, 0), new Trees(12, 40, 5))
                : List.of(new Trees(100, 3, 0), new Trees(16, 10, 5));
        return new LightGbm("lightgbm", rate, trees, classes ? 0.75 : 0.7, 1, Schedule.of(shape.effort()));
    }

    /** The second and third entries of AutoGluon's portfolio: random cuts; slower, larger trees. */
    @Override
    public List<Learner> portfolio() {
        Trees own = trees.getFirst();
        return List.of(
                with(rate, new Trees(own.leaves(), own.minRows(), own.ridge(), true), rowSample, columnSample),
                with(0.03, new Trees(128, 3, 0), rowSample, 0.9));
    }

    /** From the search space of TabArena (arXiv 2506.16791); slower rates would need more rounds than there are. */
    @Override
    public Learner drawn(RandomGenerator random) {
        return with(
                Tunable.logUniform(random, 0.01, 0.1),
                new Trees(
                        (int) Math.round(Tunable.logUniform(random, 2, 200)),
                        (int) Math.round(Tunable.logUniform(random, 1, 64)),
                        random.nextDouble(0, 2),
                        random.nextBoolean()),
                random.nextDouble(0.7, 1),
                random.nextDouble(0.4, 1));
    }

    private LightGbm with(double step, Trees kind, double rows, double columns) {
        return new LightGbm(name, step, List.of(kind), rows, columns, schedule);
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
                        problem -> new LightGbmFit(this, problem),
                        (kind, step, fixed) -> new LightGbm(name, step, List.of(kind), rowSample, columnSample, fixed))
                .find(this, train, validation, context);
    }
}
