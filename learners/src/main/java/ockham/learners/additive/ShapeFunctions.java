package ockham.learners.additive;

import java.util.EnumSet;
import java.util.Set;
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
 * A generalised additive model by boosting (Lou, Caruana and Gehrke 2012; with pairs, 2013): round after round every
 * column gets one small tree of its own on top of all others, until the validation loss rises; then a few pairs of
 * columns, chosen by what a cut in four would gain, get tables in the same way, of two classes and of numbers. The trees
 * of a column are kept as one step function. A missing cell is a step of its own. The function of a column that is declared
 * monotone is drawn into order after each of its trees, by pooling adjacent violators, and the column enters no pair.
 *
 * @param rounds at most; a round is a tree a column
 * @param patience rounds without a better validation loss after which it stops
 * @param rate what a tree's values are multiplied by
 * @param leaves of a tree
 * @param pairs of columns, at most
 */
public record ShapeFunctions(String name, int rounds, int patience, double rate, int leaves, int pairs)
        implements Learner {
    public ShapeFunctions {
        check("rounds", rounds, 1, 100_000);
        check("patience", patience, 1, 100_000);
        check("rate", rate, 1e-4, 1);
        check("leaves", leaves, 2, 16);
        check("pairs", pairs, 0, 100);
    }

    private static void check(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + " " + value + ": from " + low + " to " + high);
        }
    }

    /** Where a study starts. */
    public static ShapeFunctions of(Shape shape) {
        return switch (shape.effort()) {
            case QUICK -> new ShapeFunctions("shape-functions", 500, 25, 0.1, 3, 5);
            case STANDARD -> new ShapeFunctions("shape-functions", 2000, 50, 0.04, 3, 10);
            case THOROUGH -> new ShapeFunctions("shape-functions", 5000, 100, 0.02, 3, 15);
        };
    }

    @Override
    public Family family() {
        return Family.LINEAR;
    }

    @Override
    public int complexity() {
        return 4;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY,
                Trait.MULTICLASS,
                Trait.REGRESSION,
                Trait.MISSING_VALUES,
                Trait.SAME_BYTES_ANY_THREADS,
                Trait.GLASS_BOX,
                Trait.MONOTONE);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new ConstantModel(TrainingRows.prior(train));
        }
        return new AdditiveFit(this, train, validation, context).run();
    }
}
