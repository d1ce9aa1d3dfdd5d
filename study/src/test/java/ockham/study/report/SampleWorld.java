package ockham.study.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import ockham.study.verdict.Decision;
import ockham.study.verdict.DecisionInputs;
import ockham.study.verdict.VerdictSettings;
import org.jspecify.annotations.Nullable;

/** Draws of what contenders are worth, and the money that follows, so that a sample's numbers agree with each other. */
final class SampleWorld {
    static final int ROWS = 7043;
    static final double ALPHA = 0.10;

    /** A contender: its mean worth of a decision (or its metric), its own noise, and what it takes to run. */
    record Entrant(
            String name,
            Family family,
            int rung,
            double worth,
            double noise,
            double metric,
            double p99Ms,
            String size) {}

    final List<Entrant> entrants;
    final double common;
    final PageDraws.Plan plan;
    final double[][] value;
    final int[][] chosen;
    final PageDraws.Spread volume;
    PageDraws.@Nullable MoreRows more;
    MoneyResult.@Nullable CapacityResult capacity;

    SampleWorld(List<Entrant> entrants, double common, PageDraws.Plan plan, boolean uncertain, int draws) {
        this.entrants = List.copyOf(entrants);
        this.common = common;
        this.plan = plan;
        this.value = new double[draws][entrants.size()];
        this.chosen = new int[draws][3];
        double[] factor = new double[draws];
        SplittableRandom random = new SplittableRandom(7);
        for (int d = 0; d < draws; d++) {
            double shared = common * normal(random);
            for (int c = 0; c < entrants.size(); c++) {
                Entrant e = entrants.get(c);
                boolean nothing = e.family() == Family.NOTHING;
                // What the page stores, so that both sides decide by the same numbers.
                value[d][c] = (float) (nothing ? e.worth() : e.worth() + shared + e.noise() * normal(random));
            }
            factor[d] = (float) (uncertain ? Math.exp(0.05 * normal(random)) : 1);
        }
        volume = new PageDraws.Spread("volume", factor);
        for (int d = 0; d < draws; d++) {
            for (int side = 0; side < 3; side++) {
                chosen[d][side] = best(side);
            }
        }
    }

    private static double normal(RandomGenerator random) {
        return random.nextGaussian();
    }

    static int side(Family family) {
        return switch (family.side()) {
            case NO_MODEL -> 0;
            case CLASSICAL -> 1;
            case DEEP -> 2;
            // In none; it costs what a classical model does.
            case OUTSIDE -> -1;
        };
    }

    boolean allowed(int c) {
        Double limit = plan.p99LimitMs();
        return limit == null || entrants.get(c).p99Ms() <= limit;
    }

    int best(int side) {
        int best = -1;
        for (int c = 0; c < entrants.size(); c++) {
            if (side(entrants.get(c).family()) == side && allowed(c) && (best < 0 || net(c, -1) > net(best, -1))) {
                best = c;
            }
        }
        return best;
    }

    /** The simplest of a side (without a model: the best) whose paired difference is within one standard error or a fifth of what matters. */
    int razor(int side) {
        int best = best(side);
        if (side == 0) {
            return best;
        }
        for (int c = 0; c < entrants.size(); c++) {
            if (side(entrants.get(c).family()) == side && allowed(c)) {
                double[] a = nets(best);
                double[] b = nets(c);
                double mean = 0;
                for (int d = 0; d < a.length; d++) {
                    mean += (a[d] - b[d]) / a.length;
                }
                double squares = 0;
                for (int d = 0; d < a.length; d++) {
                    squares += (a[d] - b[d] - mean) * (a[d] - b[d] - mean);
                }
                double free = money() ? 0 : 0.2 * plan.worthActingOn();
                if (net(best, -1) - net(c, -1) <= Math.max(free, Math.sqrt(squares / (a.length - 1)))) {
                    return c;
                }
            }
        }
        return best;
    }

    /** What the product's own rule makes of these draws. */
    Decision decision() {
        double[][] sides = new double[value.length][3];
        double[][] rowsOnly = new double[value.length][3];
        for (int d = 0; d < sides.length; d++) {
            for (int side = 0; side < 3; side++) {
                int c = chosen[d][side];
                sides[d][side] = c < 0 ? Double.NaN : net(c, d);
                rowsOnly[d][side] = c < 0 ? Double.NaN : netAtMeans(c, d);
            }
        }
        PageDraws.MoreRows offer = more;
        DecisionInputs.More on = offer == null
                ? DecisionInputs.More.none(ROWS)
                : new DecisionInputs.More(
                        offer.now(), offer.available(), offer.costEach(), offer.months() / 12 / plan.years());
        VerdictSettings settings = new VerdictSettings(plan.alpha(), plan.tau(), plan.signalP());
        double[] costs = new double[3];
        for (int[] draw : chosen) {
            for (int side = 0; side < 3; side++) {
                costs[side] += draw[side] < 0 ? 0 : cost(draw[side]) / chosen.length;
            }
        }
        return Decision.of(new DecisionInputs(sides, rowsOnly, plan.worthActingOn() * annuity(), settings, on, costs));
    }

    private double netAtMeans(int c, int draw) {
        return annuity() * plan.volume() * value[draw][c] - cost(c);
    }

    private double cost(int c) {
        return annuity() * (upkeepDays(c) * plan.dayRate() + serversPerYear(c)) + buildDays(c) * plan.dayRate();
    }

    double annuity() {
        if (!money()) {
            return 1;
        }
        double sum = 0;
        for (int t = 1; t <= plan.years(); t++) {
            sum += Math.pow(1 + plan.discount(), -t);
        }
        return sum;
    }

    boolean money() {
        return plan.dayRate() > 0;
    }

    double buildDays(int c) {
        return !money()
                ? 0
                : new double[] {0, 10, 30}[Math.abs(side(entrants.get(c).family()))];
    }

    double upkeepDays(int c) {
        return !money()
                ? 0
                : new double[] {0, 6, 15}[Math.abs(side(entrants.get(c).family()))];
    }

    double serversPerYear(int c) {
        return side(entrants.get(c).family()) == 0 ? 0 : plan.minServers() * plan.serverPerYear();
    }

    /** Net value in a draw, or at the means for draw -1. */
    double net(int c, int draw) {
        double worth = draw < 0 ? entrants.get(c).worth() : value[draw][c];
        double decisions = plan.volume() * (draw < 0 ? 1 : volume.factor()[draw]);
        return annuity() * (decisions * worth - upkeepDays(c) * plan.dayRate() - serversPerYear(c))
                - buildDays(c) * plan.dayRate();
    }

    double[] nets(int c) {
        double[] nets = new double[value.length];
        Arrays.setAll(nets, d -> net(c, d));
        return nets;
    }

    Estimate netEstimate(int c) {
        return estimate(net(c, -1), nets(c));
    }

    Estimate difference(int c, int against) {
        double[] a = nets(c);
        double[] b = nets(against);
        double[] gap = new double[a.length];
        Arrays.setAll(gap, d -> a[d] - b[d]);
        return estimate(net(c, -1) - net(against, -1), gap);
    }

    double share(int c, int against, double above) {
        double[] a = nets(c);
        double[] b = nets(against);
        int count = 0;
        for (int d = 0; d < a.length; d++) {
            count += a[d] - b[d] > above ? 1 : 0;
        }
        return count / (double) a.length;
    }

    static Estimate estimate(double mean, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Estimate(
                mean, sorted[(int) (0.05 * (sorted.length - 1))], sorted[(int) (0.95 * (sorted.length - 1))]);
    }

    PageDraws draws() {
        List<PageDraws.Contender> contenders = new ArrayList<>();
        for (int c = 0; c < entrants.size(); c++) {
            Entrant e = entrants.get(c);
            contenders.add(new PageDraws.Contender(
                    e.name(), e.family(), e.rung(), e.worth(), buildDays(c), upkeepDays(c), e.p99Ms(), 0, true));
        }
        List<PageDraws.Spread> spreads = money() ? List.of(volume) : List.of();
        return new PageDraws(value, chosen, new double[3], new double[0][], contenders, plan, more, spreads);
    }
}
