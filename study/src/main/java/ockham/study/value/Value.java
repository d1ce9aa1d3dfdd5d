package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.BusinessCase;
import ockham.study.business.Limits;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/** Stage 9: predictions and business case into money. */
public final class Value {
    /** What {@link #side} says of a challenger, which stands for no side. */
    static final int OUTSIDE = -1;

    private Value() {}

    /**
     * Values every contender in money: doing nothing, acting on all, today's rule, and every candidate by the decisions
     * that its out-of-fold predictions lead to. Probabilities are taken to be calibrated.
     */
    public static Valuation of(OutOfFold predictions, BusinessCase business, ValueInputs inputs) {
        Plays plays = plays(predictions, business, inputs.seed());
        List<CandidateCost> running = plays.all().stream()
                .map(p -> inputs.cost(p.name()).orElse(new CandidateCost(p.name(), 0, 0, true)))
                .toList();
        List<Optional<String>> excluded =
                running.stream().map(cost -> broken(business.limits(), cost)).toList();
        RowDraws rows = new RowDraws(
                plays.all(),
                predictions.group(),
                Luck.of(plays.all(), predictions.group(), predictions.folds(), plays.means(business)),
                inputs.seed());
        Drawing drawing = new Drawing(plays, rows, new Terms(business, running, excluded), inputs.learnt());
        ValueDraws draws = drawing.draw(inputs.draws(), inputs.seed());
        return new Settlement(plays, rows, new Terms(business, running, excluded)).of(draws);
    }

    /**
     * What the decisions on each tested row would bring in a year if all the year's rows were like it, against doing nothing,
     * with volume and uncertain amounts at their means and before running costs. The mean over rows and repeats is volume x
     * value of a decision, as in {@link #of}.
     *
     * @param seed of the study
     * @return {@code [repeat][row]} by candidate
     */
    public static Map<String, double[][]> yearly(OutOfFold predictions, BusinessCase business, long seed) {
        Plays plays = plays(predictions, business, seed);
        Prices mean = Prices.mean(business);
        double[] amounts = plays.means(business);
        Map<String, double[][]> yearly = new LinkedHashMap<>();
        for (Play play : plays.all()) {
            if (play.candidate()) {
                yearly.put(
                        play.name(),
                        Arrays.stream(play.layers())
                                .map(layers -> yearly(layers, amounts, mean.volume()))
                                .toArray(double[][]::new));
            }
        }
        return yearly;
    }

    private static double[] yearly(double[][] layers, double[] amounts, double volume) {
        double[] rows = layers[0].clone();
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < amounts.length; l++) {
                rows[i] += amounts[l] * layers[1 + l][i];
            }
            rows[i] *= volume;
        }
        return rows;
    }

    private static Plays plays(OutOfFold predictions, BusinessCase business, long seed) {
        return switch (business.outcomes()) {
            case Outcomes.Matrix matrix -> new ClassPlays(predictions, matrix, business.capacity()).all(business);
            case Outcomes.Ranges ranges ->
                new ClassPlays(Rules.ranges(ranges, predictions, seed), ranges.matrix(), business.capacity())
                        .all(business);
            case Outcomes.PerUnit unit -> new NumberPlays(predictions, unit, seed).all(business);
        };
    }

    /** Values every contender by a metric, where there is no business case: costs are zero, net is the metric itself. */
    public static Valuation byMetric(MetricInputs inputs) {
        return MetricValue.of(inputs);
    }

    /** What money depends on besides decisions; lists are parallel to the contenders. */
    record Terms(BusinessCase business, List<CandidateCost> running, List<Optional<String>> excluded) {
        boolean eligible(int contender) {
            return excluded.get(contender).isEmpty();
        }

        double latency(int contender) {
            return running.get(contender).latencySeconds();
        }
    }

    private static Optional<String> broken(Limits limits, CandidateCost cost) {
        List<String> reasons = new ArrayList<>();
        over(
                reasons,
                cost.latencySeconds() * 1000,
                limits.p99Ms(),
                "answers within %s ms (99 %% of the time), allowed are %s");
        over(reasons, cost.memoryMb(), limits.memoryMb(), "takes %s MB, allowed are %s");
        if (limits.explainable() && !cost.explainable()) {
            reasons.add("cannot be read by a person, as the case demands");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static void over(List<String> reasons, double measured, @Nullable Double allowed, String words) {
        if (allowed != null && measured > allowed) {
            reasons.add(String.format(java.util.Locale.ROOT, words, Amounts.plain(measured), Amounts.plain(allowed)));
        }
    }

    /** Place of a family's side in arrays by side: without a model, classical, deep; {@link #OUTSIDE} is in none. */
    static int side(Family family) {
        return switch (family.side()) {
            case NO_MODEL -> 0;
            case CLASSICAL -> 1;
            case DEEP -> 2;
            case OUTSIDE -> OUTSIDE;
        };
    }
}
