package ockham.study.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Feature;
import ockham.api.FitContext;
import ockham.api.FittedFeature;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.score.feature.FittedRecipe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private static final Set<ColumnKind> KINDS =
            EnumSet.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN, ColumnKind.TIME, ColumnKind.TEXT);
    private static final List<Task> TASKS =
            List.of(new Task.Binary("no", "yes"), new Task.Multiclass(List.of("a", "b", "c")), new Task.Regression());

    /** A learner that only says what it takes. */
    private record Takes(Family family, Set<ColumnKind> accepts, Set<Trait> traits) implements Learner {
        @Override
        public String name() {
            return "takes " + accepts;
        }

        @Override
        public Model fit(Rows train, Rows validation, FitContext context) {
            throw new UnsupportedOperationException("fits nothing");
        }
    }

    private static final Learner LINEAR = new Takes(Family.LINEAR, Set.of(ColumnKind.NUMBER), Set.of());
    private static final Learner BOOSTING =
            new Takes(Family.BOOSTING, Set.of(ColumnKind.NUMBER, ColumnKind.CATEGORY), Set.of(Trait.MISSING_VALUES));
    private static final List<Learner> LEARNERS = List.of(
            LINEAR,
            BOOSTING,
            new Takes(Family.DEEP, Set.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN), Set.of()),
            new Takes(Family.CHALLENGER, Set.of(ColumnKind.CATEGORY), Set.of()));

    @Test
    void everyLearnerGetsOnlyWhatItTakes() {
        for (Learner learner : LEARNERS) {
            for (Task task : TASKS) {
                for (int rows : new int[] {2, 3, 10, 300}) {
                    Rows train = mixed(rows, task);
                    Feature.Prepared prepared = fit(learner, train, 1);
                    for (Table table : List.of(
                            prepared.train(),
                            prepared.fitted().apply(mixed(57, task).table()))) {
                        assertFalse(table.columns().isEmpty());
                        assertEquals(prepared.train().names(), table.names());
                        table.columns().forEach(c -> taken(learner, c));
                    }
                }
            }
        }
    }

    private static void taken(Learner learner, Column column) {
        assertTrue(learner.accepts().contains(column.kind()), () -> learner.name() + " " + column.name());
        if (!learner.traits().contains(Trait.MISSING_VALUES)) {
            assertTrue(IntStream.range(0, column.size()).noneMatch(column::missing), column.name());
        }
    }

    @Test
    void nothingAndTodaysRuleGetTheTableAsItIs() {
        for (Family family : List.of(Family.NOTHING, Family.RULE)) {
            var learner = new Takes(family, KINDS, Set.of(Trait.MISSING_VALUES));
            assertEquals(List.of(), Recipes.of(learner, mixed(20, TASKS.get(0)).table(), TASKS.get(0)));
        }
    }

    @Test
    void aStoredRecipeGivesTheSameBytes() {
        for (Learner learner : LEARNERS) {
            FittedFeature fitted = fit(learner, mixed(300, TASKS.get(1)), 1).fitted();
            Bundle bundle = fitted.toBundle();
            FittedFeature again = new FittedRecipe.Format().read(Bundle.of(bundle.format(), bundle.parts()));
            Table query = mixed(80, TASKS.get(1)).table();
            same(fitted.apply(query), again.apply(query));
        }
    }

    @Test
    void everyRowIsTreatedByItself() {
        for (Learner learner : LEARNERS) {
            FittedFeature fitted = fit(learner, mixed(300, TASKS.get(0)), 1).fitted();
            Table query = mixed(60, TASKS.get(0)).table();
            Table whole = fitted.apply(query);
            int[] some = {41, 3, 3, 59};
            same(whole.rows(some), fitted.apply(query.rows(some)));
            same(whole.rows(new int[] {7}), fitted.apply(query.rows(new int[] {7})));
        }
    }

    @Test
    void theSameSeedGivesTheSameColumns() {
        Rows train = mixed(300, TASKS.get(2));
        same(fit(LINEAR, train, 5).train(), fit(LINEAR, train, 5).train());
    }

    @Test
    void targetMeansOfAShuffledTargetTellNothing() {
        int rows = 4000;
        var random = new SplittableRandom(8);
        int[] codes = new int[rows];
        double[] target = new double[rows];
        Arrays.setAll(codes, i -> random.nextInt(800));
        Arrays.setAll(target, i -> random.nextGaussian());
        var column = new Column.Categories("k", ColumnKind.CATEGORY, levels(800), codes);
        Rows train = new Rows(new Table(List.of(column), rows), target, new Task.Regression());
        Feature.Prepared prepared = new TargetMeans(50, 5).fit(train, 1);
        double own = correlation(numbers(prepared.train(), "k mean"), target);
        double applied = correlation(numbers(prepared.fitted().apply(train.table()), "k mean"), target);
        // Of 4,000 rows a correlation by chance is 0.016; with its own target in it, a row's mean tells much of it.
        assertTrue(Math.abs(own) < 0.08, "out of fold " + own);
        assertTrue(applied > 0.3, "on the rows fitted on " + applied);
    }

    @Test
    void targetMeansOfARealEffectKeepIt() {
        int rows = 4000;
        var random = new SplittableRandom(8);
        int[] codes = new int[rows];
        double[] target = new double[rows];
        Arrays.setAll(codes, i -> random.nextInt(100));
        Arrays.setAll(target, i -> codes[i] % 10 + random.nextGaussian());
        var column = new Column.Categories("k", ColumnKind.CATEGORY, levels(100), codes);
        Rows train = new Rows(new Table(List.of(column), rows), target, new Task.Regression());
        assertTrue(correlation(numbers(new TargetMeans(50, 5).fit(train, 1).train(), "k mean"), target) > 0.9);
    }

    @Test
    void aLevelNeverSeenGetsTheMeanOfAllRows() {
        double[] target = new double[120];
        Arrays.setAll(target, i -> i);
        int[] codes = new int[120];
        Arrays.setAll(codes, i -> i % 60);
        var column = new Column.Categories("k", ColumnKind.CATEGORY, levels(60), codes);
        FittedFeature fitted = new TargetMeans(50, 5)
                .fit(new Rows(new Table(List.of(column), 120), target, new Task.Regression()), 1)
                .fitted();
        var query = new Column.Categories("k", ColumnKind.CATEGORY, List.of("new"), new int[] {0});
        Table out = fitted.apply(new Table(List.of(query), 1));
        assertArrayEquals(new double[] {59.5}, numbers(out, "k mean"), 1e-12);
        assertArrayEquals(new double[] {0}, numbers(out, "k share"));
    }

    @Test
    void rareLevelsOfALargeColumnBecomeOneAndNewOnesJoinThem() {
        int[] codes = new int[200];
        Arrays.setAll(codes, i -> i < 180 ? i % 9 : 9 + i % 5);
        var column = new Column.Categories("k", ColumnKind.CATEGORY, levels(14), codes);
        Feature.Prepared prepared = new LevelDictionary(10, 10, false)
                .fit(new Rows(new Table(List.of(column), 200), new double[200], new Task.Regression()), 1);
        var trained = (Column.Categories) prepared.train().column("k");
        assertEquals(10, trained.levels().size());
        assertEquals("(other)", trained.level(199));
        var query = new Column.Categories("k", ColumnKind.CATEGORY, List.of("new", "v3"), new int[] {0, 1, -1});
        var out = (Column.Categories)
                prepared.fitted().apply(new Table(List.of(query), 3)).column("k");
        assertArrayEquals(new int[] {9, trained.levels().indexOf("v3"), -1}, out.codes());
    }

    @Test
    void columnsAllMissingAreZeroAndAreDropped() {
        var table = new Table(
                List.of(
                        new Column.Numbers("gone", filled(30, Double.NaN)),
                        new Column.Numbers(
                                "here", IntStream.range(0, 30).asDoubleStream().toArray())),
                30);
        Rows train = new Rows(table, new double[30], new Task.Regression());
        assertArrayEquals(
                new double[30], numbers(new FillMissing().fit(train, 1).train(), "gone"));
        assertEquals(List.of("here"), fit(LINEAR, train, 1).train().names());
        Rows only = train.with(table.select(List.of("gone")));
        assertEquals(1, fit(LINEAR, only, 1).train().columns().size());
    }

    private static Feature.Prepared fit(Learner learner, Rows train, long seed) {
        return Recipes.fit(Recipes.of(learner, train.table(), train.task()), train, seed);
    }

    private static Rows mixed(int rows, Task task) {
        var random = new SplittableRandom(rows);
        double[] target = new double[rows];
        Arrays.setAll(target, i -> task.classification() ? i % task.classes().size() : random.nextGaussian());
        List<Column> columns = new ArrayList<>();
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian());
        columns.add(new Column.Numbers("amount", numbers));
        columns.add(new Column.Numbers("gone", filled(rows, Double.NaN)));
        for (int levels : new int[] {3, 40, 120}) {
            int[] codes = new int[rows];
            Arrays.setAll(codes, i -> random.nextInt(levels + 1) - 1);
            columns.add(new Column.Categories("of " + levels, ColumnKind.CATEGORY, levels(levels), codes));
        }
        int[] flags = new int[rows];
        Arrays.setAll(flags, i -> random.nextInt(3) - 1);
        columns.add(new Column.Categories("flag", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, flags));
        long[] times = new long[rows];
        Arrays.setAll(times, i -> random.nextInt(6) == 0 ? Column.Times.MISSING : random.nextLong(1L << 50));
        columns.add(new Column.Times("when", times));
        @Nullable String[] texts = new @Nullable String[rows];
        Arrays.setAll(texts, i -> random.nextInt(6) == 0 ? null : "word ".repeat(random.nextInt(4)) + i);
        columns.add(new Column.Texts("note", texts));
        return new Rows(new Table(columns, rows), target, task);
    }

    private static List<String> levels(int count) {
        return IntStream.range(0, count).mapToObj(k -> "v" + k).toList();
    }

    private static double[] filled(int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] numbers(Table table, String column) {
        return ((Column.Numbers) table.column(column)).values();
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static void same(Table wanted, Table found) {
        assertEquals(wanted.names(), found.names());
        for (Column column : wanted.columns()) {
            switch (column) {
                case Column.Numbers numbers -> assertArrayEquals(numbers.values(), numbers(found, column.name()));
                case Column.Categories categories -> {
                    var other = (Column.Categories) found.column(column.name());
                    assertEquals(categories.levels(), other.levels());
                    assertArrayEquals(categories.codes(), other.codes());
                }
                case Column.Times times ->
                    assertArrayEquals(times.micros(), ((Column.Times) found.column(column.name())).micros());
                case Column.Texts texts ->
                    assertArrayEquals(texts.values(), ((Column.Texts) found.column(column.name())).values());
            }
        }
    }
}
