package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.testkit.PassingModel;
import org.junit.jupiter.api.Test;

class ScorecardQuestionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS =
            List.of("carrying", "tree", "additive", "shapley", "stability", "deletion");

    /** Three classes by every kind of column. */
    private static final class EveryKind implements PassingModel {
        @Override
        public Predictions predict(Table features) {
            double[] values = new double[3 * features.rows()];
            for (int i = 0; i < features.rows(); i++) {
                double sum = 0;
                for (Column column : features.columns()) {
                    sum += switch (column) {
                        case Column.Numbers n -> n.missing(i) ? 1.3 : n.values()[i];
                        case Column.Categories c -> 0.01 * c.codes()[i];
                        case Column.Times t -> t.missing(i) ? 0 : t.micros()[i] / 1e15;
                        case Column.Texts t -> String.valueOf(t.values()[i]).length() / 10.0;
                    };
                }
                double first = 1 / (1 + Math.exp(-sum + 3.5));
                values[3 * i] = first;
                values[3 * i + 1] = (1 - first) * 0.7;
                values[3 * i + 2] = (1 - first) * 0.3;
            }
            return new Predictions(features.rows(), 3, values);
        }
    }

    private static Table everyKind(int rows) {
        SplittableRandom random = new SplittableRandom(6);
        double[] numbers =
                random.doubles(rows).map(v -> v < 0.2 ? Double.NaN : 3 * v).toArray();
        int[] codes = random.ints(rows, -1, 300).toArray();
        long[] times = random.longs(rows, 0, 1_500_000_000_000_000L).toArray();
        times[0] = Column.Times.MISSING;
        String[] texts =
                IntStream.range(0, rows).mapToObj(i -> "word ".repeat(i % 5)).toArray(String[]::new);
        return new Table(
                List.of(
                        new Column.Numbers("n", numbers),
                        new Column.Categories(
                                "c",
                                ColumnKind.CATEGORY,
                                IntStream.range(0, 300)
                                        .mapToObj(i -> "level " + i)
                                        .toList(),
                                codes),
                        new Column.Times("when", times),
                        new Column.Texts("text", texts),
                        new Column.Numbers("constant", new double[rows])),
                rows);
    }

    private static JsonNode ask(HeldOut held) {
        ObjectNode reply = JSON.createObjectNode();
        var columns = reply.putArray("columns");
        held.features()
                .names()
                .forEach(name -> columns.addObject().put("column", name).put("mean", name.equals("constant") ? 0 : 1));
        new ScorecardQuestion().ask(held, reply);
        JsonNode told = reply.path("scorecard");
        PARTS.forEach(part -> assertTrue(told.has(part), part));
        return told;
    }

    private static HeldOut held(Table table, Model model) {
        Predictions truth = model.predict(table);
        RowScore score = (rows, p) -> IntStream.range(0, rows.length)
                .mapToDouble(i -> -Math.abs(p.get(i, 0) - truth.get(rows[i], 0)))
                .toArray();
        return new HeldOut(model, table, Functions.alone(table.rows()), score, 5);
    }

    @Test
    void everyKindOfColumnIsMeasured() {
        JsonNode told = ask(held(everyKind(1200), new EveryKind()));
        for (String part : PARTS) {
            assertFalse(told.path(part).has("why"), told.toString());
        }
        assertEquals(4, told.path("carrying").path("count").asInt());
        assertEquals(5, told.path("columns").asInt());
        assertEquals(1, told.path("texts").asInt());
        assertEquals(4, told.path("tree").path("columns").asInt());
        assertTrue(
                told.path("additive").path("value").asDouble() > 0.1,
                told.path("additive").toString());
        assertEquals(4, told.path("stability").path("columns").asInt());
        JsonNode examples = told.path("shapley").path("examples");
        // The third class is never the most probable.
        assertEquals(2, examples.size());
        for (JsonNode example : examples) {
            double sum = example.path("base").asDouble() + example.path("rest").asDouble();
            for (JsonNode part : example.path("parts")) {
                sum += part.path("effect").asDouble();
            }
            assertEquals(example.path("prediction").asDouble(), sum, 1e-9);
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerButForTheClock() {
        ObjectNode first = (ObjectNode) ask(held(everyKind(300), new EveryKind()));
        ObjectNode second = (ObjectNode) ask(held(everyKind(300), new EveryKind()));
        ((ObjectNode) first.path("shapley")).remove("millis");
        ((ObjectNode) second.path("shapley")).remove("millis");
        assertEquals(first.toString(), second.toString());
    }

    @Test
    void fewRowsAreExplainedButNotHalved() {
        JsonNode told = ask(held(everyKind(60), new EveryKind()));
        assertTrue(told.path("carrying").has("count") && told.path("shapley").has("examples"), told.toString());
        for (String part : List.of("tree", "additive", "stability", "deletion")) {
            assertEquals(
                    "fewer than 100 rows were held out",
                    told.path(part).path("why").asText());
        }
        JsonNode few = ask(held(everyKind(7), new EveryKind()));
        assertEquals(
                "fewer than 20 rows were held out",
                few.path("shapley").path("why").asText());
    }

    @Test
    void whatTheTimeDoesNotAllowIsSaid() {
        HeldOut held = held(everyKind(300), new EveryKind());
        int[] asked = new int[1];
        // Time for the tree, the sum and a part of the Shapley values.
        JsonNode told = ask(new HeldOut(
                held.model(), held.features(), held.group(), held.score(), held.seed(), () -> asked[0]++ > 3));
        assertTrue(told.path("tree").has("value") && told.path("additive").has("value"), told.toString());
        for (String part : List.of("shapley", "stability", "deletion")) {
            assertEquals(
                    "the time budget had ended", told.path(part).path("why").asText());
            assertEquals(1, told.path(part).size());
        }
    }

    @Test
    void tooManyColumnsAreNotShuffledOneByOne() {
        int rows = 120;
        double[] values = new SplittableRandom(1).doubles(rows).toArray();
        List<Column> columns = new ArrayList<>();
        IntStream.range(0, 1000).forEach(c -> columns.add(new Column.Numbers("x" + c, values)));
        JsonNode told = ask(held(
                new Table(columns, rows),
                new Functions(x -> Arrays.stream(x).limit(3).sum())));
        assertEquals(
                "1000 columns are too many to shuffle one by one",
                told.path("stability").path("why").asText());
        assertEquals(
                "1000 columns are too many to shuffle one by one",
                told.path("deletion").path("why").asText());
        assertEquals(
                "1000 columns are too many to explain a row by",
                told.path("shapley").path("why").asText());
        assertEquals(50, told.path("tree").path("columns").asInt());
    }

    @Test
    void aModelThatSaysAlwaysTheSameHasNothingToUnderstand() {
        Table table = Functions.normal(200, 5, 1);
        JsonNode told = ask(held(table, new Functions(x -> 2)));
        assertEquals(
                "the model says the same of every row",
                told.path("tree").path("why").asText());
        assertEquals(
                "the model uses fewer than three columns",
                told.path("stability").path("why").asText());
        assertEquals(
                0, told.path("shapley").path("examples").get(0).path("rest").asDouble());
    }

    @Test
    void cellsAreReadByPeople() {
        Table table = new Table(
                List.of(
                        new Column.Numbers("n", new double[] {3, 0.1234567, Double.NaN}),
                        new Column.Times("t", new long[] {0, 1_000_000, Column.Times.MISSING}),
                        new Column.Texts("s", new String[] {"a".repeat(60), "b", null})),
                3);
        List<String> shown = new ArrayList<>();
        for (Column column : table.columns()) {
            for (int i = 0; i < 3; i++) {
                shown.add(CellText.of(column, i));
            }
        }
        assertEquals(
                List.of(
                        "3",
                        "0.123457",
                        "missing",
                        "1970-01-01",
                        "1970-01-01T00:00:01Z",
                        "missing",
                        "a".repeat(39) + "…",
                        "b",
                        "missing"),
                shown);
    }

    @Test
    void columnsAreCountedUntilTheyCarryNearlyAll() {
        assertEquals(1, counted(10));
        assertEquals(2, counted(90, 5, 5, -20));
        assertEquals(3, counted(90, 4.8, 4.8, 0.4));
        ObjectNode none = JSON.createObjectNode();
        org.junit.jupiter.api.Assertions.assertThrows(
                Unmeasured.class, () -> ScorecardQuestion.carrying(JSON.createArrayNode(), none));
    }

    private static int counted(double... means) {
        var columns = JSON.createArrayNode();
        Arrays.stream(means).forEach(m -> columns.addObject().put("mean", m));
        ObjectNode node = JSON.createObjectNode();
        ScorecardQuestion.carrying(columns, node);
        return node.path("count").asInt();
    }
}
