package ockham.study.challenger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.study.source.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTableTest {
    private static final Task TWO = new Task.Binary("No", "Yes");
    private static final Task THREE = new Task.Multiclass(List.of("a", "b", "c"));
    private static final Task NUMBER = new Task.Regression();

    @TempDir
    Path folder;

    private double[] read(String text, Task task, int rows) throws IOException {
        return read(text, task, rows, all(rows));
    }

    private double[] read(String text, Task task, int rows, BitSet needed) throws IOException {
        Path file = folder.resolve("preds.csv");
        Files.writeString(file, text);
        return PredictionTable.read(file, new PredictionTable.Wanted(task, rows, needed, "data.csv"))
                .values();
    }

    private static BitSet all(int rows) {
        BitSet all = new BitSet();
        all.set(0, rows);
        return all;
    }

    private String refused(String text, Task task, int rows) {
        UserError error = assertThrows(UserError.class, () -> read(text, task, rows));
        assertTrue(String.valueOf(error.getMessage()).contains("preds.csv"), error.getMessage());
        return String.valueOf(error.getMessage());
    }

    @Test
    void twoClassesNeedOneColumnOfAnyNameOrOneOfEither() throws IOException {
        double[] expected = {0.25, 0.75, 0.9, 0.1};
        assertArrayEquals(expected, read("p_Yes\n0.75\n.1\n", TWO, 2), 1e-12);
        assertArrayEquals(expected, read("score\r\n0.75\r\n1e-1\r\n", TWO, 2), 1e-12);
        assertArrayEquals(expected, read("p_No\n0.25\n0.9", TWO, 2), 1e-12);
        assertArrayEquals(expected, read("\ufeffNo;Yes\n0.25;0.75\n0.9;0.1\n", TWO, 2), 1e-12);
        assertArrayEquals(expected, read("prediction,p_No,p_Yes\nYes,0.25,0.75\nNo,0.9,0.1\n", TWO, 2), 1e-12);
    }

    @Test
    void rowsMayComeInAnyOrderWithTheirNumber() throws IOException {
        assertArrayEquals(new double[] {1, 2, 3}, read("row\tprediction\n3\t3\n1\t1\n2\t2\n", NUMBER, 3), 0);
        BitSet second = new BitSet();
        second.set(1);
        double[] one = read("row,prediction\n2,-7.5\n", NUMBER, 3, second);
        assertArrayEquals(new double[] {Double.NaN, -7.5, Double.NaN}, one, 0);
        assertArrayEquals(one, read("prediction\n\n-7.5\n\n", NUMBER, 3, second), 0);
    }

    @Test
    void probabilitiesOfManyClassesAreMadeToAddUpToOne() throws IOException {
        assertArrayEquals(
                new double[] {0.33 / 0.99, 0.33 / 0.99, 0.33 / 0.99},
                read("p_a,p_b,p_c\n0.33,0.33,0.33\n", THREE, 1),
                1e-12);
        assertTrue(refused("p_a,p_b,p_c\n0.3,0.3,0.3\n", THREE, 1).contains("line 2, its probabilities add up to 0.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`p_Yes\n0.5\n` | has 1 rows of predictions, but data.csv has 2 rows",
                "`p_Yes\n0.5\n1.2\n` | line 3, column p_Yes: \"1.2\" is no probability; write a number from 0 to 1",
                "`p_Yes\n0.5\nhigh\n` | line 3, column p_Yes: \"high\" is no probability",
                "`p_Yes\n0.5\nNaN\n` | line 3, column p_Yes: \"NaN\" is no probability",
                "`p_Yes\n\n0.5\n` | line 2, column p_Yes: is empty, but row 1 is judged",
                "`row,p_Yes\n"
                        + "1,0.5\n"
                        + "3,0.5\n"
                        + "` | line 3, column row: \"3\" is no row of data.csv; rows are numbered 1 to 2",
                "`row,p_Yes\n1,0.5\n0,0.5\n` | line 3, column row: \"0\" is no row",
                "`row,p_Yes\n1,0.5\n1,0.6\n` | line 3, column row: row 1 is on line 2 already",
                "`row,p_Yes\n"
                    + "2,0.5\n"
                    + "` | it has no prediction for 1 of the 2 rows of data.csv that are judged, the first is row 1",
                "`id,score\n1,0.5\n2,0.5\n` | line 1, has no column p_Yes, the probability of class Yes",
                "`p_Yess,x\n1,0.5\n2,0.5\n` | did you mean p_Yess?",
                "`p_Yes,p_Yes\n1,0.5\n2,0.5\n` | line 1, column p_Yes: is there twice",
                "`p_Yes,x\n0.5\n` | line 2 has 1 cells, its header 2",
                "`p_Yes\n\"0.5\n0.5\n` | line 2: a quote is never closed",
                "`p_Yes\n\"0.5\"x\n0.5\n` | line 2: there is text after a closing quote",
                "`` | is empty"
            })
    void everyMismatchIsSaidWithItsPlace(String text, String said) {
        String message = refused(text == null ? "" : text, TWO, 2);
        assertTrue(message.contains(said), message);
    }

    @Test
    void allProblemsAreSaidAtOnceUpToTen() {
        StringBuilder text = new StringBuilder("prediction\n");
        for (int i = 0; i < 30; i++) {
            text.append("x\n");
        }
        String message = refused(text.toString(), NUMBER, 30);
        assertTrue(message.contains("30 problems"), message);
        assertTrue(message.contains("line 11, ") && !message.contains("line 12, "), message);
        assertTrue(message.endsWith("and 20 more"), message);
    }

    @Test
    void aNumberNeedsItsColumn() {
        assertTrue(refused("predicted,other\n1,2\n", NUMBER, 1)
                .contains("needs a column prediction; did you mean predicted?"));
    }

    @Test
    void otherTextAndNoFileAreRefused() throws IOException {
        Path file = folder.resolve("preds.csv");
        Files.write(file, "p_Yes\nK\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1));
        PredictionTable.Wanted wanted = new PredictionTable.Wanted(TWO, 1, all(1), "data.csv");
        assertTrue(String.valueOf(assertThrows(UserError.class, () -> PredictionTable.read(file, wanted))
                        .getMessage())
                .contains("is not UTF-8"));
        assertTrue(String.valueOf(
                        assertThrows(UserError.class, () -> PredictionTable.read(folder.resolve("none.csv"), wanted))
                                .getMessage())
                .contains("there is no such file"));
    }

    @Test
    void linesAreCountedThroughQuotedLineEnds() throws IOException {
        Path file = folder.resolve("quoted.csv");
        Files.writeString(file, "a,\"b \"\"c\"\"\"\n\"x\ny\",1\nz,2\n");
        Csv csv = Csv.read(file);
        assertEquals(List.of("a", "b \"c\""), csv.header());
        assertEquals(
                List.of(new Records.Row(2, List.of("x\ny", "1")), new Records.Row(4, List.of("z", "2"))), csv.lines());
    }
}
