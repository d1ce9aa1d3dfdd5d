package ockham.study.value;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.Money;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;

/**
 * Decides and settles where numbers are predicted. Doing nothing is deciding on the same number for all rows: the best
 * quantile of the truth, taken from other rows than the one decided on.
 */
final class NumberPlays {
    private final OutOfFold tested;
    private final Outcomes.PerUnit unit;
    private final long seed;
    private final double[] tooLow;
    private final double[] tooHigh;
    private final double[] constant;
    private final List<String> uncertain = new ArrayList<>();
    private int unknown;

    NumberPlays(OutOfFold tested, Outcomes.PerUnit unit, long seed) {
        this.tested = tested;
        this.unit = unit;
        this.seed = seed;
        int rows = tested.truth().length;
        this.tooLow = QuantityRule.costs(unit.tooLow().expected(), tested.rows(), rows);
        this.tooHigh = QuantityRule.costs(unit.tooHigh().expected(), tested.rows(), rows);
        this.constant = Rules.quantities(unit, tested, new double[rows], seed);
        if (uncertain(unit.tooLow())) {
            uncertain.add("too_low");
        }
        if (uncertain(unit.tooHigh())) {
            uncertain.add("too_high");
        }
    }

    Plays all(BusinessCase business) {
        List<Play> plays = new ArrayList<>();
        plays.add(play("nothing", Family.NOTHING, 0, false, List.of(constant)));
        if (business.today() != null) {
            plays.add(play("today's rule", Family.RULE, 1, false, List.of(today(business.today()))));
        }
        for (OutOfFold.Entry entry : tested.entries()) {
            if (entry.family().side() != Family.Side.NO_MODEL) {
                List<double[]> decided = new ArrayList<>();
                for (Predictions repeat : entry.repeats()) {
                    decided.add(Rules.quantities(unit, tested, repeat.values(), seed));
                }
                plays.add(play(entry.candidate(), entry.family(), entry.rung(), true, decided));
            }
        }
        List<String> notes = unknown == 0
                ? List.of()
                : List.of(Amounts.exact(unknown) + " of " + Amounts.exact(constant.length)
                        + " tested rows lack a cost per unit and count as worth nothing.");
        return new Plays(plays, uncertain, notes);
    }

    /** Today's number; where it is missing, the constant one. */
    private double[] today(Expression expression) {
        double[] numbers = expression.numbers(tested.rows());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.isNaN(numbers[i]) ? constant[i] : numbers[i];
        }
        return numbers;
    }

    private Play play(String name, Family family, int rung, boolean candidate, List<double[]> decided) {
        double[][][] layers = new double[decided.size()][][];
        for (int r = 0; r < layers.length; r++) {
            layers[r] = settle(decided.get(r));
        }
        return new Play(name, family, rung, candidate, layers, List.of(), null);
    }

    private double[][] settle(double[] decided) {
        int low = uncertain.indexOf("too_low");
        int high = uncertain.indexOf("too_high");
        double[][] layers = new double[1 + uncertain.size()][decided.length];
        unknown = 0;
        for (int i = 0; i < decided.length; i++) {
            if (Double.isNaN(tooLow[i]) || Double.isNaN(tooHigh[i]) || tooLow[i] < 0 || tooHigh[i] < 0) {
                unknown++;
                continue;
            }
            double truth = tested.truth()[i];
            double below = Math.max(truth - constant[i], 0) - Math.max(truth - decided[i], 0);
            double above = Math.max(constant[i] - truth, 0) - Math.max(decided[i] - truth, 0);
            layers[low < 0 ? 0 : 1 + low][i] += low < 0 ? tooLow[i] * below : below;
            layers[high < 0 ? 0 : 1 + high][i] += high < 0 ? tooHigh[i] * above : above;
        }
        return layers;
    }

    private static boolean uncertain(Money money) {
        return money instanceof Money.Amount amount && !amount.range().certain();
    }
}
