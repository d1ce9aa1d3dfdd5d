package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.api.ColumnKind;
import ockham.api.MachineError;
import ockham.api.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of the input is told with its place, and leaves no file behind. */
class BadInputTest {
    @TempDir
    Path folder = Path.of("");

    @TempDir
    Path output = Path.of("");

    @AfterEach
    void nothingIsLeftHalfWritten() throws IOException {
        try (Stream<Path> left = Files.list(output)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private String refusal(Path file) {
        return refusal(file.toString(), "y", Map.of());
    }

    private String refusal(String location, String target, Map<String, ColumnKind> types) {
        SourceSettings settings = new SourceSettings(location, null, target, types);
        UserError error = assertThrows(UserError.class, () -> Source.snapshot(settings, output.resolve("data.duckdb")));
        return String.valueOf(error.getMessage());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private String refusal(String name, String text) throws IOException {
        return refusal(write(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void contains(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "'\n \n'|is empty",
                "'a,y\n'|column names but no rows",
                "'a,y'|column names but no rows",
                "'a,b,a,y\n1,2,3,4\n'|line 1: a column name occurs more than once: \"a\" in columns [1, 3]",
                "'a,b,y\n1,\"x,no\n2,y,yes\n'|line 2: a quote is opened that is not closed",
                "'a,Y \n1,no\n2,yes\n'|has no target column y; did you mean Y?"
            })
    void textThatIsNoTableIsRefused(String text, String reason) throws IOException {
        contains(refusal("rows.csv", text), "rows.csv", reason);
    }

    @Test
    void raggedRowsAreNamedByLine() throws IOException {
        String message = refusal("ragged.csv", "a,b,y\n1,2,0\n1,2\n3,4,1\n5,6,7,8\n\"x\nz\",1,1\n9\n");
        contains(
                message,
                "3 rows do not have the shape of the first line",
                "line 3: 2 cells where the first line has 3",
                "line 5: 4 cells where the first line has 3",
                "line 8: 1 cells where the first line has 3");
    }

    @Test
    void cellsThatDoNotFitAGivenKindAreNamedAtOnce() throws IOException {
        Path file = write("kinds.csv", "a,b,y\n1,no,0\nx,maybe,1\n3,yes,0\n".getBytes(StandardCharsets.UTF_8));
        contains(
                refusal(file.toString(), "y", Map.of("a", ColumnKind.NUMBER, "b", ColumnKind.BOOLEAN)),
                "2 cells do not fit",
                "line 3, column a: \"x\" is not a number",
                "line 3, column b: \"maybe\" is not a boolean");
        contains(refusal(file.toString(), "y", Map.of("c", ColumnKind.NUMBER)), "has no column c");
        contains(refusal(file.toString(), "y", Map.of("a", ColumnKind.IMAGE)), "column a", "cannot be read");
    }

    @Test
    void whatIsNoReadableFileIsRefused() throws IOException {
        contains(refusal(folder.resolve("none.csv")), "there is no file", "none.csv");
        contains(refusal(folder), "is a folder");
        contains(refusal("a\u0000b", "y", Map.of()), "is not the name of a file");
        byte[] noise = new byte[5000];
        new SplittableRandom(3).nextBytes(noise);
        contains(refusal(write("noise.csv", noise)), "noise.csv is not text");
        contains(
                refusal(write("sheet.xlsx", "PK\u0003\u0004....".getBytes(StandardCharsets.ISO_8859_1))),
                "save the sheet as CSV");
        contains(refusal(write("cut.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0})), "cannot be unpacked");
    }

    @Test
    void aFileWithoutPermissionIsRefused() throws IOException {
        Path file = write("secret.csv", "a,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read any file");
        contains(refusal(file), "secret.csv cannot be read (permission denied)");
    }

    @Test
    void brokenParquetIsRefused() throws Exception {
        Path whole = folder.resolve("whole.parquet");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS a, i % 2 AS y FROM range(1000) t(i)) TO '" + whole + "' (FORMAT parquet)");
        }
        byte[] bytes = Files.readAllBytes(whole);
        contains(
                refusal(write("cut.parquet", Arrays.copyOf(bytes, bytes.length / 2))),
                "cut.parquet",
                "Was it cut off?");
        contains(refusal(write("other.parquet", "a,y\n".getBytes(StandardCharsets.UTF_8))), "is not a Parquet file");
    }

    @Test
    void brokenJsonIsNamedByLine() throws IOException {
        contains(
                refusal("rows.jsonl", "{\"a\":1,\"y\":\"no\"}\n{\"a\":2,\"y\":\n{\"a\":3,\"y\":\"no\"}\nhello\n"),
                "2 lines are not a JSON object",
                "line 2, column",
                "line 4, column 1");
        contains(refusal("words.jsonl", "hello\n"), "does not hold JSON objects");
        contains(refusal("array.json", "[{\"a\":1,\"y\":\"no\"},{\"a\""), "cannot be read as JSON");
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheMachinesFault() throws IOException {
        Path file = write("rows.csv", "a,y\n1,no\n2,yes\n".getBytes(StandardCharsets.UTF_8));
        Path inTheWay = write("occupied", new byte[] {1});
        SourceSettings settings = new SourceSettings(file.toString(), null, "y", Map.of());
        MachineError error =
                assertThrows(MachineError.class, () -> Source.snapshot(settings, inTheWay.resolve("data.duckdb")));
        contains(String.valueOf(error.getMessage()), "cannot write in");
        assertFalse(Files.exists(inTheWay.resolve("data.duckdb")));
    }

    @Test
    void whatIsNoSnapshotIsRefused() throws IOException {
        assertThrows(UserError.class, () -> Snapshot.open(folder.resolve("none.duckdb")));
        Path file = write("text.duckdb", "no database".getBytes(StandardCharsets.UTF_8));
        UserError error = assertThrows(UserError.class, () -> Snapshot.open(file));
        contains(String.valueOf(error.getMessage()), "is no snapshot");
    }

    @Test
    void hundredsOfColumnsAreRead() throws IOException {
        String names = IntStream.range(0, 400).mapToObj(i -> "c" + i).collect(Collectors.joining(",", "", ",y\n"));
        String rows = IntStream.range(0, 40)
                .mapToObj(r -> IntStream.range(0, 400)
                                .mapToObj(i -> i % 2 == 0 ? "w" + (i + r) % 7 : i + r + ".5")
                                .collect(Collectors.joining(","))
                        + "," + r % 2 + "\n")
                .collect(Collectors.joining());
        Path file = write("wide.csv", (names + rows).getBytes(StandardCharsets.UTF_8));
        Path database = output.resolve("data.duckdb");
        Snapshot snapshot = Source.snapshot(new SourceSettings(file.toString(), null, "y", Map.of()), database);
        assertEquals(401, snapshot.columns().size());
        assertEquals(
                200,
                snapshot.columns().stream()
                        .filter(c -> c.kind() == ColumnKind.CATEGORY)
                        .count());
        Files.delete(database);
    }
}
