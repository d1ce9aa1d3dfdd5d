package ockham.study.value;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Predictions;
import ockham.score.Seeds;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Capacity;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.QuantityRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseCapacity;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/** Makes the rules that candidates decide by; a model archive keeps one. */
public final class Rules {
    /** Parts of the rows between which residuals are borrowed. */
    private static final int PARTS = 5;

    private Rules() {}

    /** The rule for a candidate put into service, with residuals of all its out-of-fold predictions. */
    public static DecisionRule of(BusinessCase business, OutOfFold tested, OutOfFold.Entry entry) {
        return switch (business.outcomes()) {
            case Outcomes.Matrix matrix ->
                limited(actions(matrix, ClassPlays.resting(tested, matrix)), business.capacity(), tested, entry);
            case Outcomes.PerUnit unit -> {
                double[] residuals = entry.repeats().stream()
                        .flatMapToDouble(p -> Arrays.stream(residuals(tested.truth(), p.values())))
                        .toArray();
                yield new QuantityRule(unit.tooLow().expected(), unit.tooHigh().expected(), residuals);
            }
        };
    }

    /** With the smallest gain that fills the capacity by all out-of-fold predictions of the candidate. */
    private static ActionRule limited(
            ActionRule rule, @Nullable CaseCapacity capacity, OutOfFold tested, OutOfFold.Entry entry) {
        if (capacity == null) {
            return rule;
        }
        double[][][] amounts = rule.amounts(tested.rows());
        double[] gains = entry.repeats().stream()
                .flatMapToDouble(p -> Arrays.stream(rule.gains(p, amounts)))
                .toArray();
        return rule.limited(new Capacity(capacity.share(), Capacity.least(gains, capacity.share())));
    }

    static ActionRule actions(Outcomes.Matrix matrix, int resting) {
        return new ActionRule(
                matrix.classes(),
                matrix.actions(),
                resting,
                matrix.money().stream()
                        .map(row -> row.stream().map(m -> m.expected()).toList())
                        .toList());
    }

    /**
     * Decides numbers with residuals of other rows than the one decided on: rows are parted into five by their group,
     * and each part borrows from the other four.
     */
    static double[] quantities(Outcomes.PerUnit unit, OutOfFold tested, double[] predictions, long seed) {
        int[] part = parts(tested.group(), seed);
        double[] all = residuals(tested.truth(), predictions);
        double[] decided = new double[predictions.length];
        for (int p = 0; p < PARTS; p++) {
            int[] own = rows(part, p, true);
            int[] others = rows(part, p, false);
            double[] borrowed = Arrays.stream(others).mapToDouble(i -> all[i]).toArray();
            QuantityRule rule =
                    new QuantityRule(unit.tooLow().expected(), unit.tooHigh().expected(), borrowed);
            double[] values =
                    Arrays.stream(own).mapToDouble(i -> predictions[i]).toArray();
            double[] quantity = rule.decide(
                            new Predictions(own.length, 1, values),
                            tested.rows().rows(own))
                    .quantity();
            for (int i = 0; i < own.length; i++) {
                decided[own[i]] = quantity[i];
            }
        }
        return decided;
    }

    private static double[] residuals(double[] truth, double[] predictions) {
        double[] residuals = new double[truth.length];
        Arrays.setAll(residuals, i -> truth[i] - predictions[i]);
        return residuals;
    }

    private static int[] parts(int[] group, long seed) {
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        List<Integer> order = new java.util.ArrayList<>();
        for (int g = 0; g < groups; g++) {
            order.add(g);
        }
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "value", "parts"));
        for (int i = groups - 1; i > 0; i--) {
            java.util.Collections.swap(order, i, random.nextInt(i + 1));
        }
        int[] ofGroup = new int[groups];
        for (int i = 0; i < groups; i++) {
            ofGroup[order.get(i)] = i % PARTS;
        }
        return Arrays.stream(group).map(g -> ofGroup[g]).toArray();
    }

    private static int[] rows(int[] part, int wanted, boolean inside) {
        return java.util.stream.IntStream.range(0, part.length)
                .filter(i -> (part[i] == wanted) == inside)
                .toArray();
    }
}
