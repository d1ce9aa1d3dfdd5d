package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.net.NetFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealMlpTest {
    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    private static FitContext context(long seed, int threads) {
        return new FitContext(seed, threads, LONG, Progress.none());
    }

    /** The paper's net but narrow and short, for tests of behaviour rather than skill. */
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
                paper.clamp(),
                256,
                Variant.SMALL);
    }

    private static Model fit(Rows rows, int epochs) {
        return small(rows.task(), epochs).fit(rows, rows, context(1, 1));
    }

    private static void assertSound(Rows rows, int epochs) {
        Predictions predictions = fit(rows, epochs).predict(rows.table());
        assertEquals(rows.size(), predictions.rows());
        assertEquals(rows.task().outputs(), predictions.width());
        assertTrue(Arrays.stream(predictions.values()).allMatch(Double::isFinite));
    }

    private static double logLoss(Predictions predictions, Rows rows) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum -= Math.log(predictions.get(i, (int) rows.target()[i]));
        }
        return sum / rows.size();
    }

    @Test
    void learnsACircle() {
        Rows test = Worlds.circle(1000, 3);
        Model model = small(Worlds.TWO, 40).fit(Worlds.circle(1500, 1), Worlds.circle(300, 2), context(1, 1));
        Predictions predictions = model.predict(test.table());
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            right += predictions.largest(i) == (int) test.target()[i] ? 1 : 0;
        }
        assertTrue(right > 960, right + " of 1000 right");
    }

    @Test
    void learnsAWave() {
        Rows test = Worlds.wave(1000, 3, 3);
        Model model = small(Worlds.NUMBER, 40).fit(Worlds.wave(1500, 3, 1), Worlds.wave(300, 3, 2), context(1, 1));
        Predictions predictions = model.predict(test.table());
        double squares = 0;
        for (int i = 0; i < test.size(); i++) {
            squares += Math.pow(predictions.get(i, 0) - test.target()[i], 2) / test.size();
        }
        assertTrue(Math.sqrt(squares) < 8, "root mean squared error " + Math.sqrt(squares) + " of a deviation of 61");
    }

    @Test
    void keepsTheBestEpoch() {
        // labels drawn at random: the net learns its training rows by heart, and the longer the worse it gets
        SplittableRandom random = new SplittableRandom(1);
        Rows train = coin(300, random);
        Rows validation = coin(300, random);
        Model model = small(Worlds.TWO, 60).fit(train, validation, context(1, 1));
        assertTrue(logLoss(model.predict(validation.table()), validation) < Math.log(2) + 0.02);
    }

    private static Rows coin(int rows, SplittableRandom random) {
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = random.nextInt(2);
        }
        return new Rows(Worlds.numbers(rows, 5, random.nextLong()), target, Worlds.TWO);
    }

    @Test
    void aSeedGivesTheSameBytes() {
        Rows rows = Worlds.circle(300, 1);
        RealMlp learner = small(Worlds.TWO, 5);
        double[] first =
                learner.fit(rows, rows, context(1, 1)).predict(rows.table()).values();
        double[] again =
                learner.fit(rows, rows, context(1, 1)).predict(rows.table()).values();
        double[] other =
                learner.fit(rows, rows, context(2, 1)).predict(rows.table()).values();
        assertArrayEquals(first, again);
        assertNotEquals(first[0], other[0]);
    }

    @Test
    void theStoredNetPredictsTheSameBytes() {
        Rows rows = Worlds.stripes(200, 4, 5, 1);
        Model model = fit(rows, 5);
        Model read = new NetFormat().read(model.toBundle());
        assertArrayEquals(
                model.predict(rows.table()).values(), read.predict(rows.table()).values());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 65})
    void fewRowsAreLearnt(int rows) {
        assertSound(Worlds.stripes(rows, 3, 2, 1), 5);
        assertSound(Worlds.wave(rows, 3, 1), 5);
    }

    @Test
    void anyNumberOfColumnsIsTaken() {
        assertSound(Worlds.wave(100, 1, 1), 5);
        assertSound(Worlds.stripes(100, 5_000, 3, 1), 3);
    }

    @Test
    void manyClassesAreTaken() {
        assertSound(Worlds.stripes(400, 3, 26, 1), 5);
    }

    @Test
    void constantColumnsAndTargetsAreTaken() {
        Table constant = new Table(List.of(new Column.Numbers("x", new double[20])), 20);
        double[] seven = new double[20];
        Arrays.fill(seven, 7);
        Rows rows = new Rows(constant, seven, Worlds.NUMBER);
        assertArrayEquals(seven, fit(rows, 5).predict(constant).values());
        assertSound(new Rows(constant, new double[20], Worlds.TWO), 5);
    }

    @Test
    void hugeTargetsAreTaken() {
        Table table = Worlds.numbers(50, 2, 1);
        double[] target = new double[50];
        for (int i = 0; i < 50; i++) {
            target[i] = i * 1e306;
        }
        assertSound(new Rows(table, target, Worlds.NUMBER), 5);
    }

    @Test
    void missingAndUnknownCategoriesAreTaken() {
        int[] codes = new int[60];
        double[] target = new double[60];
        for (int i = 0; i < 60; i++) {
            codes[i] = i % 4 - 1;
            target[i] = codes[i] == 1 ? 1 : 0;
        }
        Column colour = new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b", "c"), codes);
        Rows rows = new Rows(new Table(List.of(colour), 60), target, Worlds.TWO);
        Model model = fit(rows, 40);
        assertTrue(logLoss(model.predict(rows.table()), rows) < 0.3);
        Column unknown = new Column.Categories("c", ColumnKind.CATEGORY, List.of("new"), new int[] {0});
        Column missing = new Column.Categories("c", ColumnKind.CATEGORY, List.of("a"), new int[] {-1});
        assertArrayEquals(
                model.predict(new Table(List.of(missing), 1)).values(),
                model.predict(new Table(List.of(unknown), 1)).values());
    }

    @Test
    void missingNumbersAndTablesWithoutColumnsAreRefused() {
        Table holes = new Table(List.of(new Column.Numbers("x", new double[] {1, Double.NaN, 2})), 3);
        Rows rows = new Rows(holes, new double[] {0, 1, 0}, Worlds.TWO);
        assertThrows(LearningException.class, () -> fit(rows, 5));
        Rows empty = new Rows(new Table(List.of(), 3), new double[] {0, 1, 0}, Worlds.TWO);
        assertThrows(LearningException.class, () -> fit(empty, 5));
    }

    @Test
    void missingNumbersAmongValidationRowsAreRefused() {
        Rows rows = Worlds.circle(50, 1);
        double[] hole = {Double.NaN};
        Table holed = new Table(List.of(new Column.Numbers("x0", hole), new Column.Numbers("x1", hole)), 1);
        Rows validation = new Rows(holed, new double[] {0}, Worlds.TWO);
        RealMlp learner = small(Worlds.TWO, 5);
        assertThrows(LearningException.class, () -> learner.fit(rows, validation, context(1, 1)));
    }

    @Test
    void divergenceNamesTheEpoch() {
        // forty layers at the highest rate overflow floats
        RealMlp wild = Worlds.diverging();
        Rows rows = Worlds.wave(64, 3, 1);
        LearningException diverged = assertThrows(LearningException.class, () -> wild.fit(rows, rows, context(1, 1)));
        assertTrue(String.valueOf(diverged.getMessage()).contains("diverged in epoch"), diverged::toString);
    }

    /** Notes what it is told. */
    private static final class Notes implements Progress {
        final List<Integer> epochs = new ArrayList<>();
        boolean cut;

        @Override
        public void step(int done, int total) {
            assertEquals(12, total);
            epochs.add(done);
        }

        @Override
        public void cutShort() {
            cut = true;
        }
    }

    @Test
    void tellsEveryEpoch() {
        Notes notes = new Notes();
        Rows rows = Worlds.circle(100, 1);
        small(Worlds.TWO, 12).fit(rows, rows, new FitContext(1, 1, LONG, notes));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), notes.epochs);
        assertFalse(notes.cut);
    }

    @Test
    void endsWithTheBestSoFarWhenTimeIsUp() {
        Notes notes = new Notes();
        Rows rows = Worlds.circle(1000, 1);
        Model model = small(Worlds.TWO, 12).fit(rows, rows, new FitContext(1, 1, Duration.ZERO, notes));
        assertEquals(List.of(1), notes.epochs);
        assertTrue(notes.cut);
        assertEquals(1000, model.predict(rows.table()).rows());
    }

    @Test
    void manyValidationRowsAreSampled() {
        Rows rows = Worlds.circle(12_000, 1);
        Model model = small(Worlds.TWO, 2).fit(Worlds.circle(200, 2), rows, context(1, 1));
        assertEquals(12_000, model.predict(rows.table()).rows());
    }

    @Test
    void clampedNumbersStayInTheRangeSeen() {
        Rows rows = Worlds.wave(200, 2, 1);
        RealMlp plain = small(Worlds.NUMBER, 5);
        RealMlp clamped = new RealMlp(
                plain.activation(), 3, 32, plain.rate(), 5, 64, 0, true, plain.selection(), true, 256, Variant.SMALL);
        double most = Arrays.stream(rows.target()).max().orElseThrow();
        Table far = new Table(
                List.of(
                        new Column.Numbers("x0", new double[] {1e6, -1e6}),
                        new Column.Numbers("x1", new double[] {1e6, -1e6})),
                2);
        Model model = clamped.fit(rows, rows, context(1, 1));
        assertTrue(Arrays.stream(model.predict(far).values()).max().orElseThrow() <= most);
    }

    @Test
    void epochsFollowFromEffortAndRowsAlone() {
        assertEquals(256, planned(1_000, Effort.STANDARD));
        assertEquals(256, planned(100_000, Effort.THOROUGH));
        assertTrue(planned(50_000, Effort.STANDARD) < 256);
        assertTrue(planned(50_000, Effort.QUICK) < planned(50_000, Effort.STANDARD));
        assertEquals(3, planned(10_000_000, Effort.QUICK));
    }

    private static int planned(long rows, Effort effort) {
        return RealMlp.small(Worlds.TWO)
                .planned(new Shape(Worlds.TWO, rows, 10, effort))
                .epochs();
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        RealMlp good = RealMlp.small(Worlds.TWO);
        Exception refused = assertThrows(IllegalArgumentException.class, () -> good.withEpochs(0));
        assertEquals("epochs 0: at least 1", refused.getMessage());
    }
}
