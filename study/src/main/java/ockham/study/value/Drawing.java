package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.score.Seeds;
import ockham.study.business.Input;

/** Draws rows, selection and uncertain inputs together. */
final class Drawing {
    static final int SIDES = 3;

    private final Plays plays;
    private final RowDraws rows;
    private final Value.Terms money;
    /** Of one decision. */
    private final double learnt;

    private final Prices mean;
    private final double[] means;
    private final int contenders;
    private final int withoutModel;

    /** @param learnt in a year by every side's model, see {@link ValueInputs} */
    Drawing(Plays plays, RowDraws rows, Value.Terms money, double learnt) {
        this.plays = plays;
        this.rows = rows;
        this.money = money;
        this.mean = Prices.mean(money.business());
        this.learnt = learnt / mean.volume();
        this.means = plays.means(money.business());
        this.contenders = plays.all().size();
        this.withoutModel = withoutModel();
    }

    /**
     * The way without a model that is worth most over all rows, the simplest of equals. The same in every draw: it is what
     * models are compared with, and must be one thing to every reader.
     */
    private int withoutModel() {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < contenders; c++) {
            if (Value.side(plays.all().get(c).family()) == 0) {
                double worth = rows.mean(c, 0);
                for (int l = 0; l < means.length; l++) {
                    worth += means[l] * rows.mean(c, 1 + l);
                }
                if (worth > most) {
                    best = c;
                    most = worth;
                }
            }
        }
        return best;
    }

    ValueDraws draw(int count, long seed) {
        List<DrawnInput> inputs = inputs(count, seed);
        double[][] fixed = new double[count][contenders];
        double[][][] shares = new double[means.length][count][contenders];
        double[][] perDecision = new double[count][contenders];
        double[][] outOfBag = new double[count][contenders];
        double[][] luck = new double[count][];
        int[][] selected = new int[count][];
        List<Prices> prices = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            RowDraws.Draw draw = rows.draw(seed, d);
            Prices here = at(inputs, d);
            prices.add(here);
            double[] amounts = plays.inputs().stream().mapToDouble(here::get).toArray();
            selected[d] = select(draw.bag());
            luck[d] = draw.luck();
            for (int c = 0; c < contenders; c++) {
                fixed[d][c] = draw.scaled()[c][0];
                for (int l = 0; l < means.length; l++) {
                    shares[l][d][c] = draw.scaled()[c][1 + l];
                }
                perDecision[d][c] = joined(draw.scaled()[c], amounts);
                outOfBag[d][c] = joined(draw.raw()[c], amounts);
            }
        }
        double[] shift = shift(selected, perDecision, outOfBag);
        for (int s = 1; s < SIDES; s++) {
            shift[s] += learnt;
        }
        double[][] net = new double[count][contenders];
        double[][] served = new double[count][contenders];
        double[][] servedNet = new double[count][contenders];
        double[][] sides = new double[count][SIDES];
        double[][] rowsOnly = new double[count][SIDES];
        for (int d = 0; d < count; d++) {
            for (int c = 0; c < contenders; c++) {
                net[d][c] = net(prices.get(d), c, perDecision[d][c]);
                served[d][c] = perDecision[d][c] + luck[d][c];
                servedNet[d][c] = net(prices.get(d), c, served[d][c]);
            }
            for (int s = 0; s < SIDES; s++) {
                int c = selected[d][s];
                sides[d][s] = c < 0 ? Double.NaN : net(prices.get(d), c, perDecision[d][c] + shift[s]);
                rowsOnly[d][s] = c < 0 ? Double.NaN : net(mean, c, atMean(fixed[d][c], shares, d, c) + shift[s]);
            }
        }
        List<OutcomeDraws> outcomes = IntStream.range(0, means.length)
                .mapToObj(l -> new OutcomeDraws(plays.inputs().get(l), means[l], shares[l]))
                .toList();
        double[][] inputsOnly = inputsOnly(selected, new Parts(fixed, shares), shift, prices);
        return new ValueDraws(
                fixed,
                outcomes,
                inputs,
                selected,
                shift,
                learnt,
                perDecision,
                net,
                new ValueDraws.InService(served, servedNet),
                sides,
                rowsOnly,
                inputsOnly);
    }

    /** Values per decision by draw and contender: without uncertain outcomes, and how much of each outcome, outcome outermost. */
    private record Parts(double[][] fixed, double[][][] shares) {}

    /**
     * Net values of the sides by the uncertain inputs alone: a side is worth per decision what it is on average over draws, and
     * costs what the contender does that stands for it most often.
     */
    private double[][] inputsOnly(int[][] selected, Parts parts, double[] shift, List<Prices> prices) {
        int count = selected.length;
        double[][] nets = new double[count][SIDES];
        for (int s = 0; s < SIDES; s++) {
            int[] times = new int[contenders];
            double[] layers = new double[1 + means.length];
            for (int d = 0; d < count && selected[d][s] >= 0; d++) {
                int c = selected[d][s];
                times[c]++;
                layers[0] += parts.fixed()[d][c] / count;
                for (int l = 0; l < means.length; l++) {
                    layers[1 + l] += parts.shares()[l][d][c] / count;
                }
            }
            int usual = 0;
            for (int c = 1; c < contenders; c++) {
                usual = times[c] > times[usual] ? c : usual;
            }
            for (int d = 0; d < count; d++) {
                Prices here = prices.get(d);
                double[] amounts =
                        plays.inputs().stream().mapToDouble(here::get).toArray();
                nets[d][s] = selected[d][s] < 0 ? Double.NaN : net(here, usual, joined(layers, amounts) + shift[s]);
            }
        }
        return nets;
    }

    private double atMean(double fixed, double[][][] shares, int d, int c) {
        double sum = fixed;
        for (int l = 0; l < means.length; l++) {
            sum += means[l] * shares[l][d][c];
        }
        return sum;
    }

    private double net(Prices prices, int contender, double perDecision) {
        return prices.net(perDecision, prices.costs(plays.all().get(contender), money.latency(contender)));
    }

    /**
     * The candidate of each side that looks best in the bag, after its own running costs at their means; the side without
     * a model has the same contender always.
     */
    private int[] select(double[][] bag) {
        int[] best = new int[SIDES];
        double[] most = new double[SIDES];
        Arrays.fill(best, -1);
        for (int c = 0; c < contenders; c++) {
            int side = Value.side(plays.all().get(c).family());
            if (side == 0 || side == Value.OUTSIDE || !money.eligible(c)) {
                continue;
            }
            double net = net(mean, c, joined(bag[c], means));
            if (best[side] < 0 || net > most[side]) {
                best[side] = c;
                most[side] = net;
            }
        }
        best[0] = withoutModel;
        return best;
    }

    /**
     * What has to be added to a side's scaled draws so that their mean is that of the out-of-bag ones: scaling towards the
     * mean of all rows lets a part of the winner's curse back in.
     */
    private static double[] shift(int[][] selected, double[][] scaled, double[][] outOfBag) {
        double[] shift = new double[SIDES];
        for (int d = 0; d < selected.length; d++) {
            for (int s = 0; s < SIDES; s++) {
                int c = selected[d][s];
                shift[s] += s == 0 || c < 0 ? 0 : (outOfBag[d][c] - scaled[d][c]) / selected.length;
            }
        }
        return shift;
    }

    private static double joined(double[] layers, double[] amounts) {
        double sum = layers[0];
        for (int l = 0; l < amounts.length; l++) {
            sum += amounts[l] * layers[1 + l];
        }
        return sum;
    }

    private Prices at(List<DrawnInput> inputs, int draw) {
        return Prices.of(money.business(), input -> {
            for (DrawnInput drawn : inputs) {
                if (drawn.name().equals(input.name())) {
                    return drawn.values()[draw];
                }
            }
            return input.range().likely();
        });
    }

    /** Each uncertain input drawn once from each of {@code count} equally likely slices, in random order. */
    private List<DrawnInput> inputs(int count, long seed) {
        List<DrawnInput> drawn = new ArrayList<>();
        for (Input input : money.business().inputs()) {
            if (input.range().certain()) {
                continue;
            }
            SplittableRandom random = new SplittableRandom(Seeds.of(seed, "value", "input", input.name()));
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                int j = random.nextInt(i + 1);
                values[i] = values[j];
                values[j] = input.range().quantile((i + random.nextDouble()) / count);
            }
            drawn.add(new DrawnInput(input.name(), values));
        }
        return drawn;
    }
}
