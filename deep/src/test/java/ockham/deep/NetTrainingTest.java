package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Task;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** The loop over epochs, whatever the net. */
class NetTrainingTest {
    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    private static FitContext context(long seed) {
        return new FitContext(seed, 1, LONG, Progress.none());
    }

    private static Tabm small(int epochs, int patience) {
        return new Tabm(4, 2, 16, 0.1, 8, 4, new Fitting(0.01, 0.0003, 64, epochs, patience));
    }

    /** Notes what it is told. */
    private static final class Notes implements Progress {
        final List<Integer> epochs = new ArrayList<>();
        int cut;

        @Override
        public void step(int done, int total) {
            epochs.add(done);
        }

        @Override
        public void cutShort() {
            cut++;
        }
    }

    private static Rows coin(int rows, SplittableRandom random) {
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = random.nextInt(2);
        }
        return new Rows(Worlds.numbers(rows, 5, random.nextLong()), target, Worlds.TWO);
    }

    private static double logLoss(Predictions predictions, Rows rows) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum -= Math.log(predictions.get(i, (int) rows.target()[i]));
        }
        return sum / rows.size();
    }

    @Test
    void keepsTheBestEpochAndEndsWhenPatienceDoes() {
        // labels drawn at random: the longer it learns its training rows by heart the worse it gets
        SplittableRandom random = new SplittableRandom(1);
        Rows train = coin(300, random);
        Rows validation = coin(300, random);
        Notes notes = new Notes();
        Model model = small(200, 5).fit(train, validation, new FitContext(1, 1, LONG, notes));
        assertTrue(logLoss(model.predict(validation.table()), validation) < Math.log(2) + 0.02);
        assertTrue(notes.epochs.size() >= 5 && notes.epochs.size() < 60, notes.epochs::toString);
        assertEquals(0, notes.cut);
    }

    @Test
    void aSeedGivesTheSameBytes() {
        Rows rows = Worlds.circle(300, 1);
        double[] first =
                small(4, 4).fit(rows, rows, context(1)).predict(rows.table()).values();
        double[] again =
                small(4, 4).fit(rows, rows, context(1)).predict(rows.table()).values();
        double[] other =
                small(4, 4).fit(rows, rows, context(2)).predict(rows.table()).values();
        assertArrayEquals(first, again);
        assertNotEquals(first[0], other[0]);
    }

    @Test
    void endsWithWhatItHasWhenTimeIsUp() {
        Notes notes = new Notes();
        Rows rows = Worlds.circle(1000, 1);
        Model model = small(50, 50).fit(rows, rows, new FitContext(1, 1, Duration.ZERO, notes));
        assertEquals(List.of(1), notes.epochs);
        assertEquals(1, notes.cut);
        assertEquals(1000, model.predict(rows.table()).rows());
    }

    @Test
    void divergenceNamesTheEpoch() {
        Tabm wild = new Tabm(2, 30, 64, 0, 0, 4, new Fitting(10, 0, 16, 50, 50));
        Rows rows = Worlds.wave(64, 3, 1);
        LearningException diverged = assertThrows(LearningException.class, () -> wild.fit(rows, rows, context(1)));
        assertTrue(String.valueOf(diverged.getMessage()).contains("diverged in epoch"), diverged::toString);
    }

    @Test
    void ofNumbersTheEpochsChosenAreRepeatedOnAllRows() {
        Rows train = Worlds.wave(300, 2, 1);
        Rows held = Worlds.wave(200, 2, 2);
        Refitting.Found found = small(12, 12).find(train, held, context(1));
        SettledNet settled = (SettledNet) found.settled().orElseThrow();
        // on the same rows it comes to the net that was found
        assertArrayEquals(
                found.model().predict(held.table()).values(),
                settled.fit(train, train, context(1)).predict(held.table()).values());
    }

    @Test
    void ofClassesNothingIsRepeated() {
        Rows rows = Worlds.circle(200, 1);
        assertTrue(small(3, 3).find(rows, rows, context(1)).settled().isEmpty());
    }

    @Test
    void aRepetitionThatThereIsNoTimeForIsNotOffered() {
        Notes notes = new Notes();
        Rows rows = Worlds.wave(300, 2, 1);
        FitContext rushed = new FitContext(1, 1, Duration.ofMillis(1), notes);
        assertFalse(small(500, 500).find(rows, rows, rushed).settled().isPresent());
        assertEquals(1, notes.cut);
    }

    /** Graphs that stayed behind would be 1 MB a step, 800 MB over the fit. */
    @Test
    void manyStepsLeaveNothingBehind() {
        Tabm wide = new Tabm(8, 2, 128, 0.1, 8, 4, new Fitting(0.002, 0, 64, 100, 100));
        Rows rows = Worlds.wave(512, 10, 1);
        long before = 0;
        for (int i = 0; i < 3; i++) {
            before = Pointer.physicalBytes();
            wide.fit(rows, rows, context(1));
            System.gc();
        }
        long grown = Pointer.physicalBytes() - before;
        assertTrue(grown < 40 << 20, "grew by " + (grown >> 20) + " MB");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertEquals(
                "patience 0: at least 1",
                assertThrows(IllegalArgumentException.class, () -> new Fitting(0.01, 0, 64, 10, 0))
                        .getMessage());
        Fitting fitting = small(1, 1).fitting();
        assertEquals(
                "dropout 1.0: from 0 to below 1",
                assertThrows(IllegalArgumentException.class, () -> new Tabm(4, 2, 16, 1, 8, 4, fitting))
                        .getMessage());
    }

    @Test
    void manyClassesAreLearnt() {
        Rows rows = Worlds.stripes(600, 3, 5, 1);
        Rows test = Worlds.stripes(600, 3, 5, 2);
        Task task = rows.task();
        Model model = small(40, 40).fit(rows, rows, context(1));
        double loss = logLoss(model.predict(test.table()), test);
        assertTrue(loss < 0.5 * Math.log(task.outputs()), "log loss " + loss);
    }
}
