package ockham.learners.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.ConstantModel;
import ockham.score.model.KernelModel;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Task BINARY = new Task.Binary("no", "yes");
    private static final Task FIVE = new Task.Multiclass(List.of("a", "b", "c", "d", "e"));
    private static final Duration HOUR = Duration.ofHours(1);

    private static Work work(int columns, Duration time) {
        return new Work(columns, time);
    }

    private static FitContext context(Duration budget) {
        return new FitContext(1, 1, budget, Progress.none());
    }

    private static Rows noise(int count, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> table = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            table.add(new Column.Numbers("x" + j, random.doubles(count, -1, 1).toArray()));
        }
        double[] target = new double[count];
        Arrays.setAll(target, i -> random.nextInt(2));
        return new Rows(new Table(table, count), target, BINARY);
    }

    @Test
    void columnsCountInTheWorkOfTheExactMachine() {
        assertTrue(work(20, HOUR).exactFits(new int[] {5000, 5000}, 10_000));
        assertFalse(work(1000, HOUR).exactFits(new int[] {5000, 5000}, 10_000));
        assertFalse(work(1000, HOUR).exactFits(new int[] {2000, 2000}, 10_000));
        assertFalse(work(20, HOUR).exactFits(new int[] {5000, 5001}, 10_000));
        assertTrue(work(20, HOUR).exactFits(new int[] {10_000}, 10_000));
        assertFalse(work(20, HOUR).exactFits(new int[] {10_001}, 10_000));
        // 2 x 1,000 rows of 6,000 columns are 1.2e7 objects.
        assertFalse(work(6000, HOUR).exactFits(new int[] {1000, 1000}, 10_000));
    }

    @Test
    void theTimeBetweenTwoLooksAtTheClockIsHeldToTheBudget() {
        int[] counts = {500, 500};
        assertFalse(work(5000, Duration.ofSeconds(10)).exactFits(counts, 1000));
        assertTrue(work(5000, Duration.ofSeconds(100)).exactFits(counts, 1000));
        assertTrue(work(50, Duration.ofSeconds(10)).exactFits(counts, 1000));
    }

    @Test
    void landmarksTimesRowsTimesColumnsAreBounded() {
        Work.Near wanted = new Work.Near(500, 8000);
        assertEquals(wanted, work(20, HOUR).near(wanted, 2000, 0.3));
        for (int columns : new int[] {500, 3000, 10_000}) {
            for (int seconds : new int[] {10, 60, 3600}) {
                Work.Near near = work(columns, Duration.ofSeconds(seconds)).near(wanted, 2000, 1);
                double compared = (double) near.landmarks() * columns * (near.rows() + 2 * 2000);
                double allowed = Math.min(5e9, 2e8 * seconds);
                double leastPossible = 50.0 * columns * (50 + 2 * 2000);
                assertTrue(compared <= Math.max(allowed, leastPossible), columns + " columns, " + near);
            }
        }
    }

    /** One number, in so many columns, says which of five classes it is: of five, one machine alone is tried. */
    private static Rows repeated(int columns) {
        int count = 300;
        double[] x = new SplittableRandom(1).doubles(count, 0, 5).toArray();
        List<Column> table = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            table.add(new Column.Numbers("x" + j, x));
        }
        return new Rows(
                new Table(table, count), Arrays.stream(x).map(Math::floor).toArray(), FIVE);
    }

    @Test
    void aWideTableGoesToLandmarksAndANarrowOneDoesNot() {
        KernelSvm learner = new KernelSvm("svm", 1, 1000, 1000, 20);
        Rows wide = repeated(34_000);
        Rows narrow = repeated(2);
        KernelModel near = (KernelModel) learner.fit(wide, wide, context(HOUR));
        KernelModel exact = (KernelModel) learner.fit(narrow, narrow, context(HOUR));
        assertTrue(near.origin().contains("approximate"), near.origin());
        assertTrue(exact.origin().contains("exact, by libsvm"), exact.origin());
    }

    @Test
    void onNoiseThePriorComes() {
        for (KernelSvm learner :
                List.of(new KernelSvm("svm", 5, 1000, 1000, 50), new KernelSvm("svm", 5, 1000, 0, 50))) {
            int priors = 0;
            for (int draw = 0; draw < 20; draw++) {
                Rows train = noise(200, 5, 2L * draw);
                Rows held = noise(100, 5, 2L * draw + 1);
                priors += learner.fit(train, held, context(HOUR)) instanceof ConstantModel ? 1 : 0;
            }
            assertTrue(priors >= 15, learner + ": " + priors + " of 20 draws of noise gave the prior");
        }
    }
}
