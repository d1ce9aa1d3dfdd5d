package ockham.study.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Dependence;
import ockham.api.Direction;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.feature.Arithmetic;
import org.junit.jupiter.api.Test;

class CombinationsTest {
    private static final Combinations STEP = new Combinations(6, 14);
    private static final Task NUMBER = new Task.Regression();
    private static final Task BINARY = new Task.Binary("no", "yes");

    /** Five independent positive columns; with {@code signal} the target is higher where the first two are about alike. */
    private static Rows rows(Task task, int rows, boolean signal, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[5][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : x) {
                column[i] = Math.exp(random.nextGaussian());
            }
            double sum =
                    (signal && Math.abs(x[0][i] / x[1][i] - 1) < 0.3 ? 4 : 0) + x[2][i] + 0.5 * random.nextGaussian();
            y[i] = task.classification() ? (random.nextDouble() < 1 / (1 + Math.exp(3 - sum)) ? 1 : 0) : sum;
        }
        List<Column.Numbers> columns = List.of(
                new Column.Numbers("rooms", x[0]),
                new Column.Numbers("households", x[1]),
                new Column.Numbers("age", x[2]),
                new Column.Numbers("height", x[3]),
                new Column.Numbers("weight", x[4]));
        return new Rows(new Table(columns, rows), y, task);
    }

    private static List<String> picked(Rows rows, long seed) {
        return ((Arithmetic) STEP.fit(rows, seed).fitted())
                .terms().stream().map(Arithmetic.Term::output).toList();
    }

    @Test
    void theRatioThatTheTargetFollowsIsFoundFirst() {
        for (Task task : List.of(NUMBER, BINARY)) {
            List<String> picked = picked(rows(task, 8000, true, 1), 7);
            List<String> either = List.of("rooms / households", "households / rooms");
            assertTrue(!picked.isEmpty() && either.contains(picked.get(0)), task + ": " + picked);
        }
    }

    /** A model that rises in a ratio may fall in its divisor. */
    @Test
    void columnsThatAreDeclaredMonotoneAreNotCombined() {
        for (Task task : List.of(NUMBER, BINARY)) {
            Rows rows = rows(task, 8000, true, 1);
            Rows declared = new Rows(rows.table(), rows.target(), task, Map.of("households", Direction.DOWN));
            List<String> picked = picked(declared, 7);
            assertTrue(picked.stream().noneMatch(name -> name.contains("households")), task + ": " + picked);
        }
    }

    @Test
    void onAllRowsThoseChosenOnPartOfThemStay() {
        Rows all = rows(NUMBER, 4000, true, 5);
        Rows noise = rows(NUMBER, 4000, false, 6);
        List<Feature> recipe = List.of(STEP);
        Feature.Prepared first =
                Recipes.fit(recipe, all.rows(IntStream.range(0, 3000).toArray()), 7);
        Feature.Prepared again = Recipes.again(recipe, first.fitted(), noise, Dependence.none(), 7);
        List<String> chosen = first.train().columns().stream().map(Column::name).toList();
        assertTrue(chosen.size() > 5, "nothing was chosen: " + chosen);
        assertEquals(chosen, again.train().columns().stream().map(Column::name).toList());
        assertEquals(4000, again.train().rows());
        assertEquals(List.of(), picked(noise, 7), "chosen anew it would be nothing");
    }

    @Test
    void columnsThatAddUpNeedNoCombination() {
        assertEquals(List.of(), picked(rows(NUMBER, 5000, false, 2), 7));
    }

    @Test
    void aShuffledTargetGivesNothing() {
        int found = 0;
        for (int draw = 0; draw < 20; draw++) {
            Rows rows = rows(draw % 2 == 0 ? NUMBER : BINARY, 1500, true, 100 + draw);
            double[] shuffled = rows.target().clone();
            SplittableRandom random = new SplittableRandom(draw);
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double kept = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = kept;
            }
            found += picked(new Rows(rows.table(), shuffled, rows.task()), draw).size();
        }
        assertTrue(found <= 1, found + " combinations of nothing in 20 tables");
    }

    @Test
    void newRowsAreTreatedAsTrainingRowsWere() {
        Rows rows = rows(NUMBER, 3000, true, 3);
        Feature.Prepared prepared = STEP.fit(rows, 7);
        Table again = prepared.fitted().apply(rows.table());
        assertEquals(prepared.train().names(), again.names());
        for (String name : again.names()) {
            double[] once = ((Column.Numbers) prepared.train().column(name)).values();
            assertTrue(Arrays.equals(once, ((Column.Numbers) again.column(name)).values()), name);
        }
        assertEquals(picked(rows, 7), picked(rows, 7));
    }

    @Test
    void fewRowsOrManyClassesAreLeftAlone() {
        assertEquals(List.of(), picked(rows(NUMBER, 200, true, 4), 7));
        Rows rows = rows(BINARY, 2000, true, 5);
        Task classes = new Task.Multiclass(List.of("a", "b", "c"));
        assertEquals(List.of(), picked(new Rows(rows.table(), rows.target(), classes), 7));
    }
}
