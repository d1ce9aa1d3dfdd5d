package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker reads is what the main process wrote, to the last bit. */
class RowsFileTest {
    /** More than two chunks, and not a whole number of them. */
    private static final int ROWS = 20_001;

    @TempDir
    Path folder;

    @Test
    void rowsComeBackAsTheyWere() {
        Random random = new Random(1);
        double[] numbers = random.doubles(ROWS).toArray();
        numbers[7] = Double.NaN;
        numbers[8] = -0.0;
        long[] times = random.longs(ROWS).toArray();
        times[3] = Column.Times.MISSING;
        int[] codes = random.ints(ROWS, -1, 3).toArray();
        String[] texts = new String[ROWS];
        Arrays.setAll(texts, i -> i % 5 == 0 ? null : i % 5 == 1 ? "" : "text \u00e4\ud83d\ude00 " + i);
        List<Column> columns = List.of(
                new Column.Numbers("n", numbers),
                new Column.Times("when", times),
                new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "", "\u00df"), codes),
                new Column.Categories(
                        "yes",
                        ColumnKind.BOOLEAN,
                        Column.Categories.BOOLEAN_LEVELS,
                        random.ints(ROWS, -1, 2).toArray()),
                new Column.Texts("t", texts));
        double[] target = random.doubles(ROWS).toArray();
        Task task = new Task.Multiclass(List.of("x", "y", "z"));
        StudyData data =
                new StudyData(new Table(columns, ROWS), target, task, 15_000, 12, Map.of("n", "DOUBLE", "t", ""));
        Path file = folder.resolve("rows.bin");
        RowsFile.write(data, file);
        StudyData read = RowsFile.read(file, task);

        assertArrayEquals(target, read.target());
        assertEquals(task, read.task());
        assertEquals(15_000, read.trainRows());
        assertEquals(12, read.dropped());
        assertEquals(data.readings(), read.readings());
        assertEquals(ROWS, read.everything().rows());
        assertEquals(
                List.of("n", "when", "c", "yes", "t"),
                read.everything().columns().stream().map(Column::name).toList());
        assertArrayEquals(numbers, ((Column.Numbers) read.everything().column("n")).values());
        assertArrayEquals(times, ((Column.Times) read.everything().column("when")).micros());
        for (String name : List.of("c", "yes")) {
            Column.Categories before = (Column.Categories) data.everything().column(name);
            Column.Categories after = (Column.Categories) read.everything().column(name);
            assertEquals(before.kind(), after.kind());
            assertEquals(before.levels(), after.levels());
            assertArrayEquals(before.codes(), after.codes());
        }
        assertArrayEquals(texts, ((Column.Texts) read.everything().column("t")).values());
    }

    @Test
    void aFileThatIsNotWholeIsRefused() throws IOException {
        Path file = folder.resolve("rows.bin");
        Table table = new Table(List.of(new Column.Numbers("n", new double[100])), 100);
        RowsFile.write(new StudyData(table, new double[100], new Task.Regression(), 100, 0, Map.of()), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThrows(UncheckedIOException.class, () -> RowsFile.read(file, new Task.Regression()));
        Table texts = new Table(List.of(new Column.Texts("t", new String[] {"a long text at the end"})), 1);
        RowsFile.write(new StudyData(texts, new double[1], new Task.Regression(), 1, 0, Map.of()), file);
        bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 8));
        assertThrows(UncheckedIOException.class, () -> RowsFile.read(file, new Task.Regression()));
        Files.write(file, new byte[] {1, 2, 3, 4, 5});
        assertThrows(UncheckedIOException.class, () -> RowsFile.read(file, new Task.Regression()));
    }
}
