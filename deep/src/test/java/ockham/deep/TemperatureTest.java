package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    /** Sums whose softmax is the truth, told {@code factor} times as large as they are. */
    private static double fitted(int rows, double factor) {
        SplittableRandom random = new SplittableRandom(5);
        double[] told = new double[rows * 3];
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            double[] sums = {random.nextGaussian(), 2 * random.nextGaussian(), random.nextGaussian()};
            double[] truth = softmax(sums, 1);
            double place = random.nextDouble();
            target[row] = place < truth[0] ? 0 : place < truth[0] + truth[1] ? 1 : 2;
            System.arraycopy(softmax(sums, factor), 0, told, row * 3, 3);
        }
        return Temperature.fit(new Predictions(rows, 3, told), target);
    }

    private static double[] softmax(double[] sums, double factor) {
        double total = 0;
        double[] shares = new double[3];
        for (int k = 0; k < 3; k++) {
            shares[k] = Math.exp(factor * sums[k]);
            total += shares[k];
        }
        for (int k = 0; k < 3; k++) {
            shares[k] /= total;
        }
        return shares;
    }

    @Test
    void takesBackWhatProbabilitiesWereSharpenedBy() {
        for (double factor : new double[] {0.5, 1, 2}) {
            assertEquals(factor, fitted(20_000, factor), 0.04 * factor);
        }
    }

    @Test
    void fewRowsMoveItLittle() {
        Predictions sure = new Predictions(3, 2, new double[] {0.9, 0.1, 0.2, 0.8, 0.9, 0.1});
        double temperature = Temperature.fit(sure, new double[] {0, 1, 0});
        assertTrue(temperature < 1 && temperature > 0.8, "temperature " + temperature);
    }

    @Test
    void certaintyThatIsWrongStaysFinite() {
        Predictions wrong = new Predictions(2, 2, new double[] {1, 0, 0, 1});
        double temperature = Temperature.fit(wrong, new double[] {1, 0});
        assertTrue(temperature > 1 && temperature < 25, "temperature " + temperature);
    }
}
