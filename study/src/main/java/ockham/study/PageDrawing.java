package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ockham.study.business.BusinessCase;
import ockham.study.business.Limits;
import ockham.study.business.MoreRows;
import ockham.study.business.Running;
import ockham.study.report.PageDraws;
import ockham.study.value.CandidateCost;
import ockham.study.value.Contender;
import ockham.study.value.DrawnInput;
import ockham.study.value.OutcomeDraws;
import ockham.study.value.Valuation;
import ockham.study.value.ValueDraws;
import ockham.study.verdict.Gains;
import ockham.study.verdict.VerdictSettings;
import org.jspecify.annotations.Nullable;

/** Hands the draws of a valuation to the page, which computes the verdict from them again. */
final class PageDrawing {
    private static final double SECONDS_PER_YEAR = 365.0 * 24 * 3600;
    private static final List<String> OUTSIDE_VALUE = List.of(
            "volume",
            "horizon",
            "discount",
            "day_rate",
            "server_per_month",
            "peak_per_second",
            "energy_per_kwh",
            "build_days classical",
            "build_days deep",
            "upkeep_days classical",
            "upkeep_days deep");

    private PageDrawing() {}

    /** What the verdict went by besides values. */
    record Judging(VerdictSettings settings, Gains gains) {}

    static PageDraws of(
            Valuation valuation, Judging judging, @Nullable BusinessCase business, List<CandidateCost> costs) {
        List<PageDraws.Contender> contenders = new ArrayList<>();
        for (Contender contender : valuation.contenders()) {
            Optional<CandidateCost> cost = costs.stream()
                    .filter(c -> c.candidate().equals(contender.name()))
                    .findFirst();
            contenders.add(new PageDraws.Contender(
                    contender.name(),
                    contender.family(),
                    contender.rung(),
                    contender.perDecision().mean(),
                    contender.costs().buildDays(),
                    contender.costs().upkeepDays(),
                    cost.map(c -> c.latencySeconds() * 1000).orElse(0.0),
                    contender.costs().energyPerYear(),
                    business == null || cost.isEmpty() || allowed(business.limits(), cost.get())));
        }
        ValueDraws draws = valuation.draws();
        return new PageDraws(
                draws.perDecision(),
                draws.selected(),
                draws.shift(),
                draws.outcomes().isEmpty() ? new double[0][] : atMeans(draws),
                contenders,
                business == null ? metricPlan(valuation, judging.settings()) : plan(business, judging.settings()),
                more(valuation, business, judging.gains()),
                spreads(valuation, business));
    }

    private static boolean allowed(Limits limits, CandidateCost cost) {
        Double memory = limits.memoryMb();
        return (memory == null || cost.memoryMb() <= memory) && (!limits.explainable() || cost.explainable());
    }

    private static double[][] atMeans(ValueDraws draws) {
        double[][] values = new double[draws.count()][];
        for (int d = 0; d < values.length; d++) {
            values[d] = draws.fixed()[d].clone();
            for (OutcomeDraws outcome : draws.outcomes()) {
                for (int c = 0; c < values[d].length; c++) {
                    values[d][c] += outcome.mean() * outcome.share()[d][c];
                }
            }
        }
        return values;
    }

    private static PageDraws.Plan metricPlan(Valuation valuation, VerdictSettings settings) {
        return new PageDraws.Plan(
                1,
                1,
                0,
                0,
                0,
                0,
                true,
                0,
                valuation.delta(),
                settings.alpha(),
                settings.tau(),
                settings.signalP(),
                null);
    }

    private static PageDraws.Plan plan(BusinessCase business, VerdictSettings settings) {
        Running running = business.running();
        double peak = running.peakPerSecond() == null
                ? business.volume().mean() / SECONDS_PER_YEAR * Running.PEAK_OVER_AVERAGE
                : running.peakPerSecond().mean();
        return new PageDraws.Plan(
                business.volume().mean(),
                business.horizonYears().mean(),
                business.discount().mean(),
                business.people().dayRate().mean(),
                12 * running.serverPerMonth().mean(),
                peak,
                running.peakPerSecond() != null,
                running.minServers(),
                business.worthActingOn(),
                settings.alpha(),
                settings.tau(),
                settings.signalP(),
                business.limits().p99Ms());
    }

    private static PageDraws.@Nullable MoreRows more(
            Valuation valuation, @Nullable BusinessCase business, Gains gains) {
        MoreRows more = business == null ? null : business.moreRows();
        return more == null
                ? null
                : new PageDraws.MoreRows(
                        valuation.contenders().getFirst().decisions(),
                        more.available(),
                        more.costEach().mean(),
                        more.months(),
                        perDecision(gains.steps(more.available()), valuation.volume() * valuation.annuity()));
    }

    private static double[][] perDecision(double[][] gains, double decisions) {
        return Arrays.stream(gains)
                .map(sides -> Arrays.stream(sides).map(gain -> gain / decisions).toArray())
                .toArray(double[][]::new);
    }

    private static List<PageDraws.Spread> spreads(Valuation valuation, @Nullable BusinessCase business) {
        List<PageDraws.Spread> spreads = new ArrayList<>();
        if (business == null) {
            return spreads;
        }
        for (DrawnInput drawn : valuation.draws().inputs()) {
            if (OUTSIDE_VALUE.contains(drawn.name())) {
                double mean = business.inputs().stream()
                        .filter(i -> i.name().equals(drawn.name()))
                        .findFirst()
                        .orElseThrow()
                        .range()
                        .mean();
                double[] factor = drawn.values().clone();
                for (int d = 0; d < factor.length; d++) {
                    factor[d] = mean == 0 ? 1 : factor[d] / mean;
                }
                spreads.add(new PageDraws.Spread(drawn.name(), factor));
            }
        }
        return spreads;
    }
}
