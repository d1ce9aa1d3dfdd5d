package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTest {
    @TempDir
    Path folder;

    private Given given() {
        return new Given(folder);
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    @Test
    void infersEachKind() {
        StringBuilder text = new StringBuilder("n,code,when,member,note,y\n");
        for (int i = 0; i < 30; i++) {
            text.append(i)
                    .append(".5,0")
                    .append(100 + i)
                    .append(",2025-01-")
                    .append(10 + i % 20)
                    .append(',')
                    .append(i % 2 == 0 ? "Yes" : "No")
                    .append(",the customer number ")
                    .append(i)
                    .append(" called about a bill,")
                    .append(i % 3 == 0 ? "a" : "b")
                    .append('\n');
        }
        Snapshot snapshot = given().csv(text.toString(), "y");
        assertEquals(
                List.of("n NUMBER", "code CATEGORY", "when TIME", "member BOOLEAN", "note TEXT", "y CATEGORY"),
                Given.kinds(snapshot));
        assertEquals("0100", Given.words(snapshot, "code").getFirst());
        assertEquals(
                micros("2025-01-10T00:00:00Z"), ((Column.Times) snapshot.read().column("when")).micros()[0]);
        assertEquals(
                List.of("false", "true"), ((Column.Categories) snapshot.read().column("member")).levels());
        assertEquals("true", Given.words(snapshot, "member").getFirst());
    }

    @Test
    void readsMarkersOfMissingCellsAndSaysSo() {
        Snapshot snapshot = given().csv("a,b,c\n1,x,None\n ,?,low\nNA,y,unknown\n4,,low\n-,y,low\ninf,x,None\n", "c");
        assertArrayEquals(
                new double[] {1, Double.NaN, Double.NaN, 4, Double.NaN, Double.NaN}, Given.numbers(snapshot, "a"));
        assertEquals(Given.list("x", null, "y", null, "y", "x"), Given.words(snapshot, "b"));
        // Among categories these are values like any other.
        assertEquals(Given.list("None", "low", "unknown", "low", "low", "None"), Given.words(snapshot, "c"));
        assertTrue(
                snapshot.notes().contains("1 blank cell of a read as missing"),
                snapshot.notes().toString());
        assertTrue(
                snapshot.notes().contains("1 infinite cell of a read as missing"),
                snapshot.notes().toString());
        assertEquals(4, snapshot.column("a").missing());
        assertEquals(2, snapshot.column("a").distinct());
    }

    @Test
    void readsDecimalCommas() {
        Snapshot snapshot = given().csv("price;share;y\n1.234,5;3,14;a\n12,25;0,5;b\n-7;2;a\n", "y");
        assertArrayEquals(new double[] {1234.5, 12.25, -7}, Given.numbers(snapshot, "price"));
        assertArrayEquals(new double[] {3.14, 0.5, 2}, Given.numbers(snapshot, "share"));
        assertTrue(
                snapshot.notes().toString().contains("decimal comma"),
                snapshot.notes().toString());
    }

    @Test
    void readsThousandsCurrenciesAndPercents() {
        Snapshot snapshot =
                given().csv("a,b,c,y\n\"1,234.5\",$5,12 %,u\n\"12\",$7.5,3.5%,v\n\"1,000,000\",$1,0%,u\n", "y");
        assertArrayEquals(new double[] {1234.5, 12, 1e6}, Given.numbers(snapshot, "a"));
        assertArrayEquals(new double[] {5, 7.5, 1}, Given.numbers(snapshot, "b"));
        assertArrayEquals(new double[] {12, 3.5, 0}, Given.numbers(snapshot, "c"));
    }

    @Test
    void keepsLongIdsAndLeadingZerosAsCategories() {
        Snapshot snapshot = given().csv(
                        "id,zip,y\n"
                                + "12345678901234567891,10001,1\n"
                                + "12345678901234567892,00501,2\n"
                                + "12345678901234567893,90210,3\n"
                                + "12345678901234567893,90210,3\n",
                        "y");
        assertEquals("12345678901234567891", Given.words(snapshot, "id").getFirst());
        assertEquals("00501", Given.words(snapshot, "zip").get(1));
    }

    @Test
    void findsLeadingZerosFarBeyondTheSample() {
        StringBuilder text = new StringBuilder("zip,y\n");
        for (int i = 0; i < 5000; i++) {
            text.append(10000 + i).append(',').append(i % 2).append('\n');
        }
        text.append("00501,1\n");
        Snapshot snapshot = given().csv(text.toString(), "y");
        assertEquals(ColumnKind.CATEGORY, snapshot.column("zip").kind());
        assertEquals("00501", Given.words(snapshot, "zip").getLast());
    }

    @Test
    void aLateWordMakesAColumnCategories() {
        StringBuilder text = new StringBuilder("n,y\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i % 7).append(',').append(i % 2).append('\n');
        }
        text.append("many,1\n");
        Snapshot snapshot = given().csv(text.toString(), "y");
        assertEquals(ColumnKind.CATEGORY, snapshot.column("n").kind());
        assertTrue(
                snapshot.notes().toString().contains("\"many\""),
                snapshot.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^", "~"})
    void findsTheDelimiter(String delimiter) {
        String text = "a,b,y\n1,\"x\",u\n2,\"z\",v\n".replace(",", delimiter);
        Snapshot snapshot = given().csv(text, "y");
        assertEquals(List.of("a NUMBER", "b CATEGORY", "y CATEGORY"), Given.kinds(snapshot));
        assertEquals(2, snapshot.rows());
    }

    @Test
    void readsQuotedDelimitersQuotesAndLineEnds() {
        Snapshot snapshot = given().csv("a,y\n\"x, \"\"y\"\"\nz\",1\n\n\"u\",2\n", "y");
        assertEquals(Given.list("x, \"y\"\nz", "u"), Given.words(snapshot, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void readsAnyLineEnd(String end) {
        Snapshot snapshot = given().csv("a,y\n1,u\n\n2,v\n".replace("\n", end), "y");
        assertArrayEquals(new double[] {1, 2}, Given.numbers(snapshot, "a"));
    }

    @Test
    void readsMixedLineEnds() {
        Snapshot snapshot = given().csv("a,y\r\n1,\"u\r\nu\"\n3,w\r\n\n5,v\n", "y");
        assertArrayEquals(new double[] {1, 3, 5}, Given.numbers(snapshot, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void readsAnyEncoding(String name) {
        Charset charset = Charset.forName(name);
        Path file = given().file("data.csv", "größe,y\nMüller,1\nSøren,2\nMüller,1\n", charset);
        Snapshot snapshot = given().snapshot(file, "y");
        assertEquals(Given.list("Müller", "Søren", "Müller"), Given.words(snapshot, "größe"));
        assertEquals(
                !charset.equals(StandardCharsets.UTF_8),
                snapshot.notes().toString().contains("not UTF-8"));
    }

    @Test
    void dropsAByteOrderMark() {
        Snapshot snapshot = given().csv("\ufeff\"a\",y\n1,2\n3,4\n", "y");
        assertEquals(List.of("a NUMBER", "y NUMBER"), Given.kinds(snapshot));
    }

    @Test
    void unpacksGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,y\n1,u\n2,v\n".getBytes(StandardCharsets.UTF_8));
        }
        Snapshot snapshot = given().snapshot(given().bytes("data.csv.gz", packed.toByteArray()), "y");
        assertArrayEquals(new double[] {1, 2}, Given.numbers(snapshot, "a"));
    }

    @Test
    void tellsDayAndMonthApartWhereTheDatesDo() {
        Snapshot day = given().csv("d,y\n03/04/2025,1\n25/12/2024,2\n", "y");
        assertEquals(micros("2025-04-03T00:00:00Z"), ((Column.Times) day.read().column("d")).micros()[0]);
        Snapshot month = given().csv("d,y\n03/04/2025 5:30 PM,1\n12/25/2024 12:00 AM,2\n", "y");
        assertEquals(
                micros("2025-03-04T17:30:00Z"), ((Column.Times) month.read().column("d")).micros()[0]);
        Snapshot either = given().csv("d,y\n03/04/2025,1\n05/06/2024,2\n", "y");
        assertTrue(
                either.notes().toString().contains("no date tells day and month apart"),
                either.notes().toString());
    }

    @Test
    void readsOffsets() {
        Snapshot snapshot = given().csv("d,y\n2025-01-01T12:00:00+02:00,1\n2025-01-01T12:00:00Z,2\n", "y");
        long[] micros = ((Column.Times) snapshot.read().column("d")).micros();
        assertEquals(micros("2025-01-01T10:00:00Z"), micros[0]);
        assertEquals(micros("2025-01-01T12:00:00Z"), micros[1]);
    }

    @Test
    void daysThatDoNotExistAreNoDates() {
        assertEquals(
                ColumnKind.CATEGORY,
                given().csv("d,y\n31/02/2025,1\n25/12/2024,2\n", "y")
                        .column("d")
                        .kind());
    }

    @Test
    void keepsNamesThatDifferInCaseOnlyAndThatSqlUses() {
        Snapshot snapshot = given().csv("a,A,rowid,\"q\"\"'x\",y\n1,2,3,4,u\n5,6,7,8,v\n", "y");
        assertEquals(
                List.of("a", "A", "rowid", "q\"'x", "y"),
                snapshot.columns().stream().map(ColumnInfo::name).toList());
        assertArrayEquals(new double[] {2, 6}, Given.numbers(snapshot, "A"));
        assertArrayEquals(new double[] {3, 7}, Given.numbers(snapshot, "rowid"));
        assertArrayEquals(new double[] {4, 8}, Given.numbers(snapshot, "q\"'x"));
    }

    @Test
    void namesNamelessColumnsAndDropsTheOneAfterAClosingDelimiter() {
        Snapshot index = given().csv(",a,y\n0,5,u\n1,6,v\n", "y");
        assertEquals(List.of("column_1 NUMBER", "a NUMBER", "y CATEGORY"), Given.kinds(index));
        assertTrue(
                index.notes().toString().contains("has no name"), index.notes().toString());
        assertEquals(List.of("a NUMBER", "y CATEGORY"), Given.kinds(given().csv("a,y,\n5,u,\n6,v,\n", "y")));
    }

    @Test
    void saysWhenTheHeaderLooksLikeData() {
        Snapshot snapshot = given().csv("5.1,3.5,setosa\n4.9,3.0,setosa\n6.0,2.2,virginica\n", "setosa");
        assertTrue(
                snapshot.notes().toString().contains("looks like data"),
                snapshot.notes().toString());
    }

    @Test
    void userKindsWin() {
        Path file = given().file("data.csv", "code,y\n1.0,5\n2,6\n1.0,7\n");
        Snapshot snapshot = given().snapshot(file, "y", Map.of("code", ColumnKind.CATEGORY));
        assertEquals(Given.list("1.0", "2", "1.0"), Given.words(snapshot, "code"));
        Snapshot time = given().snapshot(
                        given().file("t.csv", "d,y\n20250131,1\n20241224,2\n"), "y", Map.of("d", ColumnKind.TIME));
        assertEquals(micros("2025-01-31T00:00:00Z"), ((Column.Times) time.read().column("d")).micros()[0]);
    }

    @Test
    void aFileWithOneColumnKeepsItsBlankLinesAsMissing() {
        Snapshot snapshot = given().csv("y\na\n\nb\n", "y");
        assertEquals(Given.list("a", null, "b"), Given.words(snapshot, "y"));
    }
}
