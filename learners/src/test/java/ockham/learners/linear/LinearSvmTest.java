package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.liblinear.SolverType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.score.model.LinearModel;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class LinearSvmTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());
    /** Leaves decisions as they are. */
    private static final List<Double> AS_THEY_ARE = List.of(1.0, 0.0);

    @Test
    void findsTheWeightsThatLiblinearFinds() {
        Rows rows = Worlds.linear(600, 4).rows();
        for (double strength : new double[] {0.001, 0.1, 10}) {
            LinearSvm svm = new LinearSvm(new Strengths(List.of(strength)), AS_THEY_ARE);
            LinearModel model = (LinearModel) svm.fit(rows, rows, CONTEXT);
            double[] reference = LogisticTest.liblinear(rows, SolverType.L2R_L2LOSS_SVC, strength);
            assertArrayEquals(Arrays.copyOf(reference, 8), model.weights().values(), 1e-3);
            assertEquals(reference[8], model.weights().bias()[0], 1e-3);
        }
    }

    /** At the optimum each weight is C times the sum of its column over the rows within the margin. */
    @Test
    void eachClassAgainstTheOthersIsOptimal() {
        Rows rows = Worlds.threeClasses(400, 2).rows();
        double strength = 0.3;
        LinearSvm svm = new LinearSvm(new Strengths(List.of(strength)), List.of(1.0, 0.0, 0.0, 0.0));
        LinearModel.Weights found = ((LinearModel) svm.fit(rows, rows, CONTEXT)).weights();
        Design design = Design.of(rows);
        int first = found.values().length;
        double[] weights = Arrays.copyOf(found.values(), first + 3);
        System.arraycopy(found.bias(), 0, weights, first, 3);
        double[] sums = new double[rows.size() * 3];
        design.times(weights, 3, sums);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 3; k++) {
                double side = rows.target()[i] == k ? 1 : -1;
                sums[i * 3 + k] = 2 * strength * side * Math.max(0, 1 - side * sums[i * 3 + k]);
            }
        }
        double[] expected = new double[first + 3];
        design.transposedTimes(sums, 3, expected);
        assertArrayEquals(found.values(), Arrays.copyOf(expected, first), 1e-3);
        for (int k = 0; k < 3; k++) {
            assertEquals(0, expected[first + k], 1e-3, "the bias is not held back");
        }
    }

    @Test
    void itsProbabilitiesComeNearTheTruth() {
        World world = Worlds.linear(6000, 9);
        Rows train = world.rows().rows(IntStream.range(0, 3200).toArray());
        Rows held = world.rows().rows(IntStream.range(3200, 4000).toArray());
        int[] rest = IntStream.range(4000, 6000).toArray();
        Rows test = world.rows().rows(rest);
        double loss =
                World.loss(test, LinearSvm.standard().fit(train, held, CONTEXT).predict(test.table()));
        assertEquals(World.loss(test, world.truth(rest)), loss, 0.012);
    }

    @Test
    void whatWasChosenIsRepeatedWithoutValidationRows() {
        Rows rows = Worlds.linear(500, 5).rows();
        Rows train = rows.rows(IntStream.range(0, 350).toArray());
        Rows held = rows.rows(IntStream.range(350, 500).toArray());
        Refitting.Found found = LinearSvm.standard().find(train, held, CONTEXT);
        double[] opposite = Arrays.stream(held.target()).map(y -> 1 - y).toArray();
        LinearModel again = (LinearModel)
                found.settled().orElseThrow().fit(train, new Rows(held.table(), opposite, held.task()), CONTEXT);
        assertArrayEquals(
                ((LinearModel) found.model()).weights().values(),
                again.weights().values(),
                1e-3);
    }

    /** Decisions whose log odds are known: the curve finds slope and shift again. */
    @Test
    void theCurveFindsSlopeAndShift() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 40_000;
        double[][] decisions = new double[n][];
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            double f = random.nextGaussian();
            decisions[i] = new double[] {f};
            target[i] = random.nextDouble() < 1 / (1 + Math.exp(-(2 * f - 0.5))) ? 1 : 0;
        }
        DecisionCurve curve = DecisionCurve.fit(decisions, target).curve();
        assertEquals(2, curve.slope(), 0.1);
        assertEquals(-0.5, curve.shifts()[0], 0.05);
        // The same as a softmax of two decisions.
        double[][] pairs = Arrays.stream(decisions)
                .map(f -> new double[] {-f[0] / 2, f[0] / 2})
                .toArray(double[][]::new);
        DecisionCurve softmax = DecisionCurve.fit(pairs, target).curve();
        assertEquals(curve.slope(), softmax.slope(), 1e-3);
        assertEquals(curve.shifts()[0], softmax.shifts()[1] - softmax.shifts()[0], 1e-3);
    }

    @Test
    void decisionsThatSayTheOppositeAreNotBelieved() {
        double[][] decisions = {{1}, {2}, {-1}, {-2}, {0.5}, {-0.5}};
        double[] target = {0, 0, 1, 1, 0, 0};
        DecisionCurve curve = DecisionCurve.fit(decisions, target).curve();
        assertEquals(0, curve.slope());
        assertTrue(curve.shifts()[0] < 0, "four of six are of class 0");
    }
}
