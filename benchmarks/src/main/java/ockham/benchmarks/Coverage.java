package ockham.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.score.Seeds;
import ockham.study.compare.Estimate;
import ockham.study.compare.MeanVariance;
import ockham.study.value.MetricInputs;
import ockham.study.value.Valuation;
import ockham.study.value.Value;

/**
 * How often 90% intervals hold the truth in a world, and how wide they are. Each study of the world is judged by the classes that
 * judge a user's.
 */
final class Coverage {
    private final CoverageWorld world;
    private final int draws;

    /** Per interval: studies that it was asked in, hits, sum of widths, sum of middle minus truth. */
    private static final class Tally {
        private int studies;
        private int hits;
        private double width;
        private double bias;

        void add(Estimate interval, double truth) {
            studies++;
            hits += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
            width += interval.high() - interval.low();
            bias += interval.mean() - truth;
        }

        Line line(String name) {
            return new Line(name, studies, (double) hits / studies, width / studies, bias / studies);
        }
    }

    /**
     * What came of it.
     *
     * @param coverage share of studies whose interval holds the truth
     * @param width mean width
     * @param bias mean of estimate minus truth
     */
    record Line(String interval, int studies, double coverage, double width, double bias) {}

    /** @param draws joint draws per study */
    Coverage(CoverageWorld world, int draws) {
        this.world = world;
        this.draws = draws;
    }

    /** The intervals of a score, of a difference, of a contender's draws, of the best of a side, and two wrong ones. */
    List<Line> over(int studies, long seed) {
        Tally score = new Tally();
        Tally difference = new Tally();
        Tally ignoring = new Tally();
        Tally contender = new Tally();
        Tally side = new Tally();
        Tally apparent = new Tally();
        for (int s = 0; s < studies; s++) {
            CoverageWorld.Sample sample =
                    world.draw(new SplittableRandom(Seeds.of(seed, world.name(), Integer.toString(s))));
            int last = sample.side().length - 1;
            double[] truth = sample.truth();
            double[][][] values = sample.values();
            score.add(MeanVariance.of(values[last], sample.group()).estimate(), truth[last]);
            double[][] paired = minus(values[last], values[0]);
            difference.add(MeanVariance.of(paired, sample.group()).estimate(), truth[last] - truth[0]);
            int[] alone = IntStream.range(0, sample.group().length).toArray();
            ignoring.add(
                    MeanVariance.of(new double[][] {average(paired)}, alone).estimate(), truth[last] - truth[0]);
            Valuation valuation = valuation(sample, s);
            contender.add(valuation.contenders().get(last).perDecision(), truth[last]);
            int chosen = best(valuation, sample.side());
            side.add(interval(valuation.draws().sides()), truth[chosen]);
            apparent.add(valuation.contenders().get(chosen).perDecision(), truth[chosen]);
        }
        return List.of(
                score.line("score"),
                difference.line("paired difference"),
                contender.line("contender's draws"),
                side.line("best deep, draws"),
                ignoring.line("wrong: rows alone, one repeat"),
                apparent.line("wrong: best deep as it looks"));
    }

    private Valuation valuation(CoverageWorld.Sample sample, int study) {
        List<MetricInputs.Entry> entries = new ArrayList<>();
        for (int c = 0; c < sample.side().length; c++) {
            Family family = sample.side()[c] == 1 ? Family.LINEAR : Family.DEEP;
            entries.add(new MetricInputs.Entry("c" + c, family, c, sample.values()[c]));
        }
        return Value.byMetric(new MetricInputs("value", entries, sample.group(), 0.01, draws, study));
    }

    /** The deep contender that a study would choose: the best mean. */
    private static int best(Valuation valuation, int[] side) {
        return IntStream.range(0, side.length)
                .filter(c -> side[c] == 2)
                .boxed()
                .max((a, b) -> Double.compare(
                        valuation.contenders().get(a).perDecision().mean(),
                        valuation.contenders().get(b).perDecision().mean()))
                .orElseThrow();
    }

    private static Estimate interval(double[][] sides) {
        double[] deep = Arrays.stream(sides).mapToDouble(d -> d[2]).sorted().toArray();
        return new Estimate(
                Arrays.stream(deep).average().orElse(0),
                deep[(int) (0.05 * (deep.length - 1))],
                deep[(int) Math.ceil(0.95 * (deep.length - 1))]);
    }

    private static double[][] minus(double[][] a, double[][] b) {
        double[][] difference = new double[a.length][a[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int i = 0; i < a[r].length; i++) {
                difference[r][i] = a[r][i] - b[r][i];
            }
        }
        return difference;
    }

    private static double[] average(double[][] values) {
        double[] mean = new double[values[0].length];
        for (double[] repeat : values) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += repeat[i] / values.length;
            }
        }
        return mean;
    }
}
