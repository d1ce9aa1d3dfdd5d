package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
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

    @Test
    void sameRowsSameCalibrator() {
        Told told = Told.binary(3000, p -> p * p, 9);
        Calibrator one = Calibration.choose(BINARY, told.raw(), told.truth());
        Calibrator two = Calibration.choose(BINARY, told.raw(), told.truth());
        assertArrayEquals(one.apply(told.raw()).values(), two.apply(told.raw()).values());
    }
}
