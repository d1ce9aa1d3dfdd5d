package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.LearningException;
import ockham.api.Table;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;
import org.junit.jupiter.api.Test;

class RobustInputsTest {
    private static final List<List<String>> LEVELS = List.of(List.of("1", "2"), List.of("1", "2", "3"));

    private static Table table(JsonNode numbers, JsonNode categories) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < numbers.get(0).size(); i++) {
            columns.add(new Column.Numbers("n" + i, Golden.column(numbers, i)));
        }
        for (int i = 0; i < LEVELS.size(); i++) {
            double[] values = Golden.column(categories, i);
            int[] codes = new int[values.length];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = (int) values[row] - 1;
            }
            columns.add(new Column.Categories("c" + i, ColumnKind.CATEGORY, LEVELS.get(i), codes));
        }
        return new Table(columns, numbers.size());
    }

    private static void assertEncoded(JsonNode expected, NetInputs inputs, Table table) {
        NetInputs.Bound bound = inputs.bind(table);
        for (int row = 0; row < table.rows(); row++) {
            float[] values = new float[inputs.width()];
            bound.row(row, values, 0);
            for (int i = 0; i < values.length; i++) {
                double exact = expected.get(row).get(i).asDouble();
                // computed in double, rounded to float once
                assertEquals(exact, values[i], 6e-8 * Math.max(1, Math.abs(exact)));
            }
        }
    }

    @Test
    void encodesAsTheReferenceDoes() {
        JsonNode golden = Golden.named("preprocessing");
        Table train = table(golden.get("x_num"), golden.get("x_cat"));
        NetInputs inputs = RobustInputs.fit(train, 256);
        assertEquals(9, inputs.width());
        assertEncoded(golden.get("expected"), inputs, train);
        assertEncoded(golden.get("expected_new"), inputs, table(golden.get("new_x_num"), golden.get("new_x_cat")));
    }

    @Test
    void refusesMissingNumbers() {
        Table holes = new Table(List.of(new Column.Numbers("age", new double[] {1, Double.NaN})), 2);
        LearningException refused = assertThrows(LearningException.class, () -> RobustInputs.fit(holes, 256));
        assertTrue(String.valueOf(refused.getMessage()).contains("column age"));
    }

    @Test
    void theRarestLevelsBeyondTheLimitHaveNoInput() {
        int[] codes = {0, 1, 1, 2, 3, 3, 3, 2, -1};
        Table table = new Table(
                List.of(new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b", "c", "d"), codes)), 9);
        NetInputs inputs = RobustInputs.fit(table, 3);
        assertEquals(List.of(new NetColumn.Categorical("c", List.of("b", "c", "d"))), inputs.columns());
    }

    @Test
    void numbersNearTheEndsOfTheRangeStayFinite() {
        double[] extreme = {-1e308, 1e308, 0, 1e-308, 5};
        Table table = new Table(List.of(new Column.Numbers("x", extreme)), 5);
        NetInputs.Bound bound = RobustInputs.fit(table, 256).bind(table);
        for (int row = 0; row < 5; row++) {
            float[] value = new float[1];
            bound.row(row, value, 0);
            assertTrue(Math.abs(value[0]) <= 3, "row " + row + ": " + value[0]);
        }
    }

    @Test
    void embeddedColumnsStandLastAndKeepTheirFrequentLevels() {
        Table table = new Table(
                List.of(
                        new Column.Categories(
                                "many", ColumnKind.CATEGORY, List.of("a", "b", "c"), new int[] {2, 2, 0, 0, 1, -1}),
                        new Column.Categories(
                                "two", ColumnKind.CATEGORY, List.of("x", "y"), new int[] {0, 1, 0, 1, 0, 1}),
                        new Column.Numbers("height", new double[] {1, 2, 3, 4, 5, 6})),
                6);
        NetInputs inputs = RobustInputs.embedded(table, 2, 2);
        assertEquals(
                List.of(
                        new NetColumn.Numeric("height"),
                        new NetColumn.Categorical("two", List.of("x", "y")),
                        new NetColumn.Embedded("many", List.of("a", "c"))),
                inputs.columns());
        float[] row = new float[3];
        double[] places = {2, 2, 1, 1, 0, 0};
        for (int i = 0; i < 6; i++) {
            inputs.bind(table).row(i, row, 0);
            assertEquals(places[i], row[2]);
        }
        assertEquals(new Front(2, 1, 1, 3), StartedNet.front(inputs));
    }
}
