package ockham.study.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.BusinessCase;
import ockham.study.business.Limits;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/** Stage 9: predictions and business case into money. */
public final class Value {
    private Value() {}

    /**
     * Values every contender in money: doing nothing, acting on all, today's rule, and every candidate by the decisions
     * that its out-of-fold predictions lead to. Probabilities are taken to be calibrated.
     */
    public static Valuation of(OutOfFold predictions, BusinessCase business, ValueInputs inputs) {
        Plays plays = switch (business.outcomes()) {
            case Outcomes.Matrix matrix -> new ClassPlays(predictions, matrix).all(business);
            case Outcomes.PerUnit unit -> new NumberPlays(predictions, unit, inputs.seed()).all(business);
        };
        List<CandidateCost> running = plays.all().stream()
                .map(p -> inputs.cost(p.name()).orElse(new CandidateCost(p.name(), 0, 0, true)))
                .toList();
        List<Optional<String>> excluded =
                running.stream().map(cost -> broken(business.limits(), cost)).toList();
        RowDraws rows = new RowDraws(plays.all(), predictions.group(), inputs.seed());
        Drawing drawing = new Drawing(plays, rows, new Terms(business, running, excluded));
        ValueDraws draws = drawing.draw(inputs.draws(), inputs.seed());
        return new Settlement(plays, rows, new Terms(business, running, excluded)).of(draws);
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

    /** Place of a family's side in arrays by side: without a model, classical, deep. */
    static int side(Family family) {
        return switch (family.side()) {
            case NO_MODEL -> 0;
            case CLASSICAL -> 1;
            case DEEP -> 2;
        };
    }
}
