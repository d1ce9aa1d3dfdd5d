package ockham.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ockham.api.Footprint;
import ockham.api.Trait;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.compare.OutOfFold;
import ockham.study.value.CandidateCost;
import ockham.study.value.MetricInputs;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import ockham.study.value.ValueInputs;

/** What contenders are worth, and what running them costs. */
record Valuing(StudyCourse course) {
    /** In money by the case, else by the metric. */
    Valuation value(OutOfFold predictions, Comparison comparison, List<CandidateCost> costs, Projections curves) {
        BusinessCase business = course.question().business();
        long seed = course.plan().seed();
        if (business != null) {
            return Value.of(
                    predictions,
                    business,
                    new ValueInputs(costs, ValueInputs.DRAWS, seed, curves.learnt(business.worthActingOn())));
        }
        List<MetricInputs.Entry> entries = new ArrayList<>();
        for (OutOfFold.Entry entry : predictions.entries()) {
            Comparison.Score score = comparison.score(entry.candidate()).orElseThrow();
            Estimate estimate = comparison.metric().higherIsBetter()
                    ? score.estimate()
                    : score.estimate().turned();
            entries.add(new MetricInputs.Entry(
                    entry.candidate(), entry.family(), entry.rung(), score.contributions(), estimate));
        }
        double worthwhile = Worthwhile.difference(comparison);
        return Value.byMetric(new MetricInputs(
                comparison.metric().title(),
                entries,
                predictions.group(),
                worthwhile,
                ValueInputs.DRAWS,
                seed,
                !comparison.metric().higherIsBetter(),
                curves.learnt(worthwhile)));
    }

    /** What running them takes, as it was measured. */
    static List<CandidateCost> costs(List<Candidate> models, Map<String, Footprint> footprints) {
        List<CandidateCost> costs = new ArrayList<>();
        footprints.forEach((name, footprint) -> costs.add(new CandidateCost(
                name,
                footprint.p99Micros() / 1e6,
                footprint.peakBytes() / 1e6,
                models.stream()
                        .anyMatch(m ->
                                m.name().equals(name) && m.learner().traits().contains(Trait.GLASS_BOX)))));
        return costs;
    }
}
