package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import ockham.api.Dependence;
import ockham.api.Predictions;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Task BINARY = new Task.Binary("no", "yes");
    private static final Task THREE = new Task.Multiclass(List.of("a", "b", "c"));

    /** Rows whose true probability is {@code p} and whose model says {@code says(p)}. */
    private record Told(Predictions raw, double[] truth, double[] p) {
        static Told binary(int rows, DoubleUnaryOperator says, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[2 * rows];
            double[] truth = new double[rows];
            double[] p = new double[rows];
            for (int i = 0; i < rows; i++) {
                p[i] = 0.02 + 0.96 * random.nextDouble();
                truth[i] = random.nextDouble() < p[i] ? 1 : 0;
                values[2 * i + 1] = says.applyAsDouble(p[i]);
                values[2 * i] = 1 - values[2 * i + 1];
            }
            return new Told(new Predictions(rows, 2, values), truth, p);
        }

        double error(Predictions predictions) {
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += Math.abs(predictions.get(i, 1) - p[i]) / p.length;
            }
            return sum;
        }
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void leavesAModelThatTellsTheTruthAlone() {
        int changed = 0;
        for (long seed = 0; seed < 40; seed++) {
            Told told = Told.binary(1500, p -> p, seed);
            changed += Calibration.choose(BINARY, told.raw(), told.truth()).isIdentity() ? 0 : 1;
        }
        assertTrue(changed <= 4, changed + " of 40 were changed");
    }

    @Test
    void cureAModelThatIsTooSure() {
        Told learn = Told.binary(800, p -> sigmoid(3 * logit(p) + 1), 1);
        Told fresh = Told.binary(4000, p -> sigmoid(3 * logit(p) + 1), 2);
        Calibrator calibrator = Calibration.choose(BINARY, learn.raw(), learn.truth());
        assertInstanceOf(Scaling.class, calibrator);
        assertTrue(fresh.error(fresh.raw()) > 0.15);
        assertTrue(fresh.error(calibrator.apply(fresh.raw())) < 0.03);
    }

    @Test
    void aWarpThatNoLineMendsTakesACurve() {
        DoubleUnaryOperator steps = p -> p < 0.5 ? 0.02 + 0.1 * p : p < 0.8 ? 0.6 + 0.1 * p : 0.90 + 0.1 * (p - 0.8);
        Told learn = Told.binary(4000, steps, 3);
        Told fresh = Told.binary(4000, steps, 4);
        Calibrator calibrator = Calibration.choose(BINARY, learn.raw(), learn.truth());
        assertInstanceOf(PerClass.class, calibrator);
        assertTrue(fresh.error(calibrator.apply(fresh.raw()))
                < 0.7 * fresh.error(ScalingFit.platt(learn.raw(), learn.truth()).apply(fresh.raw())));
        Told few = Told.binary(900, steps, 3);
        assertInstanceOf(Scaling.class, Calibration.choose(BINARY, few.raw(), few.truth()));
    }

    @Test
    void coolsManyClasses() {
        SplittableRandom random = new SplittableRandom(8);
        int rows = 600;
        double[] values = new double[3 * rows];
        double[] truth = new double[rows];
        for (int i = 0; i < rows; i++) {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] p = Arrays.stream(z).map(Math::exp).toArray();
            double u = random.nextDouble() * (p[0] + p[1] + p[2]);
            truth[i] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
            double sum = Arrays.stream(z).map(v -> Math.exp(4 * v)).sum();
            for (int k = 0; k < 3; k++) {
                values[3 * i + k] = Math.exp(4 * z[k]) / sum;
            }
        }
        Calibrator found = Calibration.choose(THREE, new Predictions(rows, 3, values), truth);
        assertEquals(0.25, assertInstanceOf(Scaling.class, found).slope(), 0.04);
    }

    @Test
    void fewRowsOneClassOrNumbersAreLeftAlone() {
        Told few = Told.binary(40, p -> sigmoid(3 * logit(p)), 5);
        assertTrue(Calibration.choose(BINARY, few.raw(), few.truth()).isIdentity());
        Told many = Told.binary(400, p -> sigmoid(3 * logit(p)), 6);
        assertTrue(Calibration.choose(BINARY, many.raw(), new double[400]).isIdentity());
        Predictions numbers = new Predictions(100, 1, new double[100]);
        assertTrue(Calibration.choose(new Task.Regression(), numbers, new double[100])
                .isIdentity());
    }

    @Test
    void aClassWithoutRowsDoesNoHarm() {
        Predictions raw = new Predictions(1500, 3, new double[4500]);
        SplittableRandom random = new SplittableRandom(7);
        double[] truth = new double[1500];
        for (int i = 0; i < 1500; i++) {
            truth[i] = random.nextInt(2);
            raw.values()[3 * i] = 0.45;
            raw.values()[3 * i + 1] = 0.45;
            raw.values()[3 * i + 2] = 0.1;
        }
        Predictions found = Calibration.choose(THREE, raw, truth).apply(raw);
        assertTrue(Arrays.stream(found.values()).allMatch(v -> v > 0 && v < 1));
    }

    /**
     * Thirty groups of 50 rows: the model gives each a score of its own, and each has a rate of its own that the score does
     * not know. A calibrator that is judged on the groups it was fitted on takes their rates for knowledge.
     */
    @Test
    void aGroupIsNeverOnBothSides() {
        int byRow = 0;
        int byGroup = 0;
        double lossByRow = 0;
        double lossByGroup = 0;
        for (long seed = 0; seed < 20; seed++) {
            Told learn = groups(seed);
            Told fresh = groups(1000 + seed);
            int[] group = IntStream.range(0, 1500).map(i -> i / 50).toArray();
            Calibrator rows = Calibration.choose(BINARY, learn.raw(), learn.truth());
            Calibrator whole =
                    Calibration.choose(BINARY, learn.raw(), learn.truth(), new Dependence(group, new int[0]));
            byRow += rows.isIdentity() ? 0 : 1;
            byGroup += whole.isIdentity() ? 0 : 1;
            lossByRow += loss(rows.apply(fresh.raw()), fresh.truth()) / 20;
            lossByGroup += loss(whole.apply(fresh.raw()), fresh.truth()) / 20;
        }
        assertTrue(byRow >= 15, byRow + " of 20 by row");
        assertTrue(byGroup <= 10, byGroup + " of 20 by group");
        assertTrue(lossByGroup < lossByRow - 0.01, lossByGroup + " by group, " + lossByRow + " by row");
    }

    private static Told groups(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[3000];
        double[] truth = new double[1500];
        double[] p = new double[1500];
        for (int g = 0; g < 30; g++) {
            double score = 0.4 + 0.2 * random.nextDouble();
            double rate = sigmoid(1.5 * random.nextGaussian());
            for (int i = 50 * g; i < 50 * g + 50; i++) {
                p[i] = rate;
                truth[i] = random.nextDouble() < rate ? 1 : 0;
                values[2 * i] = 1 - score;
                values[2 * i + 1] = score;
            }
        }
        return new Told(new Predictions(1500, 2, values), truth, p);
    }

    private static double loss(Predictions predictions, double[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= Math.log(predictions.get(i, (int) truth[i])) / truth.length;
        }
        return sum;
    }

    @Test
    void fewerGroupsThanPartsAreLeftAlone() {
        Told told = Told.binary(800, p -> sigmoid(3 * logit(p) + 1), 1);
        int[] group = IntStream.range(0, 800).map(i -> i % 4).toArray();
        assertTrue(Calibration.choose(BINARY, told.raw(), told.truth(), new Dependence(group, new int[0]))
                .isIdentity());
    }

    @Test
    void manyGroupsAndTimesAreCalibratedToo() {
        Told learn = Told.binary(800, p -> sigmoid(3 * logit(p) + 1), 1);
        Told fresh = Told.binary(4000, p -> sigmoid(3 * logit(p) + 1), 2);
        int[] unit = IntStream.range(0, 800).map(i -> i / 8).toArray();
        for (Dependence dependence : List.of(
                new Dependence(unit, new int[0]), new Dependence(new int[0], unit), new Dependence(unit, unit))) {
            Calibrator calibrator = Calibration.choose(BINARY, learn.raw(), learn.truth(), dependence);
            assertTrue(fresh.error(calibrator.apply(fresh.raw())) < 0.03);
        }
    }

    @Test
    void sameRowsSameCalibrator() {
        Told told = Told.binary(3000, p -> p * p, 9);
        Calibrator one = Calibration.choose(BINARY, told.raw(), told.truth());
        Calibrator two = Calibration.choose(BINARY, told.raw(), told.truth());
        assertArrayEquals(one.apply(told.raw()).values(), two.apply(told.raw()).values());
    }
}
