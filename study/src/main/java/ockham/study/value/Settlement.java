package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ockham.score.decide.QuantityRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseCapacity;
import ockham.study.business.Input;
import ockham.study.compare.Estimate;

/** Puts together what the draws and the case say of each contender. */
final class Settlement {
    private final Plays plays;
    private final RowDraws rows;
    private final Value.Terms money;
    private final BusinessCase business;
    private final Prices mean;

    Settlement(Plays plays, RowDraws rows, Value.Terms money) {
        this.plays = plays;
        this.rows = rows;
        this.money = money;
        this.business = money.business();
        this.mean = Prices.mean(business);
    }

    Valuation of(ValueDraws draws) {
        List<Contender> contenders = new ArrayList<>();
        for (int c = 0; c < plays.all().size(); c++) {
            contenders.add(contender(c, draws));
        }
        return new Valuation(
                business,
                business.currency(),
                mean.volume(),
                mean.get("horizon"),
                mean.get("discount"),
                mean.annuity(),
                business.worthActingOn() * mean.annuity(),
                contenders,
                draws,
                new BreakEvens(business.currency(), mean).of(contenders),
                swings(draws),
                new PerfectInformation(Knowing.all(draws.inputsOnly()), Knowing.all(draws.sides())),
                plays.notes(),
                false);
    }

    private Contender contender(int c, ValueDraws draws) {
        Play play = plays.all().get(c);
        double perDecision = perDecision(c, mean);
        Costs costs = mean.costs(play, money.latency(c));
        double decisions = play.layers()[0][0].length;
        double net = mean.net(perDecision, costs);
        List<Line> arithmetic = new ArrayList<>();
        acted(play).ifPresent(arithmetic::add);
        arithmetic.addAll(new Arithmetic(business.currency(), mean).lines(perDecision, decisions, costs));
        return new Contender(
                play.name(),
                play.family(),
                play.rung(),
                play.candidate(),
                money.excluded().get(c).orElse(null),
                perDecision * decisions,
                (long) decisions,
                estimate(perDecision, column(draws.inService().perDecision(), c)),
                estimate(net, column(draws.inService().net(), c)),
                costs,
                payback(perDecision, costs),
                play.shares(),
                arithmetic);
    }

    /** How much of a capacity is used, where there is one. */
    private Optional<Line> acted(Play play) {
        CaseCapacity capacity = business.capacity();
        Limit limit = play.limit();
        if (capacity == null || limit == null) {
            return Optional.empty();
        }
        String resting = plays.all().getFirst().shares().stream()
                .max(Comparator.comparingDouble(Share::share))
                .map(Share::action)
                .orElseThrow();
        double acting = play.shares().stream()
                .filter(s -> !s.action().equals(resting))
                .mapToDouble(Share::share)
                .sum();
        return Optional.of(new Line(
                "acted on",
                Arithmetic.digits(100 * acting) + " %",
                "at most " + Arithmetic.digits(100 * capacity.share()) + " %, "
                        + Amounts.exact(capacity.perYear()) + " a year, "
                        + (limit.lot() ? "drawn by lot" : "the largest expected gains first")));
    }

    private double perDecision(int c, Prices prices) {
        double sum = rows.mean(c, 0);
        for (int l = 0; l < plays.inputs().size(); l++) {
            sum += prices.get(plays.inputs().get(l)) * rows.mean(c, 1 + l);
        }
        return sum;
    }

    private int payback(double perDecision, Costs costs) {
        double yearly = mean.volume() * perDecision - costs.perYear();
        return Cash.payback(Cash.flow(costs.build(), yearly, mean.get("horizon")));
    }

    private List<Swing> swings(ValueDraws draws) {
        List<Swing> swings = new ArrayList<>();
        for (Input input : business.inputs()) {
            if (!input.range().certain()) {
                double low = input.range().quantile(0.1);
                double high = input.range().quantile(0.9);
                swings.add(new Swing(
                        input.name(),
                        low,
                        high,
                        sides(with(input, low), draws),
                        sides(with(input, high), draws),
                        Knowing.one(drawn(input, draws), draws.inputsOnly())));
            }
        }
        swings.sort(Comparator.comparingDouble(Swing::width).reversed());
        return swings;
    }

    private static double[] drawn(Input input, ValueDraws draws) {
        return draws.inputs().stream()
                .filter(d -> d.name().equals(input.name()))
                .findFirst()
                .orElseThrow()
                .values();
    }

    private Prices with(Input moved, double value) {
        ToDoubleFunction<Input> at = input ->
                input.name().equals(moved.name()) ? value : input.range().mean();
        return Prices.of(business, at);
    }

    /** Net value of each side's best contender of all rows, corrected as the draws are. */
    private double[] sides(Prices prices, ValueDraws draws) {
        double[] best = new double[Drawing.SIDES];
        Arrays.fill(best, Double.NaN);
        for (int c = 0; c < plays.all().size(); c++) {
            int side = Value.side(plays.all().get(c).family());
            if (side != Value.OUTSIDE && money.eligible(c)) {
                Costs costs = prices.costs(plays.all().get(c), money.latency(c));
                double net = prices.net(perDecision(c, prices) + draws.shift()[side], costs);
                best[side] = Double.isNaN(best[side]) ? net : Math.max(best[side], net);
            }
        }
        return best;
    }

    static Estimate estimate(double mean, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Estimate(mean, QuantityRule.quantile(sorted, 0.05), QuantityRule.quantile(sorted, 0.95));
    }

    static double[] column(double[][] matrix, int column) {
        return Arrays.stream(matrix).mapToDouble(row -> row[column]).toArray();
    }
}
