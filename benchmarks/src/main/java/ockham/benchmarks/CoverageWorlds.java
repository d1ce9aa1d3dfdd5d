package ockham.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.api.Task;
import ockham.study.compare.Metric;

/** The worlds that intervals are tried in. */
final class CoverageWorlds {
    private CoverageWorlds() {}

    static List<CoverageWorld> all() {
        return List.of(
                new Rows("independent rows", new Shape(400, 1, 1, 0), new int[] {1, 2}, SplittableRandom::nextGaussian),
                new Rows(
                        "80 clusters of 10", new Shape(80, 10, 1, 0), new int[] {1, 2}, SplittableRandom::nextGaussian),
                new Rows(
                        "10 clusters of 40", new Shape(10, 40, 1, 0), new int[] {1, 2}, SplittableRandom::nextGaussian),
                new Rows("heavy tails", new Shape(1000, 1, 1, 0), new int[] {1, 2}, CoverageWorlds::pareto),
                new Rows(
                        "5 noisy repeats",
                        new Shape(400, 1, 5, 0.05),
                        new int[] {1, 2},
                        SplittableRandom::nextGaussian),
                new Rows(
                        "50 equal nets, 3 equal classical",
                        new Shape(400, 1, 1, 0),
                        IntStream.range(0, 53).map(c -> c < 3 ? 1 : 2).toArray(),
                        SplittableRandom::nextGaussian),
                new Area(),
                new Refits());
    }

    /** Symmetric, variance 1, tails of order 2.5: no third moment. */
    private static double pareto(SplittableRandom random) {
        double order = 2.5;
        double size = Math.pow(1 - random.nextDouble(), -1 / order) / Math.sqrt(order / (order - 2));
        return random.nextBoolean() ? size : -size;
    }

    /**
     * @param groups number of clusters
     * @param most rows of a cluster at most; their number is random from half of it
     * @param noise standard deviation of a repeat's own luck
     */
    private record Shape(int groups, int most, int repeats, double noise) {}

    /**
     * Contenders of equal worth. Half of a value's variance is shared by the rows of a cluster, and contenders are
     * correlated at 0.8.
     */
    private record Rows(String name, Shape shape, int[] side, ToDoubleFunction<SplittableRandom> noise)
            implements CoverageWorld {
        @Override
        public Sample draw(SplittableRandom random) {
            int contenders = side.length;
            int[] group = groups(random);
            double[][][] values = new double[contenders][shape.repeats][group.length];
            double[][] luck = new double[contenders][shape.repeats];
            for (double[] one : luck) {
                Arrays.setAll(one, r -> shape.noise * random.nextGaussian());
            }
            double[] cluster = new double[contenders];
            for (int i = 0; i < group.length; i++) {
                if (i == 0 || group[i] != group[i - 1]) {
                    fill(cluster, random);
                }
                double[] own = new double[contenders];
                fill(own, random);
                for (int c = 0; c < contenders; c++) {
                    double value = shape.most == 1 ? own[c] : Math.sqrt(0.5) * (own[c] + cluster[c]);
                    for (int r = 0; r < shape.repeats; r++) {
                        values[c][r][i] = value + luck[c][r];
                    }
                }
            }
            return new Sample(values, group, side, new double[contenders]);
        }

        private void fill(double[] into, SplittableRandom random) {
            double common = Math.sqrt(0.8) * noise.applyAsDouble(random);
            Arrays.setAll(into, c -> common + Math.sqrt(0.2) * noise.applyAsDouble(random));
        }

        private int[] groups(SplittableRandom random) {
            return IntStream.range(0, shape.groups)
                    .flatMap(g -> IntStream.generate(() -> g)
                            .limit((shape.most + 1) / 2 + random.nextInt(shape.most / 2 + 1)))
                    .toArray();
        }
    }

    /** Two classes, scores N(0, 1) and N(d, 1), whose area under the curve is Phi(d / sqrt 2); a tenth are positive. */
    private record Area() implements CoverageWorld {
        private static final Task TASK = new Task.Binary("no", "yes");
        private static final int ROWS = 500;

        @Override
        public String name() {
            return "AUC, 50 positives of 500";
        }

        @Override
        public Sample draw(SplittableRandom random) {
            double[] truth = new double[ROWS];
            double[][] p = new double[2][2 * ROWS];
            for (int i = 0; i < ROWS; i++) {
                truth[i] = i < ROWS / 10 ? 1 : 0;
                double common = Math.sqrt(0.8) * random.nextGaussian();
                for (int c = 0; c < 2; c++) {
                    double score = Math.sqrt(2) * truth[i] + common + Math.sqrt(0.2) * random.nextGaussian();
                    p[c][2 * i + 1] = 1 / (1 + Math.exp(-score));
                    p[c][2 * i] = 1 - p[c][2 * i + 1];
                }
            }
            double[][][] values = new double[2][1][];
            for (int c = 0; c < 2; c++) {
                values[c][0] = Metric.AUC.contributions(TASK, truth, new Predictions(ROWS, 2, p[c]));
            }
            // Phi(1), the distance being sqrt 2.
            double area = 0.8413447460685429;
            return new Sample(values, IntStream.range(0, ROWS).toArray(), new int[] {1, 2}, new double[] {area, area});
        }
    }
}
