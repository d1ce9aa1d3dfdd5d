package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.compare.Estimate;
import ockham.study.compare.Holm;
import ockham.study.compare.OutOfFold;
import org.junit.jupiter.api.Test;

/** Against values of statsmodels, SciPy and fairlearn, and the known answers of the literature. */
class HarmGoldenTest {
    private static List<JsonNode> cases(String name) throws IOException {
        try (InputStream in = HarmGoldenTest.class.getResourceAsStream("harm.json")) {
            List<JsonNode> cases = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(in).get("cases")) {
                if (one.get("name").asText().equals(name)) {
                    cases.add(one);
                }
            }
            assertTrue(!cases.isEmpty(), name);
            return cases;
        }
    }

    private static void interval(JsonNode expected, Estimate found, String what) {
        assertEquals(expected.get(0).asDouble(), found.low(), 1e-9, what);
        assertEquals(expected.get(1).asDouble(), found.high(), 1e-9, what);
    }

    @Test
    void wilson() throws IOException {
        for (JsonNode one : cases("wilson")) {
            Count count = Count.of(one.get("k").asLong(), one.get("n").asLong());
            interval(one.get("expected"), count.interval(1 - one.get("alpha").asDouble()), one.toString());
        }
    }

    @Test
    void newcombe() throws IOException {
        for (JsonNode one : cases("newcombe_difference")) {
            Count first = Count.of(one.get("k1").asLong(), one.get("n1").asLong());
            Count second = Count.of(one.get("k2").asLong(), one.get("n2").asLong());
            interval(
                    one.get("expected"),
                    first.minus(second, 1 - one.get("alpha").asDouble()),
                    one.toString());
        }
    }

    @Test
    void theSmallestDetectableGap() throws IOException {
        for (JsonNode one : cases("smallest_detectable_gap")) {
            double gap = Count.detectable(
                    one.get("base").asDouble(),
                    one.get("n2").asDouble(),
                    one.get("n1").asDouble(),
                    0.95);
            assertEquals(one.at("/expected/arcsine").asDouble(), gap, 2e-4, one.toString());
        }
        assertTrue(Double.isNaN(Count.detectable(0.9, 5, 5, 0.95)));
    }

    @Test
    void whatAnAlarmMeansAtABaseRate() throws IOException {
        for (JsonNode one : cases("ppv")) {
            BaseRate rate = new BaseRate(
                    one.get("sensitivity").asDouble(),
                    one.get("specificity").asDouble(),
                    one.get("base_rate").asDouble());
            JsonNode expected = one.get("expected");
            assertEquals(expected.get("ppv").asDouble(), rate.right(), 1e-12);
            assertEquals(expected.get("npv").asDouble(), rate.cleared(), 1e-12);
            assertEquals(expected.get("alarms_per_million").asDouble(), 1e6 * rate.alarms(), 1e-6);
            assertEquals(expected.get("false_per_true").asDouble(), rate.falsePerRight(), 1e-9);
        }
        // METHODS: sensitivity and specificity of .99 and one positive in ten thousand: .98 % of the alarms are right.
        assertEquals(0.0098, new BaseRate(0.99, 0.99, 1e-4).right(), 5e-6);
    }

    @Test
    void searchingForOneAmongMany() throws IOException {
        for (JsonNode one : cases("gallery_false_match")) {
            assertEquals(
                    one.get("expected").asDouble(),
                    Gallery.falseMatch(
                            one.get("fmr").asDouble(), one.get("gallery").asDouble()),
                    1e-15);
        }
        // 27 of 188 athletes matched among 20,000 photos: at a million photos about everyone matches.
        JsonNode implied = cases("gallery_implied_fmr").getFirst();
        double rate = Gallery.impliedRate(27 / 188.0, 20_000);
        assertEquals(implied.get("expected").asDouble(), rate, 1e-15);
        assertEquals(implied.get("at_a_million").asDouble(), Gallery.falseMatch(rate, 1e6), 1e-12);
        assertEquals(7.75e-6, rate, 5e-9);
        assertEquals(0, Gallery.falseMatch(0.5, 0));
        assertEquals(1, Gallery.falseMatch(1, 3));
    }

    @Test
    void holm() throws IOException {
        JsonNode one = cases("worst_slice_holm").getFirst();
        assertArrayEquals(doubles(one.get("expected")), Holm.corrected(doubles(one.get("p_on_second_half"))), 1e-12);
        assertArrayEquals(new double[] {0.06, 0.06, 0.012}, Holm.corrected(new double[] {0.05, 0.03, 0.004}), 1e-12);
        assertArrayEquals(new double[0], Holm.corrected(new double[0]));
    }

    private static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    @Test
    void ratesOfGroups() throws IOException {
        JsonNode one = cases("group_rates").getFirst();
        double[] truth = doubles(one.get("y"));
        double[] decision = doubles(one.get("decision"));
        int rows = truth.length;
        int[] codes = IntStream.range(0, rows)
                .map(i -> "abc".indexOf(one.get("group").get(i).asText()))
                .toArray();
        Table table = new Table(
                List.of(new Column.Categories("group", ColumnKind.CATEGORY, List.of("a", "b", "c"), codes)), rows);
        double[] values = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            values[2 * i + (int) decision[i]] = 1;
        }
        OutOfFold.Entry entry =
                new OutOfFold.Entry("model", Family.LINEAR, 1, List.of(new Predictions(rows, 2, values)));
        OutOfFold all = new OutOfFold(
                new Task.Binary("0", "1"),
                truth,
                IntStream.range(0, rows).toArray(),
                new int[1][rows],
                table,
                List.of(entry));
        Harm harm = HarmLook.of(
                new HarmInputs(all, entry, null, "", List.of("group"), table, 1), Robustness.none("not asked"));
        assertEquals(3, harm.subgroups().levels().size());
        for (Subgroup level : harm.subgroups().levels()) {
            JsonNode expected = one.at("/expected/groups/" + level.level());
            assertEquals(expected.get("n").asLong(), level.rows());
            rate(expected, level.measures().getFirst(), Measure.FALSE_ALARM, "fpr", "false_positives", "negatives");
            rate(expected, level.measures().getLast(), Measure.MISS, "fnr", "false_negatives", "positives");
        }
        // The largest gap between two groups, as fairlearn has it, from the same table.
        double[] missed = harm.subgroups().levels().stream()
                .mapToDouble(level -> level.measures().getLast().value().mean())
                .sorted()
                .toArray();
        assertEquals(one.at("/expected/equal_opportunity_difference").asDouble(), missed[2] - missed[0], 1e-12);
        Alarms alarms = Objects.requireNonNull(harm.alarms());
        assertEquals(alarms.right(), right(truth, decision), 1e-12);
    }

    private static void rate(JsonNode expected, Measure found, String error, String rate, String errors, String of) {
        assertEquals(error, found.error());
        assertEquals(expected.get(errors).asLong(), found.errors());
        assertEquals(expected.get(of).asLong(), found.rows());
        assertEquals(expected.get(rate).asDouble(), found.value().mean(), 1e-12);
        assertEquals(expected.get(rate + "_wilson").get(0).asDouble(), found.low95(), 1e-9);
        assertEquals(expected.get(rate + "_wilson").get(1).asDouble(), found.high95(), 1e-9);
    }

    /** Right alarms among all alarms, counted. */
    private static double right(double[] truth, double[] decision) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < truth.length; i++) {
            all += decision[i];
            right += decision[i] * truth[i];
        }
        return right / all;
    }
}
