package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.LinearModel;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class LogisticTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    @Test
    void findsTheWeightsThatLiblinearFinds() {
        Rows rows = Worlds.linear(600, 4).rows();
        for (double strength : new double[] {0.01, 1, 100}) {
            Logistic logistic = new Logistic(new Strengths(List.of(strength)));
            LinearModel model = (LinearModel) logistic.fit(rows, rows, CONTEXT);
            double[] reference = liblinear(rows, SolverType.L2R_LR, strength);
            assertArrayEquals(Arrays.copyOf(reference, 8), model.weights().values(), 1e-3);
            assertEquals(reference[8], model.weights().bias()[0], 1e-3);
        }
    }

    /** Weights with a bias that is not held back, on standardised columns. */
    static double[] liblinear(Rows rows, SolverType solver, double strength) {
        Linear.disableDebugOutput();
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = 9;
        problem.bias = 1;
        problem.y = Arrays.stream(rows.target()).map(y -> y == 1 ? 1 : -1).toArray();
        problem.x = new Feature[problem.l][];
        double[][] columns = new double[8][];
        for (int j = 0; j < 8; j++) {
            double[] x = ((Column.Numbers) rows.table().columns().get(j)).values();
            double mean = TrainingRows.mean(x);
            double scale = TrainingRows.deviation(x, mean);
            columns[j] = Arrays.stream(x).map(v -> (v - mean) / scale).toArray();
        }
        for (int i = 0; i < problem.l; i++) {
            int row = i;
            problem.x[i] = IntStream.rangeClosed(1, 9)
                    .mapToObj(j -> new FeatureNode(j, j == 9 ? 1 : columns[j - 1][row]))
                    .toArray(Feature[]::new);
        }
        Parameter parameter = new Parameter(solver, strength, 1e-8);
        parameter.setRegularizeBias(false);
        de.bwaldvogel.liblinear.Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(model.getFeatureWeights()).map(w -> sign * w).toArray();
    }

    @Test
    void comesNearTheTruthOfALinearWorld() {
        World world = Worlds.linear(6000, 9);
        int[] all = IntStream.range(0, 6000).toArray();
        Rows train = world.rows().rows(Arrays.copyOfRange(all, 0, 3200));
        Rows held = world.rows().rows(Arrays.copyOfRange(all, 3200, 4000));
        int[] rest = Arrays.copyOfRange(all, 4000, 6000);
        Rows test = world.rows().rows(rest);
        double loss =
                World.loss(test, Logistic.standard().fit(train, held, CONTEXT).predict(test.table()));
        assertEquals(World.loss(test, world.truth(rest)), loss, 0.01);
    }

    @Test
    void manyMoreColumnsThanRowsAndTwinColumnsStayFinite() {
        Rows wide = wide(300, 3000, new Task.Binary("no", "yes"));
        long start = System.nanoTime();
        LinearModel model = (LinearModel) Logistic.standard().fit(wide, wide, CONTEXT);
        assertTrue(Arrays.stream(model.weights().values()).allMatch(w -> Math.abs(w) < 100));
        assertTrue(System.nanoTime() - start < 60e9, "it takes seconds, not minutes");
    }

    /** Every second column is a copy of the one before. */
    static Rows wide(int rows, int columns, Task task) {
        SplittableRandom random = new SplittableRandom(5);
        List<Column> all = new ArrayList<>();
        double[] target = new double[rows];
        double[] x = new double[0];
        for (int j = 0; j < columns; j++) {
            if (j % 2 == 0) {
                x = random.doubles(rows).toArray();
            }
            all.add(new Column.Numbers("c" + j, x));
            for (int i = 0; i < rows && j < 4; i++) {
                target[i] += x[i];
            }
        }
        if (task.classification()) {
            Arrays.setAll(target, i -> target[i] > 2 ? 1 : 0);
        }
        return new Rows(new Table(all, rows), target, task);
    }
}
