package ockham.score.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FittedFeature;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One of each step, in the order a study uses them. */
class FittedRecipeTest {
    private static final double GAP = Double.NaN;

    private final FittedRecipe recipe = new FittedRecipe(List.of(
            new TimeParts(List.of(new TimeParts.Chosen(
                    "when", List.of(TimePart.EPOCH_DAYS, TimePart.HOUR), List.of("when days", "when hour")))),
            new TextCounts(List.of(new TextCounts.Counts("note", List.of("note 1", "note 2", "note 3")))),
            new LevelNumbers(List.of(new LevelNumbers.Lookup(
                    "shop",
                    List.of("a", "b"),
                    List.of("shop mean", "shop share"),
                    new double[] {0.25, 0.6, 0.75, 0.4},
                    new double[] {0.1, 0},
                    new double[] {0.5, 0}))),
            new LevelCoding(List.of(
                    new LevelCoding.Levels("town", List.of("x", "y", "(other)"), 2),
                    new LevelCoding.Levels("size", List.of("s", "l"), -1))),
            new Imputation(List.of(
                    new Imputation.Fill("age", ColumnKind.NUMBER, 40, "age is missing", List.of()),
                    new Imputation.Fill("size", ColumnKind.CATEGORY, 2, "", List.of("s", "l", "(missing)")))),
            new OneHot(List.of(new OneHot.Indicators("size", List.of("s", "(missing)"), List.of("is s", "is gap")))),
            new Selection(List.of(
                    "when days",
                    "when hour",
                    "note 1",
                    "note 2",
                    "note 3",
                    "shop mean",
                    "shop share",
                    "town",
                    "age",
                    "age is missing",
                    "is s",
                    "is gap"))));

    private static Table rows() {
        return new Table(
                List.of(
                        new Column.Texts("note", new @Nullable String[] {"call 12", null, "", "Größe 日本"}),
                        new Column.Times(
                                "when", new long[] {0, Column.Times.MISSING, 86_400_000_000L + 3_600_000_000L * 6, -1}),
                        categories("shop", List.of("b", "new", "a"), 0, 1, 2, -1),
                        categories("town", List.of("z", "y", "x"), 0, 1, 2, -1),
                        categories("size", List.of("xl", "l", "s"), 2, 1, 0, -1),
                        new Column.Numbers("age", new double[] {31, GAP, 0, -0.0})),
                4);
    }

    private static Column categories(String name, List<String> levels, int... codes) {
        return new Column.Categories(name, ColumnKind.CATEGORY, levels, codes);
    }

    @Test
    void everyCellIsWhatTheStepsSay() {
        Table out = recipe.apply(rows());
        assertArrayEquals(new double[] {0, GAP, 1.25, -1 / 86_400e6}, numbers(out, "when days"), 1e-15);
        assertArrayEquals(new double[] {0, GAP, 6, 23}, numbers(out, "when hour"));
        assertArrayEquals(new double[] {7, GAP, 0, 8}, numbers(out, "note 1"));
        assertArrayEquals(new double[] {2, GAP, 0, 2}, numbers(out, "note 2"));
        assertArrayEquals(new double[] {2.0 / 7, GAP, 0, 0}, numbers(out, "note 3"));
        assertArrayEquals(new double[] {0.75, 0.5, 0.25, 0.1}, numbers(out, "shop mean"));
        assertArrayEquals(new double[] {0.4, 0, 0.6, 0}, numbers(out, "shop share"));
        assertArrayEquals(new int[] {2, 1, 0, -1}, ((Column.Categories) out.column("town")).codes());
        assertArrayEquals(new double[] {31, 40, 0, -0.0}, numbers(out, "age"));
        assertArrayEquals(new double[] {0, 1, 0, 0}, numbers(out, "age is missing"));
        assertArrayEquals(new double[] {1, 0, 0, 0}, numbers(out, "is s"));
        assertArrayEquals(new double[] {0, 0, 1, 1}, numbers(out, "is gap"));
    }

    @Test
    void aBundleGivesTheSameRecipeBack() {
        Bundle bundle = recipe.toBundle();
        FittedFeature again = new FittedRecipe.Format().read(Bundle.of(bundle.format(), bundle.parts()));
        same(recipe.apply(rows()), again.apply(rows()));
        assertEquals(bundle.parts().keySet(), again.toBundle().parts().keySet());
        bundle.parts()
                .forEach((name, part) ->
                        assertTrue(equal(part, again.toBundle().parts().get(name)), name));
    }

    @Test
    void everyRowIsTreatedByItself() {
        Table whole = recipe.apply(rows());
        for (int row = 0; row < 4; row++) {
            int[] one = {row};
            same(whole.rows(one), recipe.apply(rows().rows(one)));
        }
        int[] mixed = {3, 0, 0, 2};
        same(whole.rows(mixed), recipe.apply(rows().rows(mixed)));
    }

    @Test
    void noRowsAreNoRows() {
        assertEquals(0, recipe.apply(rows().rows(new int[0])).rows());
    }

    @Test
    void theRowsGivenAreLeftAsTheyWere() {
        Table given = rows();
        recipe.apply(given);
        same(rows(), given);
    }

    @Test
    void aMissingOrChangedColumnIsNamed() {
        Table without = rows().without(List.of("age"));
        var missing = assertThrows(IllegalArgumentException.class, () -> recipe.apply(without));
        assertTrue(String.valueOf(missing.getMessage()).contains("age"));
        Table changed = without.with(List.of(categories("age", List.of("old"), 0, 0, 0, 0)));
        var other = assertThrows(IllegalArgumentException.class, () -> recipe.apply(changed));
        assertTrue(String.valueOf(other.getMessage()).contains("age"));
    }

    @Test
    void anUnknownStepIsNamed() {
        Bundle unknown = Bundle.of("recipe/1")
                .put("steps", new int[] {1})
                .put("step.0", Bundle.of("magic/9").build())
                .build();
        var error = assertThrows(IllegalArgumentException.class, () -> new FittedRecipe.Format().read(unknown));
        assertTrue(String.valueOf(error.getMessage()).contains("magic/9"));
    }

    @Test
    void partsOfTheWrongSizeAreRefused() {
        Bundle torn = Bundle.of("levels/1")
                .put("columns", "[\"a\",\"b\"]")
                .put("other", new int[] {0})
                .build();
        assertThrows(IllegalArgumentException.class, () -> new LevelCoding.Format().read(torn));
    }

    private static double[] numbers(Table table, String column) {
        return ((Column.Numbers) table.column(column)).values();
    }

    private static void same(Table wanted, Table found) {
        assertEquals(wanted.names(), found.names());
        assertEquals(wanted.rows(), found.rows());
        for (Column column : wanted.columns()) {
            Column other = found.column(column.name());
            assertEquals(column.kind(), other.kind());
            boolean equal = column instanceof Column.Numbers numbers
                    ? Arrays.equals(numbers.values(), ((Column.Numbers) other).values())
                    : column instanceof Column.Categories categories
                            ? categories.levels().equals(((Column.Categories) other).levels())
                                    && Arrays.equals(categories.codes(), ((Column.Categories) other).codes())
                            : column instanceof Column.Times times
                                    ? Arrays.equals(times.micros(), ((Column.Times) other).micros())
                                    : Arrays.equals(((Column.Texts) column).values(), ((Column.Texts) other).values());
            assertTrue(equal, column.name());
        }
    }

    private static boolean equal(Object a, @Nullable Object b) {
        return Arrays.deepEquals(new Object[] {a}, new @Nullable Object[] {b});
    }
}
