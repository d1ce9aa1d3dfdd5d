package ockham.study.split;

import static ockham.study.split.SplitTest.BINARY;
import static ockham.study.split.SplitTest.NUMBER;
import static ockham.study.split.SplitTest.dealt;
import static ockham.study.split.SplitTest.numbers;
import static ockham.study.split.SplitTest.plain;
import static ockham.study.split.SplitTest.settings;
import static ockham.study.split.SplitTest.together;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
    @Test
    void timeOnlyRunsForward() {
        int rows = 600;
        double[] time = new double[rows];
        Arrays.setAll(time, i -> (i * 7919L) % 90);
        Folds folds = Split.folds(settings(5, 3, time, null), BINARY, dealt(rows, 2));
        assertEquals("time-ordered by date", folds.how());
        assertEquals(1, folds.repeats());
        assertEquals(5, folds.folds().size());
        Set<Integer> tested = new HashSet<>();
        for (Fold fold : folds.folds()) {
            double last =
                    Arrays.stream(fold.train()).mapToDouble(i -> time[i]).max().orElseThrow();
            double first =
                    Arrays.stream(fold.test()).mapToDouble(i -> time[i]).min().orElseThrow();
            assertTrue(last < first, "equal times are not split");
            Arrays.stream(fold.test()).forEach(i -> assertTrue(tested.add(i)));
        }
        assertEquals(rows * 5 / 6.0, tested.size(), 15);
    }

    @Test
    void withTwoTimesTheLaterIsTested() {
        double[] time = {5, 1, 5, 1, 1, 5};
        Folds folds = Split.folds(settings(5, 1, time, null), NUMBER, numbers(6));
        assertEquals(1, folds.folds().size());
        assertArrayEquals(new int[] {1, 3, 4}, folds.folds().get(0).train());
        assertArrayEquals(new int[] {0, 2, 5}, folds.folds().get(0).test());
    }

    @Test
    void oneTimeCannotBeSplit() {
        UserError error = assertThrows(
                UserError.class, () -> Split.folds(settings(0, 0, new double[30], null), BINARY, dealt(30, 2)));
        assertTrue(error.getMessage().contains("date"), error.getMessage());
    }

    @Test
    void rowsWithoutATimeAreLeftOutAndSaid() {
        double[] time = new double[60];
        Arrays.setAll(time, i -> i < 6 ? Double.NaN : i);
        Folds folds = Split.folds(settings(3, 1, time, null), NUMBER, numbers(60));
        assertTrue(folds.how().contains("6 rows without a time left out"), folds.how());
        for (Fold fold : folds.folds()) {
            assertTrue(IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.test()))
                    .allMatch(i -> i >= 6));
        }
    }

    @Test
    void inTimeAGroupThatIsTestedIsNotTrainedOn() {
        double[] time = new double[400];
        double[] group = new double[400];
        Arrays.setAll(time, i -> i);
        Arrays.setAll(group, i -> (i * 31L) % 150);
        Folds folds = Split.folds(settings(4, 1, time, group), NUMBER, numbers(400));
        assertEquals("time-ordered by date, grouped by customer", folds.how());
        for (Fold fold : folds.folds()) {
            assertTrue(together(fold, group));
        }
    }

    @Test
    void oneSplitTestsTheLatestFifthOnce() {
        double[] time = new double[100];
        Arrays.setAll(time, i -> i * 37 % 100);
        Folds folds = Split.folds(settings(1, 0, time, null), NUMBER, numbers(100));
        assertEquals(1, folds.folds().size());
        Fold only = folds.folds().getFirst();
        double first =
                Arrays.stream(only.test()).mapToDouble(i -> time[i]).min().orElseThrow();
        assertTrue(Arrays.stream(only.train()).allMatch(i -> time[i] < first));
        Folds plain = Split.folds(plain(1, 4, 5), NUMBER, numbers(100));
        assertEquals(1, plain.folds().size());
        assertEquals(20, plain.folds().getFirst().test().length);
        assertEquals(80, plain.folds().getFirst().train().length);
    }
}
