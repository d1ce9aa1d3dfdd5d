package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.UserError;
import ockham.score.InputColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of well-formed files, however they are written. */
class SourceTest {
    @TempDir
    Path folder = Path.of("");

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    private Snapshot snapshot(Path file) {
        return snapshot(file, Map.of());
    }

    private Snapshot snapshot(Path file, Map<String, ColumnKind> types) {
        return Source.snapshot(
                new SourceSettings(file.toString(), null, "y", types), folder.resolve(file.getFileName() + ".duckdb"));
    }

    private static double[] numbers(Snapshot snapshot, String column) {
        return ((Column.Numbers) snapshot.read().column(column)).values();
    }

    private static String words(Snapshot snapshot, String column) {
        Column.Categories categories = (Column.Categories) snapshot.read().column(column);
        return IntStream.range(0, categories.size())
                .mapToObj(i -> String.valueOf(categories.level(i)))
                .collect(Collectors.joining("|"));
    }

    private static String times(Snapshot snapshot, String column) {
        Column.Times times = (Column.Times) snapshot.read().column(column);
        return IntStream.range(0, times.size())
                .mapToObj(i ->
                        Instant.ofEpochSecond(times.micros()[i] / 1_000_000).toString())
                .collect(Collectors.joining("|"));
    }

    private static final String PLAIN = "a,b,y\n1,x,no\n2.5,\"p, q\",yes\n-3e2,x,no\n4,ä,yes\n";

    @Test
    void numbersWordsAndTruthValuesAreTold() throws IOException {
        Snapshot snapshot = snapshot(write("plain.csv", PLAIN));
        assertEquals(4, snapshot.rows());
        assertEquals(
                List.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN),
                snapshot.columns().stream().map(ColumnInfo::kind).toList());
        assertArrayEquals(new double[] {1, 2.5, -300, 4}, numbers(snapshot, "a"));
        assertEquals("x|p, q|x|ä", words(snapshot, "b"));
        assertEquals("false|true|false|true", words(snapshot, "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8 mark", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void encodingsGiveTheSameRows(String encoding) throws IOException {
        Path file = encoding.equals("UTF-8 mark")
                ? write("coded.csv", "\ufeff" + PLAIN)
                : write("coded.csv", PLAIN, Charset.forName(encoding));
        assertEquals(
                snapshot(write("plain.csv", PLAIN)).digest(), snapshot(file).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "mixed"})
    void lineEndsGiveTheSameRows(String end) throws IOException {
        String text = end.equals("mixed") ? PLAIN.replaceFirst("\n", "\r\n") : PLAIN.replace("\n", end);
        assertEquals(
                snapshot(write("plain.csv", PLAIN)).digest(),
                snapshot(write("ends.csv", text)).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void delimitersGiveTheSameRows(String delimiter) throws IOException {
        String text = PLAIN.replace("p, q", "p_ q").replace(",", delimiter).replace("p_ q", "p, q");
        assertEquals(
                snapshot(write("plain.csv", PLAIN)).digest(),
                snapshot(write("split.csv", text)).digest());
    }

    @Test
    void packedFilesGiveTheSameRows() throws IOException {
        Path packed = folder.resolve("plain.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(PLAIN.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                snapshot(write("plain.csv", PLAIN)).digest(), snapshot(packed).digest());
    }

    @Test
    void oneChangedCellChangesTheDigest() throws IOException {
        String digest = snapshot(write("plain.csv", PLAIN)).digest();
        assertNotEquals(
                digest,
                snapshot(write("other.csv", PLAIN.replace("2.5", "2.6"))).digest());
        assertNotEquals(
                digest,
                snapshot(write("other.csv", PLAIN.replace("a,b", "b,a"))).digest());
    }

    @Test
    void cellsMayHoldLineEndsAndQuotes() throws IOException {
        Snapshot snapshot =
                snapshot(write("quoted.csv", "a,y\n\"one\ntwo\",no\n\"say \"\"hi\"\"\",yes\n3,no\n4,yes\n"));
        assertEquals("one\ntwo|say \"hi\"|3|4", words(snapshot, "a"));
    }

    @Test
    void decimalCommaAndUnitsAreRead() throws IOException {
        Snapshot snapshot = snapshot(
                write("comma.csv", "p;q;r;y\n3,14;1.234,5;5 %;no\n2,5;2.000;6 %;yes\n1;10.000,25;7 %;no\n;1;;yes\n"));
        assertArrayEquals(new double[] {3.14, 2.5, 1, Double.NaN}, numbers(snapshot, "p"));
        assertArrayEquals(new double[] {1234.5, 2000, 10000.25, 1}, numbers(snapshot, "q"));
        assertArrayEquals(new double[] {5, 6, 7, Double.NaN}, numbers(snapshot, "r"));
        assertTrue(
                snapshot.notes().toString().contains("decimal comma"),
                snapshot.notes().toString());
    }

    @Test
    void codesKeepTheirZerosAndDigits() throws IOException {
        Snapshot snapshot = snapshot(write(
                "codes.csv",
                "zip,id,y\n00501,1234567890123456789,no\n10001,1234567890123456788,yes\n02134,1,no\n9,2,yes\n"));
        assertEquals("00501|10001|02134|9", words(snapshot, "zip"));
        assertEquals("1234567890123456789|1234567890123456788|1|2", words(snapshot, "id"));
    }

    @Test
    void aLateZeroOrWordMakesTheWholeColumnWords() throws IOException {
        String rows = IntStream.range(0, 5000)
                .mapToObj(i -> (10000 + i) + "," + i + ".5," + i % 2 + "\n")
                .collect(Collectors.joining());
        Snapshot snapshot = snapshot(write("late.csv", "zip,v,y\n" + rows + "00501,abc,1\n"));
        assertEquals(ColumnKind.CATEGORY, snapshot.column("zip").kind());
        assertEquals(ColumnKind.CATEGORY, snapshot.column("v").kind());
        assertTrue(words(snapshot, "zip").endsWith("14999|00501"));
        assertTrue(words(snapshot, "v").startsWith("0.5|1.5|"));
    }

    @Test
    void markersOfMissingCellsDependOnTheColumn() throws IOException {
        Snapshot snapshot = snapshot(write(
                "missing.csv",
                "v,w,x,y\n1,NA,None,no\nNA,b,cat,yes\n?,N/A,None,no\n,b,cat,\n-,b,dog,yes\ninf,b,dog,no\n"));
        assertArrayEquals(
                new double[] {1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}, numbers(snapshot, "v"));
        assertEquals("null|b|null|b|b|b", words(snapshot, "w"));
        assertEquals("None|cat|None|cat|dog|dog", words(snapshot, "x"));
        assertEquals(5, snapshot.column("v").missing());
        assertEquals(1, snapshot.column("y").missing());
        assertTrue(
                snapshot.notes().contains("1 infinite cell of v read as missing"),
                snapshot.notes().toString());
    }

    @Test
    void datesAreReadInTheOrderThatAllCellsAllow() throws IOException {
        Snapshot snapshot = snapshot(write("dates.csv", """
            iso,day,month,either,y
            2024-01-31,31/01/2024,01/31/2024,01/02/2024,no
            2024-02-28,28/02/2024,02/28/2024,03/04/2024,yes
            2024-12-31,31/12/2024,12/31/2024,05/06/2024,no
            2024-12-30,30/12/2024,12/30/2024,05/06/2024,yes
            """));
        String days = "2024-01-31T00:00:00Z|2024-02-28T00:00:00Z|2024-12-31T00:00:00Z|2024-12-30T00:00:00Z";
        assertEquals(days, times(snapshot, "iso"));
        assertEquals(days, times(snapshot, "day"));
        assertEquals(days, times(snapshot, "month"));
        assertTrue(snapshot.notes().toString().contains("either: no date tells day and month apart"));
    }

    @Test
    void namesInDifferentCaseOddNamesAndNoNamesAreKept() throws IOException {
        Snapshot snapshot = snapshot(write(
                "names.csv",
                "Age,age,a \"b\",'c',,rowid,y\n1,2,3,4,5,6,no\n1,2,3,4,5,7,yes\n1,2,3,4,5,8,no\n1,2,3,4,5,9,yes\n"));
        assertEquals(
                List.of("Age", "age", "a \"b\"", "'c'", "column_5", "rowid", "y"),
                snapshot.columns().stream().map(ColumnInfo::name).toList());
        assertEquals(1, numbers(snapshot, "Age")[0]);
        assertEquals(2, numbers(snapshot, "age")[0]);
        assertArrayEquals(new double[] {6, 7, 8, 9}, numbers(snapshot, "rowid"));
    }

    @Test
    void jsonLinesAreReadAndNestedValuesLeftOut() throws IOException {
        Snapshot snapshot = snapshot(write("rows.jsonl", """
            {"a":1,"b":"x","y":"no"}
            {"a":2.5,"b":null,"y":"yes"}
            {"a":3,"y":"no","c":{"d":1}}
            {"a":4,"b":"z","y":"yes"}
            """));
        assertArrayEquals(new double[] {1, 2.5, 3, 4}, numbers(snapshot, "a"));
        assertEquals("x|null|null|z", words(snapshot, "b"));
        assertTrue(snapshot.notes().contains("column c is left out: it holds nested objects or lists"));
    }

    @Test
    void parquetTypesAreKept() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i AS n, i / 4 AS f, 'w' || i % 3 AS w, i % 2 = 0 AS b, DATE '2024-01-01' +"
                    + " i::INTEGER AS d, [i] AS list, i % 2 AS y FROM range(40)"
                    + " t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        Snapshot snapshot = snapshot(file);
        assertEquals(
                List.of(
                        ColumnKind.NUMBER,
                        ColumnKind.NUMBER,
                        ColumnKind.CATEGORY,
                        ColumnKind.BOOLEAN,
                        ColumnKind.TIME,
                        ColumnKind.NUMBER),
                snapshot.columns().stream().map(ColumnInfo::kind).toList());
        assertEquals(0.25, numbers(snapshot, "f")[1]);
        assertTrue(times(snapshot, "d").startsWith("2024-01-01T00:00:00Z|2024-01-02T00:00:00Z|"));
        assertTrue(
                snapshot.notes().toString().contains("column list of type"),
                snapshot.notes().toString());
    }

    @Test
    void aGivenKindIsObeyed() throws IOException {
        Snapshot snapshot = snapshot(
                write("given.csv", "a,y\n1,0\n2,1\n3,0\n1,1\n"),
                Map.of("a", ColumnKind.CATEGORY, "y", ColumnKind.BOOLEAN));
        assertEquals("1|2|3|1", words(snapshot, "a"));
        assertEquals("false|true|false|true", words(snapshot, "y"));
    }

    @Test
    void anotherFileIsReadLikeTheFirst() throws IOException {
        Path file = write("new.csv", "extra,b,a\n9,00501,1\n9,,2\n");
        Table table = Source.readLike(
                file.toString(),
                List.of(new InputColumn("a", ColumnKind.NUMBER), new InputColumn("b", ColumnKind.CATEGORY)));
        assertEquals(2, table.rows());
        assertArrayEquals(new double[] {1, 2}, ((Column.Numbers) table.column("a")).values());
        assertEquals("00501", ((Column.Categories) table.column("b")).level(0));
        assertTrue(table.column("b").missing(1));
        Table text = Source.readText(file.toString(), List.of("a", "b"));
        assertArrayEquals(new String[] {"00501", null}, ((Column.Texts) text.column("b")).values());
        assertArrayEquals(new String[] {"1", "2"}, ((Column.Texts) text.column("a")).values());
    }

    @Test
    void cellsThatCanBeReadInTwoWaysAreReadAsTheColumnWas() throws IOException {
        Path file = write("new.csv", "price,weight,day\n\"1,234\",1.234,03/04/2025\n\"2,345\",5,05/06/2025\n");
        List<InputColumn> commas = List.of(
                new InputColumn("price", ColumnKind.NUMBER, "text, decimal comma"),
                new InputColumn("weight", ColumnKind.NUMBER, "text, decimal comma"),
                new InputColumn("day", ColumnKind.TIME, "date, day/month/year"));
        Table european = Source.readLike(file.toString(), commas);
        assertArrayEquals(new double[] {1.234, 2.345}, ((Column.Numbers) european.column("price")).values());
        assertArrayEquals(new double[] {1234, 5}, ((Column.Numbers) european.column("weight")).values());
        assertEquals("2025-04-03", day(european));
        List<InputColumn> points = List.of(
                new InputColumn("price", ColumnKind.NUMBER, "text, comma between thousands"),
                new InputColumn("weight", ColumnKind.NUMBER, "DOUBLE"),
                new InputColumn("day", ColumnKind.TIME, "date, month/day/year"));
        Table american = Source.readLike(file.toString(), points);
        assertArrayEquals(new double[] {1234, 2345}, ((Column.Numbers) american.column("price")).values());
        assertArrayEquals(new double[] {1.234, 5}, ((Column.Numbers) american.column("weight")).values());
        assertEquals("2025-03-04", day(american));
    }

    private static String day(Table table) {
        long micros = ((Column.Times) table.column("day")).micros()[0];
        return java.time.Instant.EPOCH
                .plus(micros, java.time.temporal.ChronoUnit.MICROS)
                .toString()
                .substring(0, 10);
    }

    @Test
    void missingColumnsAreNamedAndTheOnesThereAreOnce() throws IOException {
        Path file = write("new.csv", "ages,c\n1,2\n");
        UserError missing = assertThrows(
                UserError.class,
                () -> Source.readLike(
                        file.toString(),
                        List.of(
                                new InputColumn("income", ColumnKind.NUMBER),
                                new InputColumn("region", ColumnKind.CATEGORY))));
        String message = String.valueOf(missing.getMessage());
        assertTrue(message.contains("income") && message.contains("region"), message);
        assertEquals(1, message.split("ages", -1).length - 1, message);
    }

    @Test
    void anotherFileThatDoesNotFitIsRefusedWithEveryCell() throws IOException {
        Path file = write("new.csv", "ages,c\n1,\"x\ny\"\nold,z\n3,z\nyoung,z\n");
        UserError missing = assertThrows(
                UserError.class,
                () -> Source.readLike(file.toString(), List.of(new InputColumn("age", ColumnKind.NUMBER))));
        assertTrue(
                String.valueOf(missing.getMessage()).contains("has no column age; did you mean ages?"),
                missing.getMessage());
        UserError cells = assertThrows(
                UserError.class,
                () -> Source.readLike(file.toString(), List.of(new InputColumn("ages", ColumnKind.NUMBER))));
        assertTrue(
                String.valueOf(cells.getMessage()).contains("line 4, column ages: \"old\" is not a number"),
                cells.getMessage());
        assertTrue(
                String.valueOf(cells.getMessage()).contains("line 6, column ages: \"young\" is not a number"),
                cells.getMessage());
    }
}
