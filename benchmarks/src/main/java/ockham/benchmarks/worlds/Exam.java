package ockham.benchmarks.worlds;

import java.util.Arrays;
import java.util.List;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.decide.Decisions;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.Outcomes;
import ockham.testkit.World;

/**
 * Fresh rows of a world on which decisions are judged by what is true: for classes the expected money under the true probabilities
 * of each row, which is free of the luck of its outcome; for numbers the cost of what came. Written apart from the product's own
 * valuation, which it examines.
 */
final class Exam {
    private final World world;
    private final double[][] money;
    private final double constantCost;

    /** @param constant the number decided on without a model; not read for classes */
    Exam(World world, BusinessCase business, double constant) {
        this.world = world;
        this.money = switch (business.outcomes()) {
            case Outcomes.Matrix matrix ->
                matrix.money().stream()
                        .map(row -> row.stream()
                                .mapToDouble(m -> amount(m.expected()))
                                .toArray())
                        .toArray(double[][]::new);
            case Outcomes.PerUnit unit ->
                new double[][] {
                    {amount(unit.tooLow().expected()), amount(unit.tooHigh().expected())}
                };
            case Outcomes.Ranges _ -> throw new IllegalArgumentException("no world asks for ranges");
        };
        this.constantCost = world.rows().task().classification() ? 0 : cost(all(constant));
    }

    Rows rows() {
        return world.rows();
    }

    /** Mean money of a decision against doing nothing. */
    double worth(Decisions decisions) {
        return world.rows().task().classification() ? mean(decisions) : constantCost - cost(decisions.quantity());
    }

    /** Mean money of a decision where every row is acted on. */
    double actOnAll() {
        int[] every = new int[world.rows().size()];
        return mean(new Decisions(List.of("act", "wait"), every, new double[0], new double[0]));
    }

    private double mean(Decisions decisions) {
        double sum = 0;
        for (int i = 0; i < world.rows().size(); i++) {
            for (int truth = 0; truth < money.length; truth++) {
                sum += world.truth().get(i, truth) * money[truth][decisions.action()[i]];
            }
        }
        return sum / world.rows().size();
    }

    private double cost(double[] quantity) {
        double sum = 0;
        for (int i = 0; i < quantity.length; i++) {
            sum += QuantityRule.cost(quantity[i], world.rows().target()[i], money[0][0], money[0][1]);
        }
        return sum / quantity.length;
    }

    private double[] all(double constant) {
        double[] same = new double[world.rows().size()];
        Arrays.fill(same, constant);
        return same;
    }

    private static double amount(Expression expression) {
        return QuantityRule.costs(expression, new Table(List.of(), 1), 1)[0];
    }
}
