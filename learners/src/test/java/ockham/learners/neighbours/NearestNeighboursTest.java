package ockham.learners.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.Standardisation;
import ockham.score.model.ConstantModel;
import ockham.score.model.NeighbourModel;
import ockham.score.model.Neighbourhood;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    private static Rows part(Rows rows, int from, int to) {
        return rows.rows(IntStream.range(from, to).toArray());
    }

    @Test
    void predictsTheMeanOfTheNearestOnStandardisedColumns() {
        Rows all = Worlds.curved(400, 2).rows();
        Rows train = part(all, 0, 300);
        Rows test = part(all, 300, 400);
        NearestNeighbours learner = new NearestNeighbours(List.of(new Neighbourhood(7, false)), 1_000_000);
        double[] predicted =
                learner.fit(train, test, CONTEXT).predict(test.table()).values();
        Standardisation by = Standardisation.of(train.table());
        double[] expected = new double[test.size()];
        for (int i = 0; i < expected.length; i++) {
            int row = i;
            double[] squares = new double[train.size()];
            for (int j = 0; j < train.table().columns().size(); j++) {
                double[] known = ((Column.Numbers) train.table().columns().get(j)).values();
                double[] asked = ((Column.Numbers) test.table().columns().get(j)).values();
                for (int m = 0; m < squares.length; m++) {
                    squares[m] += Math.pow((known[m] - asked[row]) / by.scales()[j], 2);
                }
            }
            expected[i] = IntStream.range(0, squares.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(m -> squares[m]))
                    .limit(7)
                    .mapToDouble(m -> train.target()[m])
                    .average()
                    .orElseThrow();
        }
        assertArrayEquals(expected, predicted, 1e-9);
    }

    @Test
    void smoothTruthsWantManyNeighboursAndIslandsFew() {
        Rows noisy = Worlds.linear(1500, 3).rows();
        assertTrue(chosen(noisy).count() >= 20, "noise is averaged: " + chosen(noisy));
        assertTrue(chosen(islands()).count() <= 10, "islands are small: " + chosen(islands()));
    }

    /** A chessboard of 12 x 12 fields without noise. */
    private static Rows islands() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(3000).toArray();
        double[] y = random.doubles(3000).toArray();
        double[] target = new double[3000];
        Arrays.setAll(target, i -> ((int) (12 * x[i]) + (int) (12 * y[i])) % 2);
        Table table = new Table(List.of(new Column.Numbers("x", x), new Column.Numbers("y", y)), 3000);
        return new Rows(table, target, new Task.Binary("black", "white"));
    }

    private static Neighbourhood chosen(Rows rows) {
        int cut = rows.size() * 4 / 5;
        return ((NeighbourModel)
                        NearestNeighbours.standard().fit(part(rows, 0, cut), part(rows, cut, rows.size()), CONTEXT))
                .neighbourhood();
    }

    @Test
    void beyondItsCeilingItSearchesASampleAndSaysSo() {
        Rows rows = Worlds.linear(2000, 3).rows();
        NearestNeighbours small = new NearestNeighbours(List.of(new Neighbourhood(20, false)), 8 * 250);
        NeighbourModel model = (NeighbourModel) small.fit(part(rows, 0, 1500), part(rows, 1500, 2000), CONTEXT);
        assertEquals(250, model.rows());
        assertEquals("a sample of 250 of the 1500 training rows", model.origin());
        FitContext other = new FitContext(2, 1, Duration.ofMinutes(5), Progress.none());
        NeighbourModel again = (NeighbourModel) small.fit(part(rows, 0, 1500), part(rows, 1500, 2000), other);
        assertTrue(
                !Arrays.equals(
                        model.predict(rows.table()).values(),
                        again.predict(rows.table()).values()),
                "another seed draws other rows");
        Rows test = part(rows, 1500, 2000);
        double prior = World.loss(test, new ConstantModel(0.5, 0.5).predict(test.table()));
        assertTrue(World.loss(test, model.predict(test.table())) < prior);
    }

    @Test
    void withoutTimeItIsThePriorAndSaysSo() {
        Rows rows = Worlds.linear(2000, 3).rows();
        AtomicBoolean cut = new AtomicBoolean();
        Progress heard = new Progress() {
            @Override
            public void step(int done, int total) {}

            @Override
            public void cutShort() {
                cut.set(true);
            }
        };
        FitContext noTime = new FitContext(1, 1, Duration.ZERO, heard);
        assertInstanceOf(
                ConstantModel.class,
                NearestNeighbours.standard().fit(part(rows, 0, 1500), part(rows, 1500, 2000), noTime));
        assertTrue(cut.get());
    }

    @Test
    void tooManyColumnsAreRefusedWithAReason() {
        Rows rows = Worlds.linear(600, 3).rows();
        NearestNeighbours tiny = new NearestNeighbours(List.of(new Neighbourhood(5, false)), 8 * 199);
        LearningException refused = assertThrows(
                LearningException.class, () -> tiny.fit(part(rows, 0, 400), part(rows, 400, 600), CONTEXT));
        assertTrue(refused.getMessage().contains("8 columns"), refused.getMessage());
    }

    @Test
    void onNoiseItIsNeverMuchWorseThanThePrior() {
        for (int seed = 0; seed < 10; seed++) {
            Rows noise = Worlds.noSignal(700, seed).rows();
            Rows test = part(noise, 500, 700);
            Model model = NearestNeighbours.standard().fit(part(noise, 0, 350), part(noise, 350, 500), CONTEXT);
            double prior = World.loss(test, new ConstantModel(0.7, 0.3).predict(test.table()));
            assertTrue(World.loss(test, model.predict(test.table())) < 1.05 * prior);
        }
    }

    @Test
    void whatWasChosenIsRepeatedWithoutValidationRows() {
        Rows rows = Worlds.linear(600, 5).rows();
        Rows train = part(rows, 0, 400);
        Rows held = part(rows, 400, 600);
        Refitting.Found found = NearestNeighbours.standard().find(train, held, CONTEXT);
        double[] opposite = Arrays.stream(held.target()).map(y -> 1 - y).toArray();
        NeighbourModel again = assertInstanceOf(
                NeighbourModel.class,
                found.settled().orElseThrow().fit(train, new Rows(held.table(), opposite, held.task()), CONTEXT));
        assertArrayEquals(
                found.model().predict(held.table()).values(),
                again.predict(held.table()).values());
    }
}
