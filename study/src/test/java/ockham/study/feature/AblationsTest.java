package ockham.study.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AblationsTest {
    private static final int ROWS = 600;
    private static final Task NUMBER = new Task.Regression();
    private static final Set<ColumnKind> TAKES = EnumSet.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN);
    /** Every step that a recipe can have. */
    private static final List<Feature> RECIPE = List.of(
            new TimeNumbers(true),
            new TextNumbers(),
            new Combinations(6, 14),
            new TargetMeans(50, 5),
            new LevelDictionary(10, 10, false),
            new OneHotLevels(Set.of(ColumnKind.CATEGORY)),
            new FillMissing(),
            new DropConstant(TAKES));

    private final SplittableRandom random = new SplittableRandom(4);

    private Column.Numbers number(String name, boolean gaps) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, i -> gaps && i % 7 == 0 ? Double.NaN : random.nextGaussian());
        return new Column.Numbers(name, values);
    }

    private Column.Categories category(String name, int levels) {
        int[] codes = new int[ROWS];
        Arrays.setAll(codes, i -> i % levels);
        List<String> names = IntStream.range(0, levels).mapToObj(i -> "v" + i).toList();
        return new Column.Categories(name, ColumnKind.CATEGORY, names, codes);
    }

    private static Column.Times time() {
        long[] micros = new long[ROWS];
        Arrays.setAll(micros, i -> i * 7L * 3_600_000_000L);
        return new Column.Times("day", micros);
    }

    private static Column.Texts text() {
        @Nullable String[] values = new String[ROWS];
        Arrays.setAll(values, i -> "word ".repeat(i % 5 + 1));
        return new Column.Texts("note", values);
    }

    private Rows rows(Column... columns) {
        double[] target = new double[ROWS];
        Arrays.setAll(target, i -> random.nextGaussian());
        return new Rows(new Table(List.of(columns), ROWS), target, NUMBER);
    }

    private Rows everything() {
        return rows(number("a", true), number("b", false), category("few", 5), category("many", 60), time(), text());
    }

    @Test
    void onlyWhatATableHasColumnsForIsEngineered() {
        assertEquals(
                Map.of(
                        Engineered.TIME_PARTS,
                        List.of("day"),
                        Engineered.TEXT_COUNTS,
                        List.of("note"),
                        Engineered.COMBINATIONS,
                        List.of(),
                        Engineered.TARGET_MEANS,
                        List.of("many"),
                        Engineered.MISSING_MARKS,
                        List.of("a")),
                Ablations.of(RECIPE, everything().table(), NUMBER));
        List<Feature> plain = List.of(
                new Combinations(6, 14),
                new TargetMeans(50, 5),
                new LevelDictionary(10, 10, false),
                new DropConstant(TAKES));
        Table one = rows(number("a", true), category("few", 5)).table();
        assertEquals(Map.of(), Ablations.of(plain, one, NUMBER));
        Table two = rows(number("a", true), number("b", false)).table();
        assertEquals(
                Set.of(Engineered.COMBINATIONS),
                Ablations.of(plain, two, NUMBER).keySet());
        // With more than two classes combinations add nothing, so there is nothing to leave out.
        Task three = new Task.Multiclass(List.of("x", "y", "z"));
        assertEquals(Map.of(), Ablations.of(plain, two, three));
    }

    @Test
    void aTableOfTextsAloneKeepsThem() {
        List<Feature> recipe = List.of(new TextNumbers(), new DropConstant(TAKES));
        assertEquals(Map.of(), Ablations.of(recipe, rows(text()).table(), NUMBER));
    }

    @Test
    void withoutAllOfThemPlainColumnsAreLeft() {
        Rows train = everything();
        Table table = fit(EnumSet.allOf(Engineered.class), train).train();
        List<String> wanted = new ArrayList<>(List.of("a", "b"));
        IntStream.range(0, 5).forEach(i -> wanted.add("few = v" + i));
        IntStream.range(0, 60).forEach(i -> wanted.add("many = v" + i));
        wanted.add("day days since 1970");
        assertEquals(wanted, table.names());
        double[] a = ((Column.Numbers) table.column("a")).values();
        assertFalse(Double.isNaN(a[0]));
        assertEquals(a[0], a[7]);
    }

    @Test
    void eachStepLeavesTheOthersAsTheyWere() {
        Rows train = everything();
        Table whole = fit(EnumSet.noneOf(Engineered.class), train).train();
        Table without = fit(EnumSet.of(Engineered.TEXT_COUNTS), train).train();
        // The seeds of later steps follow from their places, which stay.
        assertArrayEquals(
                ((Column.Numbers) whole.column("many mean")).values(),
                ((Column.Numbers) without.column("many mean")).values());
        assertTrue(whole.names().contains("note words"));
        assertFalse(without.names().contains("note words"));
        Table plainTimes = fit(EnumSet.of(Engineered.TIME_PARTS), train).train();
        assertTrue(whole.names().contains("day day of week"), whole.names()::toString);
        assertEquals(
                List.of("day days since 1970"),
                plainTimes.names().stream().filter(n -> n.startsWith("day ")).toList());
    }

    @Test
    void theCommonestLevelsStandInForTargetMeans() {
        int[] codes = new int[ROWS * 10];
        // 300 levels of 12 rows, then 24 more for the first 100 of them.
        Arrays.setAll(codes, i -> i < 3600 ? i % 300 : i % 100);
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "v" + i).toList();
        Table table =
                new Table(List.of(new Column.Categories("city", ColumnKind.CATEGORY, names, codes)), codes.length);
        Rows train = new Rows(table, new double[codes.length], NUMBER);
        List<Feature> recipe = List.of(new TargetMeans(50, 5), new LevelDictionary(10, 10, false));
        List<Feature> plain = Ablations.without(recipe, EnumSet.of(Engineered.TARGET_MEANS));
        var city = (Column.Categories) Recipes.fit(plain, train, 1).train().column("city");
        assertEquals(Ablations.COMMONEST + 1, city.levels().size());
        assertEquals("v249", city.level(249));
        assertEquals("(other)", city.level(250));
    }

    @Test
    void gapsOfCategoriesBecomeTheCommonestLevelWhereTheyAreNotMarked() {
        int[] codes = new int[ROWS];
        Arrays.setAll(codes, i -> i % 10 == 0 ? -1 : i % 10 < 6 ? 1 : 0);
        Table table =
                new Table(List.of(new Column.Categories("k", ColumnKind.CATEGORY, List.of("x", "y"), codes)), ROWS);
        Rows train = new Rows(table, new double[ROWS], NUMBER);
        var marked = (Column.Categories) new FillMissing().fit(train, 1).train().column("k");
        var plain =
                (Column.Categories) new FillMissing(false).fit(train, 1).train().column("k");
        assertEquals("(missing)", marked.level(0));
        assertEquals("y", plain.level(0));
        assertEquals(List.of("x", "y"), plain.levels());
    }

    @Test
    void whatAFitHasMadeIsTold() {
        Rows train = everything();
        Map<Engineered, List<String>> made =
                Ablations.made(fit(EnumSet.noneOf(Engineered.class), train).fitted());
        assertEquals(List.of("many"), made.get(Engineered.TARGET_MEANS));
        assertEquals(List.of(), made.get(Engineered.COMBINATIONS), "the target is noise");
        Rows few = rows(number("a", false), category("few", 5));
        made = Ablations.made(fit(EnumSet.noneOf(Engineered.class), few).fitted());
        assertEquals(List.of(), made.get(Engineered.TARGET_MEANS));
    }

    private static Feature.Prepared fit(Set<Engineered> gone, Rows train) {
        return Recipes.fit(Ablations.without(RECIPE, gone), train, 9);
    }
}
