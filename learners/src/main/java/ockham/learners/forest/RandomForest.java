package ockham.learners.forest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;

/**
 * A forest of large trees on histograms of up to 254 bins a number: random (Breiman 2001), or extremely randomised
 * (Geurts, Ernst and Wehenkel 2006). Predicts the mean of its trees: of classes, of their shares in the leaves. The least
 * number of rows a leaf is chosen on the validation rows. Missing cells are a bin, or a level, of their own.
 *
 * @param trees how many
 * @param extra a random cut a column and all rows, instead of the best cut and rows drawn with replacement
 * @param columnShare columns that a node looks at: this share of them, 0 for the square root of their number
 * @param leafRows numbers of rows a leaf that are tried
 */
public record RandomForest(String name, int trees, boolean extra, double columnShare, List<Integer> leafRows)
        implements Tunable {
    public RandomForest {
        leafRows = List.copyOf(leafRows);
        if (trees < 1 || trees > 10_000) {
            throw new IllegalArgumentException("trees " + trees + ": from 1 to 10000");
        }
        if (!(columnShare >= 0 && columnShare <= 1)) {
            throw new IllegalArgumentException("columnShare " + columnShare + ": from 0 to 1");
        }
        if (leafRows.isEmpty() || leafRows.stream().anyMatch(rows -> rows < 1)) {
            throw new IllegalArgumentException("leafRows " + leafRows + ": at least one, each at least 1");
        }
    }

    /** Where a study starts: a random forest. */
    public static RandomForest random(Shape shape) {
        return new RandomForest(
                "random-forest", trees(shape), false, shape.task().classification() ? 0 : 1 / 3.0, leaves(shape));
    }

    /** Where a study starts: extra trees. */
    public static RandomForest extra(Shape shape) {
        return new RandomForest(
                "extra-trees", trees(shape), true, shape.task().classification() ? 0 : 1, leaves(shape));
    }

    private static int trees(Shape shape) {
        return shape.effort() == Effort.QUICK ? 100 : 300;
    }

    private static List<Integer> leaves(Shape shape) {
        return shape.effort() == Effort.QUICK ? List.of(1, 8) : List.of(1, 3, 8, 20);
    }

    /** Columns that a node looks at. */
    int tried(int columns) {
        double wanted = columnShare == 0 ? Math.sqrt(columns) : columnShare * columns;
        return (int) Math.max(1, Math.round(wanted));
    }

    /** Shares of columns as in TabArena (arXiv 2506.16791), and smaller ones; leaves are chosen in every fit. */
    @Override
    public Learner drawn(RandomGenerator random) {
        return new RandomForest(name, trees, extra, Tunable.logUniform(random, 0.1, 1), leafRows);
    }

    @Override
    public Family family() {
        return Family.FOREST;
    }

    @Override
    public int settingsTried() {
        return leafRows.size();
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.MISSING_VALUES, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new ConstantModel(TrainingRows.prior(train));
        }
        return new ForestFit(this, train, validation, context).run();
    }
}
