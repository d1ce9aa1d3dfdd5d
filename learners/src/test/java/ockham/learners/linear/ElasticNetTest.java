package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.LinearModel;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class ElasticNetTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    private static ElasticNet settled(double mixing, double size) {
        return new ElasticNet(List.of(mixing), 20, 1e-4, size);
    }

    /** Columns of +1 and -1 that are orthogonal to each other and to the ones: rows of a Hadamard matrix. */
    private static Table orthonormal() {
        List<Column> columns = new ArrayList<>();
        for (int j = 1; j < 8; j++) {
            int bits = j;
            double[] values = IntStream.range(0, 8)
                    .mapToDouble(i -> Integer.bitCount(i & bits) % 2 == 0 ? 1 : -1)
                    .toArray();
            columns.add(new Column.Numbers("h" + j, values));
        }
        return new Table(columns, 8);
    }

    @Test
    void ofOrthonormalColumnsItIsTheShrunkCorrelation() {
        double[] target = {3, -1, 4, 1, -5, 9, 2, -6};
        Rows rows = new Rows(orthonormal(), target, new Task.Regression());
        double mean = TrainingRows.mean(target);
        double scale = TrainingRows.deviation(target, mean);
        for (double mixing : new double[] {1, 0.5, 0.1}) {
            for (double size : new double[] {0.05, 0.3, 0.8}) {
                LinearModel model = (LinearModel) settled(mixing, size).fit(rows, rows, CONTEXT);
                double[] expected = new double[7];
                for (int j = 0; j < 7; j++) {
                    double[] h = ((Column.Numbers) rows.table().columns().get(j)).values();
                    double correlation = IntStream.range(0, 8)
                                    .mapToDouble(i -> h[i] * (target[i] - mean) / scale)
                                    .sum()
                            / 8;
                    double left = Math.max(0, Math.abs(correlation) - size * mixing);
                    expected[j] = scale * Math.signum(correlation) * left / (1 + size * (1 - mixing));
                }
                assertArrayEquals(expected, model.weights().values(), 1e-6, mixing + ", " + size);
                assertEquals(mean, model.weights().bias()[0], 1e-6);
            }
        }
    }

    /** The slope of the mean loss is the pull of the penalty where there is a weight, and no more than it where there is none. */
    private static void assertOptimal(Rows rows, LinearModel model, Penalty penalty, double tolerance) {
        Design design = Design.of(rows);
        boolean number = !rows.task().classification();
        double mean = number ? TrainingRows.mean(rows.target()) : 0;
        double scale = number ? TrainingRows.deviation(rows.target(), mean) : 1;
        RowLosses losses = number
                ? new RowLosses.Squares(design, Ridge.standardised(rows.target(), mean, scale))
                : RowLosses.ofLogs(design, rows);
        double[] weights = Arrays.copyOf(model.weights().values(), losses.size());
        int first = model.weights().values().length;
        for (int k = 0; k < losses.outputs(); k++) {
            weights[first + k] = model.weights().bias()[k] - mean;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= scale;
        }
        double[] gradient = new double[weights.length];
        losses.at(weights, gradient);
        int without = 0;
        for (int i = 0; i < first; i++) {
            if (weights[i] == 0) {
                without++;
                assertTrue(Math.abs(gradient[i]) <= penalty.absolute() + tolerance, "weight " + i + " is to be kept");
            } else {
                double pull = penalty.absolute() * Math.signum(weights[i]) + penalty.square() * weights[i];
                assertEquals(-pull, gradient[i], tolerance, "weight " + i);
            }
        }
        for (int k = 0; k < losses.outputs(); k++) {
            assertEquals(0, gradient[first + k], tolerance, "bias " + k);
        }
        assertTrue(without > 0 && without < first, without + " of " + first + " weights are 0");
    }

    @Test
    void weightsOfClassesAreOptimal() {
        for (Rows rows : List.of(
                Worlds.linear(500, 3).rows(), Worlds.threeClasses(500, 3).rows())) {
            for (double mixing : new double[] {1, 0.5}) {
                Penalty penalty = new Penalty(0.03, mixing);
                LinearModel model =
                        (LinearModel) settled(mixing, penalty.size()).fit(rows, rows, CONTEXT);
                assertOptimal(rows, model, penalty, 0.02 * penalty.absolute());
            }
        }
    }

    @Test
    void weightsOfNumbersAreOptimalByBothSolvers() {
        Rows rows = LogisticTest.wide(200, 60, new Task.Regression());
        Penalty penalty = new Penalty(0.05, 0.9);
        LinearModel model = (LinearModel) settled(0.9, 0.05).fit(rows, rows, CONTEXT);
        assertOptimal(rows, model, penalty, 1e-6);
        Rows wide = LogisticTest.wide(200, 1500, new Task.Regression());
        assertOptimal(
                wide, (LinearModel) settled(0.9, 0.05).fit(wide, wide, CONTEXT), penalty, 0.02 * penalty.absolute());
    }

    @Test
    void columnsThatSayNothingGetNoWeightAndThoseThatDoAreFound() {
        int n = 600;
        SplittableRandom random = new SplittableRandom(8);
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < 100; j++) {
            columns.add(new Column.Numbers(
                    "x" + j,
                    IntStream.range(0, n)
                            .mapToDouble(i -> random.nextGaussian())
                            .toArray()));
        }
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            target[i] = 50 + random.nextGaussian();
            for (int j = 0; j < 3; j++) {
                target[i] += 2 * ((Column.Numbers) columns.get(j)).values()[i];
            }
        }
        Rows all = new Rows(new Table(columns, n), target, new Task.Regression());
        Rows train = all.rows(IntStream.range(0, 400).toArray());
        Rows held = all.rows(IntStream.range(400, n).toArray());
        ElasticNet learner = new ElasticNet(List.of(1.0), 30, 1e-4, 0);
        double[] weights =
                ((LinearModel) learner.fit(train, held, CONTEXT)).weights().values();
        long without = Arrays.stream(weights).filter(w -> w == 0).count();
        assertTrue(without > 40, without + " of 97 empty columns have no weight");
        for (int j = 0; j < 3; j++) {
            assertEquals(2, weights[j], 0.25);
        }
        double[] ridge = ((LinearModel) Ridge.standard().fit(train, held, CONTEXT))
                .weights()
                .values();
        assertTrue(distance(weights) < distance(ridge) / 1.5, "nearer to the truth than a ridge");
    }

    private static double distance(double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += Math.pow(weights[j] - (j < 3 ? 2 : 0), 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void onNoiseItIsThePrior() {
        int prior = 0;
        for (int seed = 0; seed < 10; seed++) {
            Rows noise = Worlds.noSignal(450, seed).rows();
            Rows train = noise.rows(IntStream.range(0, 300).toArray());
            Rows held = noise.rows(IntStream.range(300, 450).toArray());
            LinearModel model = (LinearModel) new ElasticNet(List.of(1.0), 15, 1e-3, 0).fit(train, held, CONTEXT);
            prior += Arrays.stream(model.weights().values()).allMatch(w -> Math.abs(w) < 0.15) ? 1 : 0;
        }
        assertTrue(prior >= 8, prior + " of 10");
    }

    @Test
    void whatWasChosenIsRepeatedWithoutValidationRows() {
        Rows rows = Worlds.linear(600, 5).rows();
        Rows train = rows.rows(IntStream.range(0, 400).toArray());
        Rows held = rows.rows(IntStream.range(400, 600).toArray());
        Refitting.Found found = new ElasticNet(List.of(1.0, 0.2), 15, 1e-3, 0).find(train, held, CONTEXT);
        double[] opposite = Arrays.stream(held.target()).map(y -> 1 - y).toArray();
        LinearModel again = (LinearModel)
                found.settled().orElseThrow().fit(train, new Rows(held.table(), opposite, held.task()), CONTEXT);
        assertArrayEquals(
                ((LinearModel) found.model()).weights().values(),
                again.weights().values(),
                2e-3);
    }

    @Test
    void settingsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new ElasticNet(List.of(), 20, 1e-4, 0));
        assertThrows(IllegalArgumentException.class, () -> new ElasticNet(List.of(0.0), 20, 1e-4, 0));
        assertThrows(IllegalArgumentException.class, () -> new ElasticNet(List.of(1.0), 1, 1e-4, 0));
        assertThrows(IllegalArgumentException.class, () -> new ElasticNet(List.of(1.0), 20, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ElasticNet(List.of(1.0, 0.5), 20, 1e-4, 0.1));
    }
}
