package ockham.benchmarks.worlds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.score.decide.QuantityRule;
import ockham.study.audit.Audit;
import ockham.study.audit.Severity;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;
import ockham.study.value.ValueDraws;
import ockham.study.verdict.Verdict;

/**
 * What a study of a world said beside what is true.
 *
 * @param worth true net value of each contender
 */
record Judgement(String world, int study, Said said, Map<String, Double> worth) {
    /** What it said. */
    record Said(Valuation valuation, Verdict verdict, Audit audit) {}

    Result result() {
        double nothing = said.valuation().contenders().stream()
                .filter(c -> !c.candidate())
                .mapToDouble(this::truth)
                .max()
                .orElseThrow();
        double classical = truth(best(Family.Side.CLASSICAL));
        double deep = truth(best(Family.Side.DEEP));
        return new Result(
                world,
                study,
                said.verdict().kind().label(),
                said.verdict().decision() != null && said.verdict().decision().tooClose(),
                said.verdict().winner() == null ? nothing : truth(said.verdict().winner()),
                nothing,
                classical,
                deep,
                truth("lightgbm"),
                truth(best(said.valuation().contenders())),
                worth.values().stream().mapToDouble(v -> v).max().orElseThrow(),
                intervals(classical, deep),
                chances(nothing, classical, deep),
                said.audit().findings().stream()
                        .filter(f -> f.severity() != Severity.INFORMS)
                        .map(f -> f.kind())
                        .toList());
    }

    private Contender best(Family.Side side) {
        return best(said.valuation().contenders().stream()
                .filter(c -> c.side() == side)
                .toList());
    }

    private static Contender best(List<Contender> of) {
        return of.stream().max(Comparator.comparingDouble(c -> c.net().mean())).orElseThrow();
    }

    private double truth(Contender contender) {
        return truth(contender.name());
    }

    private double truth(String contender) {
        return Objects.requireNonNull(worth.get(contender), contender);
    }

    private List<Result.Interval> intervals(double classical, double deep) {
        List<Result.Interval> intervals = new ArrayList<>();
        for (Contender c : said.valuation().contenders()) {
            if (c.candidate()) {
                intervals.add(new Result.Interval(
                        c.name(), c.net().mean(), c.net().low(), c.net().high(), truth(c)));
            }
        }
        intervals.add(drawn("best classical", d -> served(d, 1), classical));
        intervals.add(drawn("best net", d -> served(d, 2), deep));
        intervals.add(drawn("net minus classical", d -> served(d, 2) - served(d, 1), deep - classical));
        return intervals;
    }

    /** What the one fit in service of a side is worth in a draw. */
    private double served(int draw, int side) {
        ValueDraws draws = said.valuation().draws();
        int c = draws.selected()[draw][side];
        return draws.sides()[draw][side] + draws.inService().net()[draw][c] - draws.net()[draw][c];
    }

    private Result.Interval drawn(String of, IntToDoubleFunction value, double truth) {
        double[] sorted = IntStream.range(0, said.valuation().draws().count())
                .mapToDouble(value)
                .sorted()
                .toArray();
        return new Result.Interval(
                of,
                Arrays.stream(sorted).average().orElseThrow(),
                QuantityRule.quantile(sorted, 0.05),
                QuantityRule.quantile(sorted, 0.95),
                truth);
    }

    private List<Result.Chance> chances(double nothing, double classical, double deep) {
        if (said.verdict().decision() == null) {
            return List.of();
        }
        var decision = said.verdict().decision();
        return List.of(
                new Result.Chance("the net is ahead of classical", decision.deepAhead(), deep > classical),
                new Result.Chance("classical gains", decision.gainClassical(), classical > nothing),
                new Result.Chance("the net gains", decision.gainDeep(), deep > nothing));
    }
}
