package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.CaseDefaults;
import ockham.study.compare.Estimate;

/** Values by a metric: the same draws, no costs. */
final class MetricValue {
    private final MetricInputs inputs;
    private final RowDraws rows;
    private final double[][] values;
    private final int[][] selected;
    private final double[] shift = new double[Drawing.SIDES];

    private MetricValue(MetricInputs inputs) {
        this.inputs = inputs;
        List<Play> plays = inputs.entries().stream().map(MetricValue::play).toList();
        this.rows = new RowDraws(plays, inputs.group(), inputs.seed());
        this.values = new double[inputs.draws()][plays.size()];
        this.selected = new int[inputs.draws()][Drawing.SIDES];
    }

    static Valuation of(MetricInputs inputs) {
        return new MetricValue(inputs).value();
    }

    private static Play play(MetricInputs.Entry entry) {
        double[][][] layers =
                Arrays.stream(entry.rows()).map(r -> new double[][] {r}).toArray(double[][][]::new);
        return new Play(entry.name(), entry.family(), entry.rung(), true, layers, List.of());
    }

    private Valuation value() {
        int contenders = inputs.entries().size();
        for (int d = 0; d < values.length; d++) {
            RowDraws.Draw draw = rows.draw(inputs.seed(), d);
            Arrays.fill(selected[d], -1);
            for (int c = 0; c < contenders; c++) {
                values[d][c] = draw.scaled()[c][0];
                int side = Value.side(inputs.entries().get(c).family());
                int best = selected[d][side];
                if (best < 0 || draw.bag()[c][0] > draw.bag()[best][0]) {
                    selected[d][side] = c;
                }
            }
            for (int s = 0; s < shift.length; s++) {
                int c = selected[d][s];
                shift[s] += c < 0 ? 0 : (draw.raw()[c][0] - draw.scaled()[c][0]) / values.length;
            }
        }
        double[][] sides = new double[values.length][Drawing.SIDES];
        for (int d = 0; d < values.length; d++) {
            for (int s = 0; s < Drawing.SIDES; s++) {
                sides[d][s] = selected[d][s] < 0 ? Double.NaN : values[d][selected[d][s]] + shift[s];
            }
        }
        ValueDraws draws = new ValueDraws(values, List.of(), List.of(), selected, shift, values, values, sides, sides);
        List<Contender> list = contenders();
        return new Valuation(
                null,
                inputs.metric(),
                1,
                1,
                0,
                1,
                inputs.worthwhile(),
                list,
                draws,
                breakEven(list),
                List.of(),
                List.of(),
                inputs.loss());
    }

    private List<Contender> contenders() {
        List<Contender> list = new ArrayList<>();
        for (int c = 0; c < inputs.entries().size(); c++) {
            MetricInputs.Entry entry = inputs.entries().get(c);
            double mean = rows.mean(c, 0);
            double count = entry.rows()[0].length;
            Estimate estimate =
                    entry.score() == null ? Settlement.estimate(mean, Settlement.column(values, c)) : entry.score();
            list.add(new Contender(
                    entry.name(),
                    entry.family(),
                    entry.rung(),
                    entry.family().side() != Family.Side.NO_MODEL,
                    null,
                    mean * count,
                    (long) count,
                    estimate,
                    estimate,
                    Costs.NONE,
                    0,
                    List.of(),
                    List.of()));
        }
        return list;
    }

    /** What a point of the metric would have to be worth for deep to pay, at the usual effort. */
    private List<BreakEven> breakEven(List<Contender> contenders) {
        Optional<Contender> deep = BreakEvens.best(contenders, Family.Side.DEEP);
        Optional<Contender> classical = BreakEvens.best(contenders, Family.Side.CLASSICAL);
        if (deep.isEmpty() || classical.isEmpty()) {
            return List.of();
        }
        double annuity = Cash.annuity(CaseDefaults.DISCOUNT, CaseDefaults.HORIZON_YEARS);
        double days = CaseDefaults.UPKEEP_DEEP
                - CaseDefaults.UPKEEP_CLASSICAL
                + (CaseDefaults.BUILD_DEEP - CaseDefaults.BUILD_CLASSICAL) / annuity;
        double extra = days * CaseDefaults.DAY_RATE;
        double lead = deep.get().net().mean() - classical.get().net().mean();
        Line cost = new Line(
                "extra cost of deep a year",
                Amounts.plain(extra),
                "(" + Amounts.plain(CaseDefaults.UPKEEP_DEEP - CaseDefaults.UPKEEP_CLASSICAL) + " + "
                        + Amounts.plain(CaseDefaults.BUILD_DEEP - CaseDefaults.BUILD_CLASSICAL) + " / "
                        + Arithmetic.digits(annuity) + ") days x " + Amounts.plain(CaseDefaults.DAY_RATE));
        Line gap = new Line(
                "lead of deep",
                Amounts.plain(lead),
                deep.get().name() + " - " + classical.get().name());
        if (lead <= 0) {
            String sentence = "Deep does not lead: " + deep.get().name() + " is at " + shown(deep.get()) + ", "
                    + classical.get().name() + " at " + shown(classical.get()) + " " + inputs.metric()
                    + ", so no worth of the metric makes it pay.";
            return List.of(new BreakEven("metric", Double.NaN, sentence, List.of(cost, gap)));
        }
        double size = Math.abs(classical.get().net().mean());
        double point = size <= 1 && !inputs.loss() ? 0.01 : Amounts.digits(0.01 * size, 1);
        String words = point == 0.01 && !inputs.loss() ? "a point (0.01)" : Amounts.plain(point);
        double perPoint = extra / lead * point;
        String sentence = "Deep pays only if " + words + " of " + inputs.metric() + " is worth more than "
                + Amounts.plain(perPoint) + " a year (" + Amounts.plain(days) + " extra days of work a year at "
                + Amounts.plain(CaseDefaults.DAY_RATE) + ").";
        return List.of(new BreakEven("metric", perPoint, sentence, List.of(cost, gap)));
    }

    private String shown(Contender contender) {
        return Amounts.measured(
                inputs.loss() ? -contender.net().mean() : contender.net().mean());
    }
}
