package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

/** What validation rows choose for a net, and that it is repeated without them. */
class SettledMlpTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static FitContext context(Duration budget, Progress progress) {
        return new FitContext(1, 1, budget, progress);
    }

    private static FitContext context() {
        return context(LONG, Progress.none());
    }

    private static RealMlp small(Task task, int epochs) {
        RealMlp paper = RealMlp.small(task);
        return new RealMlp(
                paper.activation(),
                3,
                32,
                paper.rate(),
                epochs,
                64,
                0,
                true,
                paper.selection(),
                false,
                256,
                Variant.SMALL);
    }

    private static SettledMlp settled(Refitting.Found found) {
        return (SettledMlp) found.settled().orElseThrow();
    }

    /** A wave under noise, so that the last epoch is not the best. */
    private static Rows blurred(int rows, long seed) {
        Rows wave = Worlds.wave(rows, 2, seed);
        SplittableRandom random = new SplittableRandom(seed);
        double[] target = Arrays.stream(wave.target())
                .map(y -> y + 60 * random.nextGaussian())
                .toArray();
        return new Rows(wave.table(), target, wave.task());
    }

    @Test
    void onTheSameRowsItComesToTheNetThatWasFound() {
        Rows train = blurred(300, 1);
        Rows held = blurred(200, 2);
        Refitting.Found found = small(Worlds.NUMBER, 30).find(train, held, context());
        assertArrayEquals(
                found.model().predict(held.table()).values(),
                settled(found)
                        .fit(train, train, context())
                        .predict(held.table())
                        .values(),
                0.0);
    }

    @Test
    void itEndsAtTheEpochThatValidationRowsChose() {
        Rows train = blurred(300, 1);
        SettledMlp settled = settled(small(Worlds.NUMBER, 60).find(train, blurred(200, 2), context()));
        assertTrue(settled.epoch() < 60, "the last epoch is the best: " + settled);
        Steps steps = new Steps();
        settled.fit(train, train, context(LONG, steps));
        assertEquals(IntStream.rangeClosed(1, settled.epoch()).boxed().toList(), steps.done);
        assertEquals(settled.epoch(), steps.total);
        assertFalse(steps.cut);
    }

    @Test
    void validationRowsHaveNoSay() {
        Rows train = Worlds.wave(200, 2, 1);
        SettledMlp settled = settled(small(Worlds.NUMBER, 20).find(train, Worlds.wave(100, 2, 2), context()));
        double[] hole = new double[5];
        Arrays.fill(hole, Double.NaN);
        Rows garbage = new Rows(new Table(List.of(), 5), hole, Worlds.NUMBER);
        assertArrayEquals(
                settled.fit(train, train, context()).predict(train.table()).values(),
                settled.fit(train, garbage, context()).predict(train.table()).values(),
                0.0);
    }

    @Test
    void moreRowsComeNearerToTheTruth() {
        Rows few = Worlds.wave(200, 2, 1);
        Rows many = Worlds.wave(2000, 2, 1);
        Rows test = Worlds.wave(1000, 2, 3);
        SettledMlp settled = settled(small(Worlds.NUMBER, 30).find(few, Worlds.wave(100, 2, 2), context()));
        double poorer = error(settled.fit(few, few, context()).predict(test.table()), test);
        double error = error(settled.fit(many, few, context()).predict(test.table()), test);
        assertTrue(error < 0.7 * poorer, error + " of 2000 rows, " + poorer + " of 200");
    }

    private static double error(Predictions predictions, Rows rows) {
        return Math.sqrt(IntStream.range(0, rows.size())
                .mapToDouble(i -> Math.pow(predictions.get(i, 0) - rows.target()[i], 2))
                .average()
                .orElseThrow());
    }

    @Test
    void aNetThatIsNotBetterThanTheMeanLeavesNothingToRepeat() {
        // validation rows say the opposite: every epoch is worse than the mean
        Rows train = Worlds.wave(400, 2, 1);
        Rows held = Worlds.wave(300, 2, 2);
        double[] opposite = Arrays.stream(held.target()).map(y -> 2000 - y).toArray();
        RealMlp learner = small(Worlds.NUMBER, 8);
        Rows turned = new Rows(held.table(), opposite, held.task());
        assertTrue(learner.find(train, turned, context()).settled().isEmpty());
        assertTrue(learner.find(train, held, context()).settled().isPresent());
        Rows flat = new Rows(train.table(), new double[400], Worlds.NUMBER);
        assertTrue(learner.find(flat, flat, context()).settled().isEmpty());
    }

    @Test
    void classesAreNotRepeated() {
        Rows rows = Worlds.circle(300, 1);
        assertTrue(small(Worlds.TWO, 8).find(rows, rows, context()).settled().isEmpty());
    }

    /** Notes what it is told. */
    private static final class Steps implements Progress {
        final List<Integer> done = new ArrayList<>();
        int total;
        boolean cut;

        @Override
        public void step(int epoch, int of) {
            done.add(epoch);
            total = of;
        }

        @Override
        public void cutShort() {
            cut = true;
        }
    }

    @Test
    void whatTimeRanOutOnIsNotRepeated() {
        Rows rows = Worlds.wave(1000, 2, 1);
        Steps steps = new Steps();
        assertTrue(small(Worlds.NUMBER, 12)
                .find(rows, rows, context(Duration.ZERO, steps))
                .settled()
                .isEmpty());
        assertTrue(steps.cut);
    }

    @Test
    void aRepetitionWithoutTimeSaysSoAndIsStillANet() {
        Rows rows = Worlds.wave(1000, 2, 1);
        Steps steps = new Steps();
        Predictions predictions = new SettledMlp(small(Worlds.NUMBER, 12), 9)
                .fit(rows, rows, context(Duration.ZERO, steps))
                .predict(rows.table());
        assertEquals(List.of(1), steps.done);
        assertTrue(steps.cut);
        assertTrue(Arrays.stream(predictions.values()).allMatch(Double::isFinite));
    }

    @Test
    void aRepetitionThatDivergesSaysSo() {
        RealMlp wild = Worlds.diverging();
        Rows rows = Worlds.wave(64, 3, 1);
        SettledMlp settled = new SettledMlp(wild, 20);
        LearningException diverged = assertThrows(LearningException.class, () -> settled.fit(rows, rows, context()));
        assertTrue(String.valueOf(diverged.getMessage()).contains("diverged in epoch"), diverged::toString);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        RealMlp settings = small(Worlds.NUMBER, 5);
        assertThrows(IllegalArgumentException.class, () -> new SettledMlp(settings, 6));
        assertThrows(IllegalArgumentException.class, () -> new SettledMlp(settings, 0));
    }
}
