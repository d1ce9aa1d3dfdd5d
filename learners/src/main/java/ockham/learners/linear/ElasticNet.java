package ockham.learners.linear;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.learners.TableLearner;

/**
 * Linear, logistic and multinomial regression held back by an elastic net (Zou and Hastie 2005): {@code mean loss + size *
 * (mixing |w|_1 + (1 - mixing) |w|^2 / 2)}, with half the squared error of a standardised target, or the log loss. Columns
 * that say nothing get no weight. Numbers standardised, a 0/1 column a level; the bias bears no penalty. A missing number is
 * refused, a missing category is none of the levels. The weight of a column that is declared monotone keeps to its sign.
 *
 * <p>For each mixing a path of sizes is walked, from the least under which no column has a weight downwards; what has the
 * least validation loss is kept. The first of a path is the prior, so noise gives the prior.
 *
 * @param mixings shares of the absolute penalty that are tried
 * @param steps of a path
 * @param lowest size at the end of a path, as a share of that at its start
 * @param settled the size that was chosen, at the only mixing; 0 where it is still to be chosen
 */
public record ElasticNet(List<Double> mixings, int steps, double lowest, double settled) implements TableLearner {
    /** Rows times columns times classes from which on one path is enough. */
    private static final double MANY_PRODUCTS = 3e6;

    public ElasticNet {
        mixings = List.copyOf(mixings);
        if (mixings.isEmpty() || mixings.stream().anyMatch(mixing -> !(mixing > 0 && mixing <= 1))) {
            throw new IllegalArgumentException("mixings " + mixings + ": at least one, each above 0 and at most 1");
        }
        if (steps < 2 || steps > 1000) {
            throw new IllegalArgumentException("steps " + steps + ": from 2 to 1000");
        }
        if (!(lowest > 0 && lowest < 1)) {
            throw new IllegalArgumentException("lowest " + lowest + ": above 0 and below 1");
        }
        if (!(settled >= 0 && Double.isFinite(settled)) || (settled > 0 && mixings.size() > 1)) {
            throw new IllegalArgumentException("settled " + settled + ": one size for one mixing, or 0");
        }
    }

    /** Where a study starts: two mixings, on large tables of classes one. */
    public static ElasticNet of(Shape shape) {
        double products = (double) shape.rows() * shape.columns() * shape.task().outputs();
        boolean large = shape.task().classification() && products > MANY_PRODUCTS;
        return shape.effort() == Effort.THOROUGH
                ? new ElasticNet(List.of(1.0, 0.7, 0.4, 0.1), 30, 1e-4, 0)
                : new ElasticNet(large ? List.of(0.5) : List.of(1.0, 0.4), 15, 1e-4, 0);
    }

    @Override
    public String name() {
        return "elastic-net";
    }

    @Override
    public Family family() {
        return Family.LINEAR;
    }

    @Override
    public int settingsTried() {
        return settled > 0 ? 1 : mixings.size() * steps;
    }

    @Override
    public int complexity() {
        return 2;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY,
                Trait.MULTICLASS,
                Trait.REGRESSION,
                Trait.SAME_BYTES_ANY_THREADS,
                Trait.GLASS_BOX,
                Trait.MONOTONE);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        return new ElasticFit(this, train, validation, context).run();
    }
}
