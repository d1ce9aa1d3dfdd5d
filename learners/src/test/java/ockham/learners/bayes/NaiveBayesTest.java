package ockham.learners.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.NaiveBayesModel;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());
    private static final Task TASK = new Task.Binary("no", "yes");

    private static NaiveBayes settled(double variance, double rows) {
        return new NaiveBayes(List.of(new NaiveBayes.Smoothing(variance, rows)), List.of(1.0));
    }

    @Test
    void numbersByHand() {
        double[] x = {1, 2, 3, 11, 13, Double.NaN};
        Rows rows = new Rows(new Table(List.of(new Column.Numbers("x", x)), 6), new double[] {0, 0, 0, 1, 1, 1}, TASK);
        NaiveBayesModel model = (NaiveBayesModel) settled(1e-9, 1).fit(rows, rows, CONTEXT);
        Table asked = new Table(List.of(new Column.Numbers("x", new double[] {6, Double.NaN})), 2);
        // Class 0: mean 2, variance 2/3; class 1: mean 12, variance 1; both halves.
        double zero = Math.exp(-16 / (2 * 2 / 3.0)) / Math.sqrt(2 / 3.0);
        double one = Math.exp(-36 / 2.0);
        assertEquals(one / (zero + one), model.predict(asked).get(0, 1), 1e-9);
        assertEquals(0.5, model.predict(asked).get(1, 1), 1e-15, "a missing cell says nothing");
    }

    @Test
    void levelsByHand() {
        // Of four "no" three are p, of two "yes" one; r has no row, one cell is missing.
        int[] codes = {0, 0, 0, 1, 0, 1, -1};
        Column.Categories c = new Column.Categories("c", ColumnKind.CATEGORY, List.of("p", "q", "r"), codes);
        Rows rows = new Rows(new Table(List.of(c), 7), new double[] {0, 0, 0, 0, 1, 1, 1}, TASK);
        NaiveBayesModel model = (NaiveBayesModel) settled(1, 2).fit(rows, rows, CONTEXT);
        double[] p = model.predict(rows.table().rows(new int[] {0})).values();
        double ofNo = (3 + 2 * 4 / 6.0) / (4 + 2);
        double ofYes = (1 + 2 * 4 / 6.0) / (2 + 2);
        assertEquals(3 * ofYes / (4 * ofNo + 3 * ofYes), p[1], 1e-14);
        Column.Categories unseen =
                new Column.Categories("c", ColumnKind.CATEGORY, List.of("p", "q", "r"), new int[] {2, -1});
        assertArrayEquals(
                new double[] {4 / 7.0, 3 / 7.0, 4 / 7.0, 3 / 7.0},
                model.predict(new Table(List.of(unseen), 2)).values(),
                1e-14);
    }

    /** Where columns are normal and independent given the class, it is the truth. */
    @Test
    void comesNearTheTruthWhereItsAssumptionHolds() {
        Rows all = independent(1);
        Rows test = all.rows(IntStream.range(3000, 5000).toArray());
        NaiveBayesModel model = (NaiveBayesModel) fit(all);
        double[] truth = new double[2 * test.size()];
        for (int i = 0; i < test.size(); i++) {
            double odds = 0;
            for (Column column : test.table().columns()) {
                odds += ((Column.Numbers) column).values()[i];
            }
            truth[2 * i + 1] = 1 / (1 + Math.exp(-odds));
            truth[2 * i] = 1 - truth[2 * i + 1];
        }
        double best = World.loss(test, new Predictions(test.size(), 2, truth));
        assertEquals(best, World.loss(test, model.predict(test.table())), 0.01);
        assertEquals(1, model.likelihoods().temper(), 0.31);
    }

    /** Each column ten times: without tempering a row would be believed ten times over. */
    @Test
    void columnsThatRepeatEachOtherAreTempered() {
        NaiveBayesModel model = (NaiveBayesModel) fit(independent(10));
        assertTrue(model.likelihoods().temper() <= 0.15, model.likelihoods().temper() + "");
    }

    private static Model fit(Rows all) {
        return NaiveBayes.standard()
                .fit(
                        all.rows(IntStream.range(0, 2200).toArray()),
                        all.rows(IntStream.range(2200, 3000).toArray()),
                        CONTEXT);
    }

    /** Three columns of N(+-1/2, 1) by class: the log odds are their sum. */
    private static Rows independent(int copies) {
        SplittableRandom random = new SplittableRandom(6);
        int n = 5000;
        double[] target = IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            double[] x = Arrays.stream(target)
                    .map(y -> random.nextGaussian() + y - 0.5)
                    .toArray();
            for (int copy = 0; copy < copies; copy++) {
                columns.add(new Column.Numbers("x" + j + "-" + copy, x));
            }
        }
        return new Rows(new Table(columns, n), target, TASK);
    }

    @Test
    void whatWasChosenIsRepeatedWithoutValidationRows() {
        Rows rows = Worlds.threeClasses(600, 5).rows();
        Rows train = rows.rows(IntStream.range(0, 400).toArray());
        Rows held = rows.rows(IntStream.range(400, 600).toArray());
        Refitting.Found found = NaiveBayes.standard().find(train, held, CONTEXT);
        double[] other = Arrays.stream(held.target()).map(y -> (y + 1) % 3).toArray();
        assertArrayEquals(
                found.model().predict(held.table()).values(),
                found.settled()
                        .orElseThrow()
                        .fit(train, new Rows(held.table(), other, held.task()), CONTEXT)
                        .predict(held.table())
                        .values());
    }

    @Test
    void settingsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new NaiveBayes.Smoothing(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new NaiveBayes.Smoothing(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new NaiveBayes(List.of(), List.of(1.0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NaiveBayes(List.of(new NaiveBayes.Smoothing(1, 1)), List.of(1.5)));
    }
}
