package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseCapacity;
import ockham.study.business.Input;
import ockham.study.compare.Estimate;
import ockham.study.report.ArithmeticLine;
import ockham.study.report.BreakEvenResult;
import ockham.study.report.Comparison;
import ockham.study.report.ContenderResult;
import ockham.study.report.MoneyResult;
import ockham.study.report.MoreRowsResult;
import ockham.study.value.Amounts;
import ockham.study.value.BreakEven;
import ockham.study.value.Contender;
import ockham.study.value.Costs;
import ockham.study.value.Knowing;
import ockham.study.value.Line;
import ockham.study.value.PerfectInformation;
import ockham.study.value.Swing;
import ockham.study.value.Valuation;
import ockham.study.verdict.Decision;
import ockham.study.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** The parts of the record that come from valuation and verdict. */
final class MoneyMaker {
    private static final List<String> SIDES = List.of("no model", "classical", "deep");

    private final Valuation valuation;
    private final Verdict verdict;

    MoneyMaker(Valuation valuation, Verdict verdict) {
        this.valuation = valuation;
        this.verdict = verdict;
    }

    @Nullable
    MoneyResult result() {
        BusinessCase business = valuation.business();
        if (business == null) {
            return null;
        }
        return new MoneyResult(
                business.currency(),
                business.decision(),
                "doing nothing",
                valuation.volume(),
                valuation.years(),
                valuation.discount(),
                valuation.annuity(),
                business.worthActingOn(),
                valuation.delta(),
                business.people().dayRate().mean(),
                business.limits().p99Ms(),
                capacity(business.capacity()),
                valuation.contenders().stream().map(MoneyMaker::contender).toList(),
                business.inputs().stream()
                        .filter(i -> !i.range().certain())
                        .map(i -> input(i, business.currency()))
                        .toList(),
                valuation.swings().stream().map(this::swing).toList(),
                information());
    }

    /** Net value of a candidate, or null without a case. */
    @Nullable
    Estimate net(String candidate) {
        return valuation.money()
                ? valuation.contender(candidate).map(Contender::net).orElse(null)
                : null;
    }

    /** Paired difference of a candidate from the winner in the unit of net values; null for the winner itself. */
    @Nullable
    Estimate against(String candidate, String winner) {
        int c = place(candidate);
        int w = place(winner);
        if (c < 0 || w < 0 || c == w) {
            return null;
        }
        // The mean is that of all rows, as the net values beside it are; the draws say how sure it is.
        Estimate drawn = difference(valuation.draws().net(), c, w);
        double mean = valuation.contenders().get(c).net().mean()
                - valuation.contenders().get(w).net().mean();
        return new Estimate(mean, drawn.low(), drawn.high());
    }

    List<Comparison> comparisons() {
        Decision decision = verdict.decision();
        if (decision == null) {
            return List.of();
        }
        double[][] sides = valuation.draws().sides();
        List<Comparison> list = new ArrayList<>();
        if (!Double.isNaN(sides[0][1])) {
            list.add(new Comparison(
                    "classical",
                    "no model",
                    difference(sides, 1, 0),
                    decision.gainClassical(),
                    decision.worthClassical()));
        }
        if (!Double.isNaN(sides[0][2])) {
            list.add(new Comparison(
                    "deep", "no model", difference(sides, 2, 0), decision.gainDeep(), decision.worthDeep()));
        }
        if (!Double.isNaN(sides[0][1]) && !Double.isNaN(sides[0][2])) {
            list.add(new Comparison(
                    "deep", "classical", difference(sides, 2, 1), decision.deepAhead(), decision.deepAheadByDelta()));
        }
        return list;
    }

    List<BreakEvenResult> breakEvens() {
        return valuation.breakEvens().stream().map(MoneyMaker::breakEven).toList();
    }

    /** @param learning whether it was measured what models learn from more rows */
    @Nullable
    MoreRowsResult moreRows(boolean learning) {
        Decision decision = verdict.decision();
        BusinessCase business = valuation.business();
        if (decision == null || business == null || business.moreRows() == null) {
            return null;
        }
        Decision.Collect collect = decision.collect();
        String sentence = collect.rows() == 0
                ? "No number of further rows would be worth what it costs"
                        + (learning ? "." : " for a surer choice; what models would learn from them was not measured.")
                : Amounts.exact((double) collect.rows()) + " more rows would be worth about "
                        + Amounts.shown(collect.worth(), business.currency()) + " and cost "
                        + Amounts.shown(collect.cost(), business.currency()) + ".";
        return new MoreRowsResult(collect.rows(), collect.worth(), collect.cost(), sentence);
    }

    private int place(String name) {
        for (int c = 0; c < valuation.contenders().size(); c++) {
            if (valuation.contenders().get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }

    private static Estimate difference(double[][] draws, int a, int b) {
        double[] d = Arrays.stream(draws).mapToDouble(row -> row[a] - row[b]).toArray();
        double mean = Arrays.stream(d).sum() / d.length;
        Arrays.sort(d);
        return new Estimate(mean, d[(int) (0.05 * (d.length - 1))], d[(int) Math.ceil(0.95 * (d.length - 1))]);
    }

    private static ContenderResult contender(Contender c) {
        return new ContenderResult(
                c.name(),
                c.family(),
                c.candidate(),
                c.excluded(),
                c.total(),
                c.decisions(),
                c.perDecision(),
                c.net(),
                costs(c.costs()),
                c.payback(),
                c.shares().stream()
                        .map(s -> new ContenderResult.ActionShare(s.action(), s.share()))
                        .toList(),
                lines(c.arithmetic()));
    }

    private static ContenderResult.CostResult costs(Costs costs) {
        return new ContenderResult.CostResult(
                costs.buildDays(),
                costs.build(),
                costs.upkeepDays(),
                costs.upkeepPerYear(),
                costs.servers(),
                costs.serversPerYear(),
                costs.energyPerYear(),
                costs.callsPerYear());
    }

    private static List<ArithmeticLine> lines(List<Line> lines) {
        return lines.stream()
                .map(l -> new ArithmeticLine(l.label(), l.amount(), l.how()))
                .toList();
    }

    private static BreakEvenResult breakEven(BreakEven b) {
        return new BreakEvenResult(b.name(), b.value(), b.sentence(), lines(b.arithmetic()));
    }

    private static MoneyResult.@Nullable CapacityResult capacity(@Nullable CaseCapacity capacity) {
        return capacity == null
                ? null
                : new MoneyResult.CapacityResult(capacity.share(), capacity.perYear(), capacity.fixed());
    }

    private static MoneyResult.InputResult input(Input input, String currency) {
        String name = input.name();
        String unit = name.equals("volume")
                ? "decisions a year"
                : name.equals("horizon")
                        ? "years"
                        : name.equals("discount") ? "a year" : name.contains("days") ? "days" : currency;
        return new MoneyResult.InputResult(
                name, input.range().low(), input.range().likely(), input.range().high(), unit);
    }

    private MoneyResult.InformationResult information() {
        PerfectInformation known = Objects.requireNonNull(valuation.knowing());
        return new MoneyResult.InformationResult(
                known.inputs(),
                known.everything(),
                known.sentence(!valuation.swings().isEmpty(), amount -> Amounts.shown(amount, valuation.unit())));
    }

    private MoneyResult.SwingResult swing(Swing swing) {
        List<MoneyResult.SideSwing> sides = new ArrayList<>();
        for (int s = 0; s < SIDES.size(); s++) {
            if (!Double.isNaN(swing.netAtLow()[s])) {
                sides.add(new MoneyResult.SideSwing(SIDES.get(s), swing.netAtLow()[s], swing.netAtHigh()[s]));
            }
        }
        return new MoneyResult.SwingResult(
                swing.input(),
                swing.low(),
                swing.high(),
                sides,
                swing.knowing(),
                Knowing.sentence(swing, valuation.delta(), amount -> Amounts.shown(amount, valuation.unit())));
    }
}
