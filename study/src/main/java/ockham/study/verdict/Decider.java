package ockham.study.verdict;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The decision, step by step as docs/verdict.md tells it. Plain arithmetic on arrays, for it exists twice: here and in
 * the report page, where sliders recompute it.
 */
final class Decider {
    private static final int NONE = 0;
    private static final int CLASSICAL = 1;
    private static final int DEEP = 2;
    private final DecisionInputs in;
    private final int draws;
    private final boolean[] there = new boolean[3];
    /** Shrunk net values by side. */
    private final double[][] net = new double[3][];

    private final double[] mean = {Double.NaN, Double.NaN, Double.NaN};
    private final double[] regret = {Double.NaN, Double.NaN, Double.NaN};

    Decider(DecisionInputs inputs) {
        this.in = inputs;
        this.draws = inputs.sides().length;
        if (draws == 0 || Double.isNaN(inputs.sides()[0][NONE])) {
            throw new IllegalArgumentException("no draws of the side without a model");
        }
        for (int side = 0; side < 3; side++) {
            there[side] = !Double.isNaN(inputs.sides()[0][side]);
        }
        shrink();
        regrets();
    }

    /** Classical against no model, then deep against classical; deep against no model where there is no classical. */
    private void shrink() {
        net[NONE] = new double[draws];
        net[CLASSICAL] = there[CLASSICAL] ? shrunk(CLASSICAL, NONE) : new double[0];
        if (there[DEEP]) {
            net[DEEP] = there[CLASSICAL] ? shrunk(DEEP, CLASSICAL) : shrunk(DEEP, NONE);
            for (int d = 0; there[CLASSICAL] && d < draws; d++) {
                net[DEEP][d] += net[CLASSICAL][d];
            }
        }
        for (int side = 0; side < 3; side++) {
            mean[side] = there[side] ? Shrinkage.mean(net[side]) : Double.NaN;
        }
    }

    private double[] shrunk(int side, int against) {
        double[] difference = difference(in.sides(), side, against);
        return Shrinkage.shrink(difference, in.settings().tau(), in.delta(), in.costs()[against] - in.costs()[side]);
    }

    private static double[] difference(double[][] sides, int side, int against) {
        double[] difference = new double[sides.length];
        for (int d = 0; d < sides.length; d++) {
            difference[d] = sides[d][side] - sides[d][against];
        }
        return difference;
    }

    private void regrets() {
        double most = 0;
        for (int d = 0; d < draws; d++) {
            double best = 0;
            for (int side = CLASSICAL; side <= DEEP; side++) {
                best = there[side] ? Math.max(best, net[side][d]) : best;
            }
            most += best / draws;
        }
        for (int side = 0; side < 3; side++) {
            regret[side] = there[side] ? Math.max(0, most - mean[side]) : Double.NaN;
        }
    }

    Decision decide() {
        double delta = in.delta();
        double sure = 1 - in.settings().alpha();
        double worthClassical = share(CLASSICAL, d -> net[CLASSICAL][d] > delta);
        double worthDeep = share(DEEP, d -> net[DEEP][d] > delta);
        double gainClassical = share(CLASSICAL, d -> net[CLASSICAL][d] > 0);
        double gainDeep = share(DEEP, d -> net[DEEP][d] > 0);
        double ahead = share(DEEP, d -> lead(d) > 0);
        double aheadByDelta = share(DEEP, d -> lead(d) > delta);
        double lead = there[DEEP] ? mean[DEEP] - (there[CLASSICAL] ? mean[CLASSICAL] : 0) : Double.NaN;
        Kind kind;
        int side;
        boolean tooClose = false;
        double probability;
        Decision.Collect collect = Decision.Collect.NOTHING;
        if (Math.max(worthClassical, worthDeep) <= in.settings().alpha() || hopeless()) {
            kind = Kind.DO_NOT_BUILD;
            side = NONE;
            probability = 1 - Math.max(worthClassical, worthDeep);
        } else if (there[DEEP] && ahead >= sure && lead > delta && gainDeep >= sure) {
            kind = Kind.DEEP;
            side = DEEP;
            probability = share(DEEP, d -> lead(d) > 0 && net[DEEP][d] > 0);
        } else if (there[CLASSICAL]
                && gainClassical >= sure
                && aheadByDelta <= in.settings().alpha()) {
            kind = Kind.CLASSICAL;
            side = CLASSICAL;
            probability = share(CLASSICAL, d -> net[CLASSICAL][d] > 0 && !(there[DEEP] && lead(d) > delta));
        } else {
            side = leastRegret(gainClassical >= sure ? CLASSICAL : NONE, ahead >= sure);
            int chosen = side;
            probability = share(side, d -> best(chosen, d));
            collect = collect();
            tooClose = collect.rows() == 0;
            kind = tooClose
                    ? (side == NONE ? Kind.DO_NOT_BUILD : side == CLASSICAL ? Kind.CLASSICAL : Kind.DEEP)
                    : Kind.COLLECT;
        }
        return new Decision(
                kind,
                side,
                tooClose,
                probability,
                mean,
                regret,
                worthClassical,
                worthDeep,
                gainClassical,
                gainDeep,
                ahead,
                aheadByDelta,
                collect);
    }

    /** No signal in the data, and nobody expects a gain. */
    private boolean hopeless() {
        boolean noSignal = in.settings().signalP() > VerdictSettings.NO_SIGNAL;
        return noSignal && !(mean[CLASSICAL] > 0) && !(mean[DEEP] > 0);
    }

    private double lead(int draw) {
        return net[DEEP][draw] - (there[CLASSICAL] ? net[CLASSICAL][draw] : 0);
    }

    private boolean best(int side, int draw) {
        for (int other = 0; other < 3; other++) {
            if (other != side && there[other] && net[other][draw] > net[side][draw]) {
                return false;
            }
        }
        return true;
    }

    private double share(int side, IntPredicate holds) {
        if (!there[side]) {
            return 0;
        }
        int count = 0;
        for (int d = 0; d < draws; d++) {
            count += holds.test(d) ? 1 : 0;
        }
        return (double) count / draws;
    }

    /**
     * The simplest side whose expected regret is within delta of the least. Deep only where it is surely ahead, so that a
     * toss-up never ends in a net; and not without a model where classical surely gains, so that a doubtful net never
     * takes a sound model away.
     */
    private int leastRegret(int from, boolean deepSurelyAhead) {
        int most = deepSurelyAhead ? DEEP : CLASSICAL;
        double least = regret[from];
        for (int side = from; side <= most; side++) {
            least = there[side] ? Math.min(least, regret[side]) : least;
        }
        int simplest = from;
        while (!(regret[simplest] <= least + in.delta())) {
            simplest++;
        }
        return simplest;
    }

    /**
     * How many rows are worth collecting, to tell the best side from the next and to make better models: the count with the
     * largest net worth.
     */
    private Decision.Collect collect() {
        DecisionInputs.More more = in.more();
        double wait = more.delayShare() * Math.max(0, mean[largest(mean, -1)]);
        Decision.Collect best = Decision.Collect.NOTHING;
        for (int step = DecisionInputs.More.STEPS; step >= 0; step--) {
            long rows = more.available() >> step;
            if (rows > 0) {
                int here = step;
                double worth = worth(rows, side -> more.gain(here, side));
                Decision.Collect offer = new Decision.Collect(rows, worth, rows * more.costEach() + wait);
                best = offer.net() > Math.max(in.delta(), best.net()) ? offer : best;
            }
        }
        return best;
    }

    /**
     * Expected gain from deciding with so many rows more, when each side is worth its gain more by then. The two sides that are
     * then best are weighed, with a normal difference: {@code E max = mean of the next + E max(difference, 0)}.
     */
    double worth(long rows, IntToDoubleFunction gain) {
        double[] after = new double[3];
        for (int side = 0; side < 3; side++) {
            after[side] = mean[side] + (side == NONE ? 0 : gain.applyAsDouble(side));
        }
        int first = largest(after, -1);
        int second = largest(after, first);
        double better = after[first] - mean[largest(mean, -1)];
        if (second < 0) {
            return better;
        }
        double variance = Shrinkage.variance(difference(in.rowsOnly(), first, second));
        double[] difference = difference(in.sides(), first, second);
        double se = Math.sqrt(Shrinkage.variance(difference));
        double lead = Shrinkage.mean(difference) + in.costs()[first] - in.costs()[second];
        double prior = Shrinkage.factor(Shrinkage.tau(in.settings().tau(), in.delta(), se, lead), se) * variance;
        double s = Information.spread(prior, variance * in.more().have(), (double) rows);
        return better + Information.value(after[first] - after[second], s);
    }

    private int largest(double[] values, int but) {
        int best = -1;
        for (int side = 0; side < 3; side++) {
            if (side != but && there[side] && (best < 0 || values[side] > values[best])) {
                best = side;
            }
        }
        return best;
    }
}
