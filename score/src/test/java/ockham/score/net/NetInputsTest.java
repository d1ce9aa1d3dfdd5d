package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class NetInputsTest {
    private static final NetInputs PLAIN =
            new NetInputs(List.of(new NetColumn.Numeric("x")), new double[] {2}, new double[] {0.5});

    private static float[] row(NetInputs inputs, Table table, int row) {
        float[] into = new float[inputs.width()];
        inputs.bind(table).row(row, into, 0);
        return into;
    }

    private static Table numbers(double... values) {
        return new Table(List.of(new Column.Numbers("x", values)), values.length);
    }

    private static Table colours(List<String> levels, int... codes) {
        return new Table(List.of(new Column.Categories("colour", ColumnKind.CATEGORY, levels, codes)), codes.length);
    }

    @Test
    void centresScalesAndClips() {
        // z = (8 - 2) / 2 = 3, 3 / sqrt(2)
        assertEquals(3 / Math.sqrt(2), row(PLAIN, numbers(8), 0)[0], 1e-7);
        assertEquals(0, row(PLAIN, numbers(2), 0)[0]);
    }

    @Test
    void keepsTheLargestNumbersWithinThree() {
        float[] far = row(PLAIN, numbers(1e308), 0);
        assertEquals(3, far[0], 1e-6);
        assertEquals(-3, row(PLAIN, numbers(-1e308), 0)[0], 1e-6);
        assertEquals(3, row(PLAIN, numbers(1e160), 0)[0], 1e-6);
    }

    @Test
    void aConstantGivesNothingEvenForNewValues() {
        NetInputs constant = new NetInputs(List.of(new NetColumn.Numeric("x")), new double[] {5}, new double[] {0});
        assertEquals(0, row(constant, numbers(1e308), 0)[0]);
    }

    @Test
    void twoLevelsAreOneInputOfBothSigns() {
        NetInputs two = new NetInputs(
                List.of(new NetColumn.Categorical("colour", List.of("red", "blue"))), new double[] {0}, new double[] {1
                });
        Table table = colours(List.of("red", "blue"), 0, 1, -1);
        float one = (float) (1 / Math.sqrt(1 + 1.0 / 9));
        assertEquals(one, row(two, table, 0)[0]);
        assertEquals(-one, row(two, table, 1)[0]);
        assertEquals(0, row(two, table, 2)[0]);
    }

    @Test
    void findsLevelsByNameWhateverTheDictionary() {
        NetInputs three = new NetInputs(
                List.of(new NetColumn.Categorical("colour", Nets.COLOURS)), new double[3], new double[] {1, 1, 1});
        float one = (float) (1 / Math.sqrt(1 + 1.0 / 9));
        Table table = colours(List.of("mauve", "blue", "red"), 0, 1, 2, -1);
        assertArrayEquals(new float[3], row(three, table, 0));
        assertArrayEquals(new float[] {0, 0, one}, row(three, table, 1));
        assertArrayEquals(new float[] {one, 0, 0}, row(three, table, 2));
        assertArrayEquals(new float[3], row(three, table, 3));
    }

    @Test
    void namesTheColumnWithAMissingNumber() {
        Table table = numbers(1, Double.NaN);
        Exception refused = assertThrows(IllegalArgumentException.class, () -> row(PLAIN, table, 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("column x, row 1"));
    }

    @Test
    void refusesAColumnOfAnotherKind() {
        Table table = colours(List.of("a"), 0);
        NetInputs number = new NetInputs(List.of(new NetColumn.Numeric("colour")), new double[1], new double[1]);
        assertThrows(IllegalArgumentException.class, () -> number.bind(table));
    }

    @Test
    void refusesACentreTooFew() {
        List<NetColumn> columns = List.of(new NetColumn.Categorical("colour", Nets.COLOURS));
        assertThrows(IllegalArgumentException.class, () -> new NetInputs(columns, new double[2], new double[3]));
    }
}
