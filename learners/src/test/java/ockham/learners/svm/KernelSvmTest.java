package ockham.learners.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.learners.linear.Logistic;
import ockham.score.model.ConstantModel;
import ockham.score.model.KernelBasis;
import ockham.score.model.KernelModel;
import ockham.testkit.World;
import org.junit.jupiter.api.Test;

class KernelSvmTest {
    private static final Task CLASSES = new Task.Multiclass(List.of("a", "b", "c", "d"));
    private static final Task BINARY = new Task.Binary("no", "yes");
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    /** Two numbers and a category; the class, or number, turns around the middle of the plane. */
    private static Rows ring(Task task, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(rows, -2, 2).toArray();
        double[] y = random.doubles(rows, -2, 2).toArray();
        int[] codes = random.ints(rows, -1, 3).toArray();
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            double radius = Math.hypot(x[i], y[i]) + (codes[i] == 1 ? 0.5 : 0);
            target[i] = task.classification() ? Math.min(task.outputs() - 1, Math.floor(radius * 1.2)) : radius;
        }
        return new Rows(
                new Table(
                        List.of(
                                new Column.Numbers("x", x),
                                new Column.Numbers("y", y),
                                new Column.Categories("c", ColumnKind.CATEGORY, List.of("p", "q", "r"), codes)),
                        rows),
                target,
                task);
    }

    @Test
    void thePortableFormMakesTheDecisionsThatLibsvmMakes() {
        for (Task task : List.of(BINARY, CLASSES, new Task.Regression())) {
            Rows rows = ring(task, 500, 3);
            Problem problem = Problem.of(rows);
            LibSvm.Found found = LibSvm.train(problem, 10, 0.4);
            KernelModel portable = ExactMachine.raw(problem, found, 0.4);
            double[] sums = portable.sums(rows.table());
            double[] reference = libsvm(problem.task().classification() ? problem.byClass() : problem, problem, 0.4);
            assertArrayEquals(reference, sums, 1e-6, task.toString());
        }
    }

    /** Decisions of a machine trained and asked without any of our code but the nodes. */
    private static double[] libsvm(Problem train, Problem asked, double gamma) {
        svm.svm_set_print_string_function(text -> {});
        svm_problem problem = new svm_problem();
        problem.l = train.size();
        problem.y = train.target();
        problem.x = nodes(train);
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = train.task().classification() ? svm_parameter.C_SVC : svm_parameter.EPSILON_SVR;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.gamma = gamma;
        parameter.C = 10;
        parameter.p = 0.1;
        parameter.eps = 1e-3;
        parameter.cache_size = 100;
        parameter.shrinking = 1;
        svm_model model = svm.svm_train(problem, parameter);
        int width = model.rho.length;
        double[] all = new double[asked.size() * width];
        double[] row = new double[width];
        svm_node[][] nodes = nodes(asked);
        for (int i = 0; i < asked.size(); i++) {
            svm.svm_predict_values(model, nodes[i], row);
            System.arraycopy(row, 0, all, i * width, width);
        }
        return all;
    }

    private static svm_node[][] nodes(Problem rows) {
        int n = rows.size();
        svm_node[][] all = new svm_node[n][];
        for (int i = 0; i < n; i++) {
            List<svm_node> row = new ArrayList<>();
            for (int index = 1; index <= 5; index++) {
                svm_node node = new svm_node();
                node.index = index;
                node.value = index <= 2
                        ? rows.vectors().numbers()[(index - 1) * n + i]
                        : rows.vectors().codes()[i] == index - 3 ? 1 : 0;
                row.add(node);
            }
            all[i] = row.toArray(svm_node[]::new);
        }
        return all;
    }

    @Test
    void findsWhatALineCannot() {
        Rows train = ring(BINARY, 600, 1);
        Rows held = ring(BINARY, 200, 2);
        Rows test = ring(BINARY, 1000, 3);
        double linear =
                World.loss(test, Logistic.standard().fit(train, held, CONTEXT).predict(test.table()));
        for (KernelSvm learner :
                List.of(new KernelSvm("svm", 5, 1000, 1000, 1), new KernelSvm("svm", 5, 1000, 0, 150))) {
            double loss = World.loss(test, learner.fit(train, held, CONTEXT).predict(test.table()));
            assertTrue(loss < 0.4 * linear, learner + ": " + loss + ", a line " + linear);
        }
    }

    @Test
    void withEveryRowALandmarkTheApproximationIsExact() {
        Rows rows = ring(new Task.Regression(), 120, 4);
        Problem problem = Problem.of(rows);
        double penalty = 1 / 5.0;
        Nystroem nystroem = new Nystroem(problem, 120, 0.4, 1);
        double[] weights = nystroem.start(new double[] {0});
        nystroem.minimise(weights, 1 / penalty, () -> false);
        double[] fitted = nystroem.sums(nystroem.features(problem), weights)[0];
        double[] known = ridge(problem, nystroem.basis(), penalty);
        int[] drawn = TrainingRows.drawn(120, 120, 1);
        for (int i = 0; i < 120; i++) {
            assertEquals(known[i], fitted[drawn[i]], 2e-3);
        }
    }

    /** {@code (K + penalty) alpha + b = y, sum alpha = 0} by Gauss and Jordan; gives {@code y - penalty * alpha}. */
    private static double[] ridge(Problem problem, KernelBasis basis, double penalty) {
        int n = problem.size();
        double[][] all = new double[n + 1][n + 2];
        for (int i = 0; i < n; i++) {
            double[] kernels = new double[n];
            basis.compare(problem.vectors(), i, kernels);
            System.arraycopy(kernels, 0, all[i], 0, n);
            all[i][i] += penalty;
            all[i][n] = 1;
            all[n][i] = 1;
            all[i][n + 1] = problem.target()[i];
        }
        for (int p = 0; p <= n; p++) {
            int pivot = p;
            for (int i = p + 1; i <= n; i++) {
                pivot = Math.abs(all[i][p]) > Math.abs(all[pivot][p]) ? i : pivot;
            }
            double[] row = all[pivot];
            all[pivot] = all[p];
            all[p] = row;
            for (int i = 0; i <= n; i++) {
                double factor = all[i][p] / row[p];
                for (int j = n + 1; j >= p && i != p; j--) {
                    all[i][j] -= factor * row[j];
                }
            }
        }
        double[] fitted = new double[n];
        Arrays.setAll(fitted, i -> problem.target()[i] - penalty * all[i][n + 1] / all[i][i]);
        return fitted;
    }

    @Test
    void saysWhichMachineItWas() {
        Rows rows = ring(CLASSES, 400, 1);
        Rows held = ring(CLASSES, 200, 2);
        KernelModel exact = (KernelModel) new KernelSvm("svm", 1, 1000, 1000, 50).fit(rows, held, CONTEXT);
        KernelModel near = (KernelModel) new KernelSvm("svm", 1, 1000, 100, 50).fit(rows, held, CONTEXT);
        assertTrue(exact.origin().startsWith("C-SVC, exact, by libsvm: C 10"), exact.origin());
        assertTrue(near.origin().startsWith("kernel logistic regression, approximate (Nystroem)"), near.origin());
        assertEquals(50, near.basis().size());
    }

    @Test
    void theLikeliestClassIsRightAsOftenAsTheOneWithMostVotes() {
        Rows held = ring(CLASSES, 400, 2);
        KernelModel model =
                (KernelModel) new KernelSvm("svm", 2, 1000, 1000, 1).fit(ring(CLASSES, 400, 1), held, CONTEXT);
        Predictions predictions = model.predict(held.table());
        double[] decisions = model.sums(held.table());
        int likeliest = 0;
        int voted = 0;
        for (int row = 0; row < held.size(); row++) {
            int[] votes = new int[4];
            int at = row * 6;
            for (int i = 0; i < 4; i++) {
                for (int j = i + 1; j < 4; j++) {
                    votes[decisions[at++] > 0 ? i : j]++;
                }
            }
            int most = IntStream.range(0, 4).reduce(0, (best, k) -> votes[k] > votes[best] ? k : best);
            likeliest += predictions.largest(row) == held.target()[row] ? 1 : 0;
            voted += most == held.target()[row] ? 1 : 0;
        }
        assertTrue(likeliest >= voted, likeliest + " right, " + voted + " by votes");
    }

    @Test
    void plattFindsTheCurveThatMadeTheLabels() {
        SplittableRandom random = new SplittableRandom(9);
        double[] f = random.doubles(20_000, -3, 3).toArray();
        boolean[] positive = new boolean[f.length];
        for (int i = 0; i < f.length; i++) {
            positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * f[i] - 0.7)));
        }
        Platt platt = Platt.fit(f, positive);
        assertEquals(1.5, platt.slope(), 0.08);
        assertEquals(-0.7, platt.shift(), 0.08);
    }

    @Test
    void classesWithoutTrainingRowsKeepASmallProbability() {
        Rows rows = ring(CLASSES, 600, 1);
        int[] without =
                IntStream.range(0, 600).filter(i -> rows.target()[i] != 2).toArray();
        for (int exactRows : new int[] {1000, 0}) {
            Predictions p = new KernelSvm("svm", 1, 1000, exactRows, 50)
                    .fit(rows.rows(without), rows.rows(without), CONTEXT)
                    .predict(rows.table());
            for (double value : p.output(2)) {
                assertTrue(value > 0 && value < 0.05, "probability " + value);
            }
        }
    }

    @Test
    void aSpentBudgetEndsTheFitAndSaysSo() {
        Rows rows = ring(BINARY, 6000, 1);
        boolean[] cut = new boolean[1];
        Progress progress = new Progress() {
            @Override
            public void step(int done, int total) {
                assertTrue(done <= total);
            }

            @Override
            public void cutShort() {
                cut[0] = true;
            }
        };
        long start = System.nanoTime();
        Model model = new KernelSvm("svm", 9, 20_000, 20_000, 300)
                .fit(rows, ring(BINARY, 500, 2), new FitContext(1, 1, Duration.ofMillis(300), progress));
        assertTrue(cut[0]);
        assertTrue(System.nanoTime() - start < 30e9, "it goes on for too long");
        assertTrue(model.parameters() > 0);
    }

    @Test
    void validationRowsThatSayTheOppositeGiveThePrior() {
        Rows rows = ring(BINARY, 300, 1);
        double[] opposite = Arrays.stream(rows.target()).map(y -> 1 - y).toArray();
        Model model =
                new KernelSvm("svm", 1, 1000, 1000, 20).fit(rows, new Rows(rows.table(), opposite, BINARY), CONTEXT);
        assertInstanceOf(ConstantModel.class, model);
    }

    @Test
    void settingsAreChecked() {
        String message = assertThrows(IllegalArgumentException.class, () -> new KernelSvm("svm", 0, 1000, 10, 10))
                .getMessage();
        assertEquals("settings 0: from 1 to 9", message);
        assertEquals(
                "svm",
                new SvmProvider()
                        .learners(new Shape(BINARY, 100, 3, Effort.QUICK))
                        .get(0)
                        .name());
    }
}
