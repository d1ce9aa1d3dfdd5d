package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.api.ColumnKind;
import ockham.api.Task;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    @TempDir
    Path folder = Path.of("");

    private Snapshot snapshot(Stream<String> cells, @Nullable ColumnKind kind) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, cells.map(cell -> "1," + cell + "\n").collect(Collectors.joining("", "a,y\n", "")));
        Map<String, ColumnKind> types = kind == null ? Map.of() : Map.of("y", kind);
        return Source.snapshot(new SourceSettings(file.toString(), null, "y", types), folder.resolve("rows.duckdb"));
    }

    private TargetColumn target(String cells, @Nullable ColumnKind as, @Nullable String positive) throws IOException {
        return Targets.of(snapshot(Arrays.stream(cells.split(" ", -1)), as), "y", as, positive);
    }

    private TargetColumn modulo(int classes) throws IOException {
        return Targets.of(
                snapshot(IntStream.range(0, 60).mapToObj(i -> String.valueOf(i % classes)), null), "y", null, null);
    }

    private String refusal(String cells, @Nullable ColumnKind as, @Nullable String positive) {
        return String.valueOf(
                assertThrows(UserError.class, () -> target(cells, as, positive)).getMessage());
    }

    @Test
    void theRarerClassIsPositiveAndNamesAreThoseOfTheCells() throws IOException {
        TargetColumn target = target("No Yes No Yes No", null, null);
        assertEquals(new Task.Binary("No", "Yes"), target.task());
        assertArrayEquals(new double[] {0, 1, 0, 1, 0}, target.values());
        assertEquals(
                new Task.Binary("Yes", "No"),
                target("No Yes No Yes Yes", null, null).task());
        assertEquals(
                new Task.Binary("<=50K", ">50K"),
                target(">50K <=50K <=50K <=50K >50K", null, null).task());
    }

    @Test
    void theLastInOrderIsPositiveAmongEquals() throws IOException {
        assertEquals(new Task.Binary("0", "1"), target("1 0 1 0", null, null).task());
        assertEquals(new Task.Binary("9", "10"), target("10 9 10 9", null, null).task());
    }

    @Test
    void thePositiveClassCanBeNamed() throws IOException {
        TargetColumn target = target("No Yes No Yes No", null, "No");
        assertEquals(new Task.Binary("Yes", "No"), target.task());
        assertArrayEquals(new double[] {1, 0, 1, 0, 1}, target.values());
        assertTrue(target.how().contains("as asked"), target.how());
        String unknown = refusal("No Yes No Yes No", null, "Maybe");
        assertTrue(unknown.contains("has no class \"Maybe\"") && unknown.contains("\"No\", \"Yes\""), unknown);
    }

    @Test
    void missingTargetsAreNoClass() throws IOException {
        TargetColumn target = target("No  Yes NA No Yes", null, null);
        assertEquals(2, target.missing());
        assertArrayEquals(new double[] {0, Double.NaN, 1, Double.NaN, 0, 1}, target.values());
    }

    @ParameterizedTest
    @CsvSource({"3", "10"})
    void fewWholeNumbersAreClassesInOrderOfSize(int classes) throws IOException {
        TargetColumn target = modulo(classes);
        List<String> names =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        assertEquals(new Task.Multiclass(names), target.task());
        assertEquals(1, target.values()[1 + classes]);
        assertTrue(target.how().contains("--type y=number"), target.how());
    }

    @Test
    void manyOrBrokenNumbersAreNumbers() throws IOException {
        TargetColumn many = modulo(11);
        assertEquals(new Task.Regression(), many.task());
        assertEquals(10, many.values()[10]);
        assertTrue(many.how().contains("--type y=category"), many.how());
        assertEquals(new Task.Regression(), target("0.5 1 1 0.5 2", null, null).task());
    }

    @Test
    void aGivenKindIsObeyed() throws IOException {
        assertEquals(
                new Task.Regression(),
                target("1 2 3 1 2 3", ColumnKind.NUMBER, null).task());
        assertEquals(
                new Task.Multiclass(List.of("1.5", "2.5", "3")),
                target("1.5 2.5 3 1.5 2.5 3", ColumnKind.CATEGORY, null).task());
        Snapshot words = snapshot(Stream.of("x", "y", "x", "y"), null);
        UserError error = assertThrows(UserError.class, () -> Targets.of(words, "y", ColumnKind.NUMBER, null));
        assertTrue(String.valueOf(error.getMessage()).contains("not numbers (such as \"x\")"), error.getMessage());
    }

    @Test
    void whatCannotBeATargetIsRefused() throws IOException {
        assertTrue(refusal("5 5 5 5 5", null, null).contains("\"5\" in every row"));
        assertTrue(refusal("x x x x", null, null).contains("nothing to predict"));
        assertTrue(refusal("NA NA NA NA", null, null).contains("missing in all 4 rows"));
        assertTrue(refusal("x y", null, null).contains("at least four are needed"));
        assertTrue(refusal("x y x x x", null, null).contains("\"y\" in one row only"));
        assertTrue(refusal("a1 b2 c3 d4 e5 f6", null, null).contains("looks like an id"));
        assertTrue(refusal("2024-01-01 2024-01-02 2024-01-01 2024-01-02", null, null)
                .contains("holds dates"));
        Snapshot many = snapshot(IntStream.range(0, 4000).mapToObj(i -> "k" + i % 1001), null);
        UserError error = assertThrows(UserError.class, () -> Targets.of(many, "y", null, null));
        assertTrue(String.valueOf(error.getMessage()).contains("1,001 classes"), error.getMessage());
        UserError none = assertThrows(UserError.class, () -> Targets.of(many, "z", null, null));
        assertTrue(String.valueOf(none.getMessage()).contains("has no column z. Its columns: a, y"), none.getMessage());
    }

    @Test
    void fourRowsAreEnough() throws IOException {
        assertArrayEquals(
                new double[] {0, 1, 0, 1}, target("x y x y", null, null).values());
    }
}
