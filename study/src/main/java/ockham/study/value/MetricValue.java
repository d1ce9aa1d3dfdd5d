package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Family;
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
        this.rows = new RowDraws(plays, inputs.group(), Luck.none(plays.size()), inputs.seed());
        this.values = new double[inputs.draws()][plays.size()];
        this.selected = new int[inputs.draws()][Drawing.SIDES];
    }

    static Valuation of(MetricInputs inputs) {
        return new MetricValue(inputs).value();
    }

    private static Play play(MetricInputs.Entry entry) {
        double[][][] layers =
                Arrays.stream(entry.rows()).map(r -> new double[][] {r}).toArray(double[][][]::new);
        return new Play(entry.name(), entry.family(), entry.rung(), true, layers, List.of(), null);
    }

    private Valuation value() {
        int contenders = inputs.entries().size();
        for (int d = 0; d < values.length; d++) {
            RowDraws.Draw draw = rows.draw(inputs.seed(), d);
            Arrays.fill(selected[d], -1);
            for (int c = 0; c < contenders; c++) {
                values[d][c] = draw.scaled()[c][0];
                int side = Value.side(inputs.entries().get(c).family());
                if (side == Value.OUTSIDE) {
                    continue;
                }
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
        for (int s = 1; s < shift.length; s++) {
            shift[s] += inputs.learnt();
        }
        double[][] sides = new double[values.length][Drawing.SIDES];
        for (int d = 0; d < values.length; d++) {
            for (int s = 0; s < Drawing.SIDES; s++) {
                sides[d][s] = selected[d][s] < 0 ? Double.NaN : values[d][selected[d][s]] + shift[s];
            }
        }
        ValueDraws draws = new ValueDraws(
                values,
                List.of(),
                List.of(),
                selected,
                shift,
                inputs.learnt(),
                values,
                values,
                new ValueDraws.InService(values, values),
                sides,
                sides,
                new double[0][]);
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
                new MetricBreakEvens(inputs.metric(), inputs.loss()).of(list),
                List.of(),
                null,
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
}
