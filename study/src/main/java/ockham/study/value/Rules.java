package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.Seeds;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Capacity;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.QuantityRule;
import ockham.score.decide.RangeRule;
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
                limited(
                        actions(matrix, ClassPlays.resting(tested, matrix)),
                        business.capacity(),
                        tested.rows(),
                        entry.repeats());
            case Outcomes.Ranges ranges -> {
                ActionRule free =
                        actions(ranges.matrix(), ClassPlays.resting(settled(ranges, tested), ranges.matrix()));
                double[] residuals = residuals(tested, entry);
                RangeRule rule = new RangeRule(ranges.ends(), residuals, free);
                List<Predictions> repeats =
                        entry.repeats().stream().map(rule::ranges).toList();
                yield new RangeRule(
                        ranges.ends(), residuals, limited(free, business.capacity(), tested.rows(), repeats));
            }
            case Outcomes.PerUnit unit ->
                new QuantityRule(unit.tooLow().expected(), unit.tooHigh().expected(), residuals(tested, entry));
        };
    }

    /** Of all repeats. */
    private static double[] residuals(OutOfFold tested, OutOfFold.Entry entry) {
        return entry.repeats().stream()
                .flatMapToDouble(p -> Arrays.stream(residuals(tested.truth(), p.values())))
                .toArray();
    }

    /** With the smallest gain that fills the capacity by all out-of-fold predictions of the candidate. */
    private static ActionRule limited(
            ActionRule rule, @Nullable CaseCapacity capacity, Table rows, List<Predictions> repeats) {
        if (capacity == null) {
            return rule;
        }
        double[][][] amounts = rule.amounts(rows);
        double[] gains = repeats.stream()
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

    /** Decides numbers with residuals of other rows than the one decided on. */
    static double[] quantities(Outcomes.PerUnit unit, OutOfFold tested, double[] predictions, long seed) {
        double[] decided = new double[predictions.length];
        borrowing(tested, predictions, seed, (own, numbers, residuals) -> {
            QuantityRule rule =
                    new QuantityRule(unit.tooLow().expected(), unit.tooHigh().expected(), residuals);
            double[] quantity = rule.decide(numbers, tested.rows().rows(own)).quantity();
            for (int i = 0; i < own.length; i++) {
                decided[own[i]] = quantity[i];
            }
        });
        return decided;
    }

    /** The tested rows with the range that came true in place of the number, and of each candidate the probability of each. */
    static OutOfFold ranges(Outcomes.Ranges ranges, OutOfFold tested, long seed) {
        ActionRule actions = actions(ranges.matrix(), 0);
        int width = ranges.cuts().size() + 1;
        List<OutOfFold.Entry> entries = new ArrayList<>();
        for (OutOfFold.Entry entry : tested.entries()) {
            List<Predictions> repeats = new ArrayList<>();
            for (Predictions repeat : entry.repeats()) {
                double[] chances = new double[repeat.rows() * width];
                borrowing(tested, repeat.values(), seed, (own, numbers, residuals) -> {
                    double[] part = new RangeRule(ranges.ends(), residuals, actions)
                            .ranges(numbers)
                            .values();
                    for (int i = 0; i < own.length; i++) {
                        System.arraycopy(part, i * width, chances, own[i] * width, width);
                    }
                });
                repeats.add(new Predictions(repeat.rows(), width, chances));
            }
            entries.add(new OutOfFold.Entry(entry.candidate(), entry.family(), entry.rung(), repeats));
        }
        return settled(ranges, tested).with(entries);
    }

    private static OutOfFold settled(Outcomes.Ranges ranges, OutOfFold tested) {
        double[] ends = ranges.ends();
        double[] truth =
                Arrays.stream(tested.truth()).map(y -> RangeRule.range(ends, y)).toArray();
        return new OutOfFold(tested.task(), truth, tested.group(), tested.folds(), tested.rows(), List.of());
    }

    /** Decides a part of the rows. */
    private interface Borrower {
        /**
         * Decides them.
         *
         * @param own their places
         * @param residuals of the other rows
         */
        void decide(int[] own, Predictions numbers, double[] residuals);
    }

    /** Rows are parted into five by their group, and each part borrows residuals from the other four. */
    private static void borrowing(OutOfFold tested, double[] predictions, long seed, Borrower borrower) {
        int[] part = parts(tested.group(), seed);
        double[] all = residuals(tested.truth(), predictions);
        for (int p = 0; p < PARTS; p++) {
            int[] own = rows(part, p, true);
            double[] borrowed =
                    Arrays.stream(rows(part, p, false)).mapToDouble(i -> all[i]).toArray();
            double[] values =
                    Arrays.stream(own).mapToDouble(i -> predictions[i]).toArray();
            borrower.decide(own, new Predictions(own.length, 1, values), borrowed);
        }
    }

    private static double[] residuals(double[] truth, double[] predictions) {
        double[] residuals = new double[truth.length];
        Arrays.setAll(residuals, i -> truth[i] - predictions[i]);
        return residuals;
    }

    private static int[] parts(int[] group, long seed) {
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        List<Integer> order = new ArrayList<>();
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
