package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest tables whose columns predict strongly: formulas with errors of measurement, rules, thresholds, many classes. */
class HonestPredictorsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noHonestPredictorBlocks(long seed) {
        Map<String, List<Finding>> blocked = new LinkedHashMap<>();
        tables(seed).forEach((name, audit) -> {
            if (!Made.blocks(audit).isEmpty()) {
                blocked.put(name, Made.blocks(audit));
            }
        });
        assertEquals(Map.of(), blocked);
    }

    private static Map<String, Audit> tables(long seed) {
        Map<String, Audit> tables = new LinkedHashMap<>();
        tables.put("gas law", gasLaw(seed));
        tables.put("kinetic energy", kineticEnergy(seed));
        tables.put("falling", falling(seed));
        tables.put("sum of scores", sumOfScores(seed));
        tables.put("tomorrow from today", tomorrow(seed));
        tables.put("wide noise", wide(seed));
        tables.put("few rows", fewRows(seed));
        tables.put("species by traits", species(seed));
        tables.put("digits", digits(seed));
        tables.put("rules of levels", rules(seed));
        tables.put("rule of two thresholds", thresholds(seed));
        tables.put("exclusive or", exclusiveOr(seed));
        tables.put("blood value in steps", bloodValue(seed));
        tables.put("one value of a count", products(seed));
        tables.put("flowers in tenths", flowers(seed));
        tables.put("class by ranges", ranges(seed));
        tables.put("test result of three levels", testResult(seed));
        tables.put("rare events by heat", rareEvents(seed));
        tables.put("price by size", price(seed));
        tables.put("grade by earlier grades", grades(seed));
        return tables;
    }

    private static Made made(int rows, long seed) {
        return new Made(rows, 7919 * seed);
    }

    private static double between(Made made, double low, double high) {
        return low + (high - low) * made.random.nextDouble();
    }

    private static Task classes(int count) {
        return new Task.Multiclass(
                IntStream.range(0, count).mapToObj(k -> "c" + k).toList());
    }

    private static void category(Made made, String name, int levels, IntUnaryOperator code) {
        int[] codes = IntStream.range(0, made.rows).map(code).toArray();
        List<String> names = IntStream.range(0, levels).mapToObj(k -> name + k).toList();
        made.columns.add(new Column.Categories(name, ColumnKind.CATEGORY, names, codes));
    }

    private static Made junk(Made made, int columns) {
        for (int c = 0; c < columns; c++) {
            made.add("junk" + c, i -> made.normal());
        }
        return made;
    }

    private static Audit gasLaw(long seed) {
        var made = made(800, seed);
        made.add("moles", i -> between(made, 1, 5)).add("kelvin", i -> between(made, 250, 400));
        made.add("litres", i -> between(made, 10, 60));
        IntToDoubleFunction pressure = i -> 0.0821 * made.number(0, i) * made.number(1, i) / made.number(2, i);
        return junk(made, 3)
                .audit(made.values(i -> pressure.applyAsDouble(i) * (1 + 0.004 * made.normal())), Made.number());
    }

    private static Audit kineticEnergy(long seed) {
        var made = made(400, seed);
        made.add("mass", i -> between(made, 1, 9)).add("speed", i -> between(made, 1, 30));
        return junk(made, 2)
                .audit(
                        made.values(i ->
                                0.5 * made.number(0, i) * Math.pow(made.number(1, i), 2) * (1 + 0.02 * made.normal())),
                        Made.number());
    }

    private static Audit falling(long seed) {
        var made = made(500, seed);
        made.add("height", i -> between(made, 1, 100));
        double[] seconds = made.values(i -> Math.sqrt(2 * made.number(0, i) / 9.81) + 0.06 * made.normal());
        return junk(made, 4).audit(seconds, Made.number());
    }

    private static Audit sumOfScores(long seed) {
        var made = made(1500, seed);
        for (int c = 0; c < 3; c++) {
            made.add("score" + c, i -> Math.rint(between(made, 0, 100)));
        }
        double[] total = made.values(
                i -> made.number(0, i) + made.number(1, i) + made.number(2, i) + Math.rint(2 * made.normal()));
        return junk(made, 2).audit(total, Made.number());
    }

    private static Audit tomorrow(long seed) {
        var made = made(1000, seed);
        double[] day = new double[made.rows + 1];
        for (int i = 1; i < day.length; i++) {
            day[i] = 0.98 * day[i - 1] + 0.3 * made.normal();
        }
        made.add("today", i -> day[i]).add("yesterday", i -> day[Math.max(0, i - 1)]);
        return junk(made, 3).audit(made.values(i -> day[i + 1]), Made.number());
    }

    private static Audit wide(long seed) {
        var made = junk(made(150, seed), 500);
        return made.audit(made.values(i -> made.random.nextInt(2)), Made.binary());
    }

    private static Audit fewRows(long seed) {
        var made = junk(made(60, seed), 40);
        category(made, "plant", 3, i -> made.random.nextInt(3));
        return made.audit(made.values(i -> made.number(0, i) + 0.3 * made.normal() > 0 ? 1 : 0), Made.binary());
    }

    /** Each of 24 species has a trait in every column and is edible or not: any few traits tell. */
    private static Audit species(long seed) {
        var made = made(4000, seed);
        int[] species =
                IntStream.range(0, made.rows).map(i -> made.random.nextInt(24)).toArray();
        for (int c = 0; c < 12; c++) {
            int[] trait =
                    IntStream.range(0, 24).map(s -> made.random.nextInt(9)).toArray();
            category(made, "trait" + c, 9, i -> trait[species[i]]);
        }
        // The smell tells alone, too.
        category(made, "smell", 4, i -> species[i] % 2 * 2 + species[i] / 2 % 2);
        return made.audit(made.values(i -> species[i] % 2), Made.binary());
    }

    private static Audit digits(long seed) {
        var made = made(1500, seed);
        double[] digit = made.values(i -> made.random.nextInt(10));
        for (int c = 0; c < 48; c++) {
            double[] ink = made.random.doubles(10, 0, 16).toArray();
            made.add("pixel" + c, i -> Math.rint(Math.clamp(ink[(int) digit[i]] + 3 * made.normal(), 0, 16)));
        }
        return made.audit(digit, classes(10));
    }

    /** As in decision tables: one level of one column decides alone, whatever the others are. */
    private static Audit rules(long seed) {
        var made = made(8000, seed);
        int[] health =
                IntStream.range(0, made.rows).map(i -> made.random.nextInt(4)).toArray();
        int[] housing =
                IntStream.range(0, made.rows).map(i -> made.random.nextInt(3)).toArray();
        int[] money =
                IntStream.range(0, made.rows).map(i -> made.random.nextInt(3)).toArray();
        category(made, "health", 4, i -> health[i]);
        category(made, "housing", 3, i -> housing[i]);
        category(made, "money", 3, i -> money[i]);
        double[] verdict = made.values(i -> health[i] == 3 ? 2 : health[i] + housing[i] + money[i] > 3 ? 1 : 0);
        return made.audit(verdict, classes(3));
    }

    private static Audit thresholds(long seed) {
        var made = made(2000, seed);
        made.add("income", i -> 30 * Math.exp(0.5 * made.normal())).add("score", i -> between(made, 300, 850));
        return junk(made, 3)
                .audit(made.values(i -> made.number(0, i) > 25 && made.number(1, i) > 500 ? 1 : 0), Made.binary());
    }

    private static Audit exclusiveOr(long seed) {
        var made = made(1200, seed);
        made.add("a", i -> made.normal()).add("b", i -> made.normal());
        return made.audit(made.values(i -> made.number(0, i) * made.number(1, i) > 0 ? 1 : 0), Made.binary());
    }

    /** A value of the blood in 18 steps: above a threshold everybody is ill, below it some are. */
    private static Audit bloodValue(long seed) {
        var made = made(20000, seed);
        made.add("value", i -> 3.5 + 0.3 * made.random.nextInt(18)).add("age", i -> between(made, 1, 80));
        double[] ill = made.values(i -> made.number(0, i) > 8.2
                        || (made.number(0, i) > 5.6 && made.random.nextDouble() < made.number(1, i) / 800)
                ? 1
                : 0);
        return junk(made, 3).audit(ill, Made.binary());
    }

    /** A few customers have four products, and all of these leave. */
    private static Audit products(long seed) {
        var made = made(40000, seed);
        made.add("products", i -> made.random.nextDouble() < 0.01 ? 4 : 1 + made.random.nextInt(3));
        made.add("age", i -> between(made, 18, 80));
        double[] left =
                made.values(i -> made.number(0, i) == 4 || made.random.nextDouble() < made.number(1, i) / 250 ? 1 : 0);
        return made.audit(left, Made.binary());
    }

    private static Audit flowers(long seed) {
        var made = made(1500, seed);
        double[] kind = made.values(i -> i % 3);
        double[] width = {0.25, 1.3, 2.0};
        made.add(
                "petal",
                i -> Math.rint(10 * Math.max(0.1, width[(int) kind[i]] + (kind[i] == 0 ? 0.08 : 0.2) * made.normal()))
                        / 10);
        made.add("sepal", i -> Math.rint(10 * (5 + 0.5 * kind[i] + 0.6 * made.normal())) / 10);
        return made.audit(kind, classes(3));
    }

    private static Audit ranges(long seed) {
        var made = made(3000, seed);
        made.add("index", i -> made.normal());
        made.add("debt", i -> made.number(0, i) + 0.7 * made.normal());
        double[] rating = made.values(i -> Math.clamp(Math.floor(made.number(0, i) + 0.08 * made.normal()) + 2, 0, 4));
        return junk(made, 3).audit(rating, classes(5));
    }

    private static Audit testResult(long seed) {
        var made = made(4000, seed);
        double[] ill = made.values(i -> made.random.nextDouble() < 0.3 ? 1 : 0);
        category(
                made,
                "result",
                3,
                i -> ill[i] == 1 ? (made.random.nextDouble() < 0.9 ? 2 : 1) : made.random.nextDouble() < 0.95 ? 0 : 1);
        made.add("age", i -> 40 + 10 * ill[i] + 15 * made.normal());
        return junk(made, 2).audit(ill, Made.binary());
    }

    private static Audit rareEvents(long seed) {
        var made = made(10000, seed);
        made.add("heat", i -> 70 + 8 * made.normal()).add("shake", i -> 3 + made.normal());
        return made.audit(made.values(i -> made.number(0, i) > 88 || made.number(1, i) > 5.5 ? 1 : 0), Made.binary());
    }

    private static Audit price(long seed) {
        var made = made(700, seed);
        made.add("metres", i -> between(made, 30, 200)).add("year", i -> 1950 + made.random.nextInt(70));
        category(made, "town", 6, i -> made.random.nextInt(6));
        return made.audit(
                made.values(i -> Math.rint(3000 * made.number(0, i) * (1 + 0.05 * made.normal()))), Made.number());
    }

    private static Audit grades(long seed) {
        var made = made(650, seed);
        made.add("first", i -> Math.clamp(Math.rint(11 + 3.5 * made.normal()), 0, 20));
        made.add("second", i -> Math.clamp(Math.rint(made.number(0, i) + made.normal()), 0, 20));
        return junk(made, 3)
                .audit(
                        made.values(i -> Math.clamp(Math.rint(made.number(1, i) + 0.8 * made.normal()), 0, 20)),
                        Made.number());
    }

    @Test
    void oneOfSeveralValuesWarns() {
        assertFalse(Made.found(products(1), "leak", "products").isEmpty());
        assertFalse(Made.found(rules(1), "leak", "health").isEmpty());
    }

    @Test
    void traitsThatOthersTellTooAreNoSuspects() {
        assertEquals(List.of(), Made.found(species(1), "leak", ""));
    }

    @Test
    void productsInWholeNumbersBlockAndNoisyOnesDoNot() {
        var made = made(900, 5);
        made.add("price", i -> between(made, 0.5, 9)).add("pieces", i -> 1 + made.random.nextInt(30));
        double[] exact = made.values(i -> made.number(0, i) * made.number(1, i));
        Audit whole = made.audit(
                Arrays.stream(exact).map(v -> Math.max(1, Math.rint(v))).toArray(), Made.number());
        assertEquals(1, Made.blocks(whole).size());
        Audit noisy = made.audit(
                Arrays.stream(exact).map(v -> v * (1 + 0.01 * made.normal())).toArray(), Made.number());
        assertTrue(Made.blocks(noisy).isEmpty());
    }

    @Test
    void sumsWithFeesBlockThoughWholeNumbersWithNoiseDoNot() {
        List<Double> fees = new ArrayList<>(List.of(0.0, 2.0, 5.0, 9.0, 14.0));
        var made = made(1500, 6);
        made.add("fare", i -> Math.rint(between(made, 5, 200))).add("tip", i -> Math.rint(between(made, 0, 40)));
        double[] total = made.values(i -> made.number(0, i) + made.number(1, i) + fees.get(made.random.nextInt(5)));
        assertEquals(1, Made.blocks(made.audit(total, Made.number())).size());
    }
}
