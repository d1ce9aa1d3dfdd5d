package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

/** Planted near copies are found, and tables whose rows stand alone have none, coarse and dependent columns among them. */
class NearDuplicatesTest {
    /** More for the figures of docs/audit.md. */
    private static final int TABLES = Integer.getInteger("ockham.simulations", 12);

    private static List<Finding> findings(Table table, double[] target) {
        return new NearDuplicates(table, target, settings(null)).findings();
    }

    private static AuditSettings settings(String group) {
        return new AuditSettings("outcome", new Task.Regression(), null, group, Set.of(), 7);
    }

    /** A table of the same rows and, after them, copies of some of them in which one or two cells are another row's. */
    private static Table withCopies(Table table, int copies, int cells, SplittableRandom random) {
        int n = table.rows();
        int[][] from = new int[table.columns().size()][n + copies];
        for (int[] column : from) {
            Arrays.setAll(column, i -> i);
        }
        for (int copy = 0; copy < copies; copy++) {
            int original = random.nextInt(n);
            for (int[] column : from) {
                column[n + copy] = original;
            }
            for (int cell = 0; cell < cells; cell++) {
                from[random.nextInt(from.length)][n + copy] = random.nextInt(n);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < from.length; c++) {
            columns.add(table.columns().get(c).rows(from[c]));
        }
        return new Table(columns, n + copies);
    }

    private static double[] longer(double[] values, int more, SplittableRandom random) {
        double[] longer = Arrays.copyOf(values, values.length + more);
        for (int i = values.length; i < longer.length; i++) {
            longer[i] = values[random.nextInt(values.length)];
        }
        return longer;
    }

    /** Of 14 columns, all from one hidden number, cut into few levels: rows agree often, and more often than shares say. */
    private static Table dependent(int rows, int levels, long seed) {
        var made = new Made(rows, seed);
        double[] hidden = made.values(i -> made.normal());
        for (int c = 0; c < 14; c++) {
            made.add(
                    "answer" + c, i -> Math.clamp(Math.floor(levels / 2.0 + hidden[i] + made.normal()), 0, levels - 1));
        }
        return made.table();
    }

    /** Many flags, each seldom set. */
    private static Table sparse(int rows, long seed) {
        var made = new Made(rows, seed);
        for (int c = 0; c < 30; c++) {
            double share = 0.01 + 0.01 * c;
            made.add("flag" + c, i -> made.random.nextDouble() < share ? 1 : 0);
        }
        return made.table();
    }

    @Test
    void rowsThatStandAloneHaveNone() {
        TreeMap<String, Integer> warned = new TreeMap<>();
        for (int table = 0; table < TABLES; table++) {
            var ordinary = Made.ordinary(600, 100 + table);
            int seed = 500 + table;
            count(warned, "ordinary", ordinary.table(), ordinary.amounts());
            count(warned, "dependent", dependent(1500, 3, seed), ordinary(1500, seed));
            count(warned, "coarse", dependent(1500, 2, seed), classes(1500, seed));
            count(warned, "sparse", sparse(1500, seed), classes(1500, seed));
        }
        assertTrue(warned.values().stream().allMatch(n -> n <= Math.max(1, TABLES / 20)), warned::toString);
    }

    private static void count(TreeMap<String, Integer> warned, String name, Table table, double[] target) {
        warned.merge(name, findings(table, target).isEmpty() ? 0 : 1, Integer::sum);
    }

    private static double[] ordinary(int rows, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, rows).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] classes(int rows, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, rows).mapToDouble(i -> random.nextInt(2)).toArray();
    }

    @Test
    void copiesWithOneCellChangedAreFound() {
        int missed = 0;
        for (int table = 0; table < TABLES; table++) {
            var made = Made.ordinary(1000, 300 + table);
            var random = new SplittableRandom(table);
            Table copied = withCopies(made.table(), 40, 1, random);
            double[] target = Arrays.copyOf(made.amounts(), copied.rows());
            for (int i = 1000; i < target.length; i++) {
                target[i] = target[same(copied, i)];
            }
            List<Finding> found = findings(copied, target);
            missed += found.stream().anyMatch(f -> f.severity() == Severity.WARNS) ? 0 : 1;
        }
        assertTrue(missed <= TABLES / 20, missed + " missed");
    }

    /** The row that a copy is of, as its first two columns or the third tell. */
    private static int same(Table table, int copy) {
        for (int i = 0; i < copy; i++) {
            int equal = 0;
            for (int c = 0; c < 3; c++) {
                double[] values = ((Column.Numbers) table.columns().get(c)).values();
                equal += values[i] == values[copy] ? 1 : 0;
            }
            if (equal >= 2) {
                return i;
            }
        }
        return 0;
    }

    @Test
    void copiesWithTwoCellsChangedAreFoundWhereThereAreManyColumns() {
        var made = new Made(2000, 5);
        for (int c = 0; c < 6; c++) {
            made.add("x" + c, i -> made.normal());
            made.category("c" + c, "a", "b", "c");
        }
        Table copied = withCopies(made.table(), 60, 2, new SplittableRandom(1));
        Finding found = findings(copied, longer(new double[2000], 60, new SplittableRandom(2)))
                .get(0);
        assertEquals("near duplicates", found.kind());
        assertEquals(Severity.WARNS, found.severity());
        assertTrue(found.evidence().contains("all columns but one or two"), found.evidence());
    }

    @Test
    void rowsOfOneGroupAreNoTwins() {
        var made = Made.ordinary(800, 3);
        Table copied = withCopies(made.table(), 80, 1, new SplittableRandom(1));
        double[] target = new double[880];
        assertEquals(1, findings(copied, target).size());
        int[] groups =
                IntStream.range(0, 880).map(i -> i < 800 ? i : same(copied, i)).toArray();
        Column group = new Column.Numbers(
                "who", Arrays.stream(groups).mapToDouble(g -> g).toArray());
        assertEquals(List.of(), new NearDuplicates(copied.with(List.of(group)), target, settings("who")).findings());
    }

    @Test
    void copiesOfASampleAreNoCrowd() {
        List<int[]> hundred = Collections.nCopies(100, new int[] {0, 1});
        // Each row has one near it, in a twentieth of the rows; or ten, in all of them.
        assertTrue(new NearPairs(hundred, 100, 1, 100, 1_000, 20_000, "").clear());
        assertFalse(new NearPairs(hundred, 1000, 1, 100, 20_000, 20_000, "").clear());
    }

    private static String sentence(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < words; w++) {
            text.append(w == 0 ? "" : " ");
            // Few words are common, as in any language.
            int word = (int) Math.floor(400 * Math.pow(random.nextDouble(), 2));
            text.append(Long.toString(RowHash.mix(word) >>> 34, 36));
        }
        return text.toString();
    }

    private static Table texts(int rows, int copies, long seed) {
        var random = new SplittableRandom(seed);
        String[] texts = new String[rows + copies];
        for (int i = 0; i < rows; i++) {
            texts[i] = sentence(random, 8 + random.nextInt(25));
        }
        for (int i = rows; i < texts.length; i++) {
            String original = texts[random.nextInt(rows)];
            texts[i] = "FWD: " + original.replaceFirst(" \\S+$", " !");
        }
        return new Table(List.of(new Column.Texts("message", texts)), texts.length);
    }

    @Test
    void textsThatNearlyRepeatAreFoundAndOthersAreNot() {
        int warned = 0;
        for (int table = 0; table < TABLES; table++) {
            warned += findings(texts(400, 0, table), classes(400, table)).isEmpty() ? 0 : 1;
            List<Finding> found = findings(texts(400, 20, table), classes(420, table));
            assertEquals(1, found.size());
            assertTrue(
                    found.get(0).evidence().contains("of what message says"),
                    found.get(0).evidence());
        }
        assertTrue(warned <= TABLES / 20, warned + " warned");
    }

    @Test
    void similarityIsOfSetsOfRuns() {
        int[] one = TextTwins.runs("the parcel has not arrived yet");
        assertEquals(1, TextTwins.similarity(one, TextTwins.runs("  The parcel has NOT arrived   yet ")));
        int[] other = TextTwins.runs("the parcel has not arrived yet today");
        // 26 runs against 32, 26 of them in common.
        assertEquals(26.0 / 32, TextTwins.similarity(one, other), 1e-12);
        assertArrayEquals(new int[0], TextTwins.runs("ok, thanks"));
    }

    @Test
    void placesAgreeAsOftenAsTextsAreSimilar() {
        var random = new SplittableRandom(4);
        double agreed = 0;
        double similar = 0;
        for (int pair = 0; pair < 300; pair++) {
            String text = sentence(random, 20);
            int[] a = TextTwins.runs(text);
            int[] b = TextTwins.runs(text.substring(0, text.length() / 2) + sentence(random, 5));
            int[] leastA = TextTwins.least(a);
            int[] leastB = TextTwins.least(b);
            similar += TextTwins.similarity(a, b) / 300;
            agreed += IntStream.range(0, leastA.length)
                            .filter(i -> leastA[i] == leastB[i])
                            .count()
                    / (300.0 * leastA.length);
        }
        assertEquals(similar, agreed, 0.03);
    }

    @Test
    void twinsAreKnownInBothDirections() {
        var made = Made.ordinary(1000, 9);
        Table copied = withCopies(made.table(), 40, 1, new SplittableRandom(3));
        int[] exact =
                IntStream.concat(IntStream.range(0, 1040), IntStream.of(5)).toArray();
        Table all = copied.rows(exact);
        Twins twins = Twins.of(all, new double[1041], settings(null));
        boolean[] others = new boolean[1041];
        others[5] = true;
        assertArrayEquals(new boolean[] {true, false}, twins.have(new int[] {1040, 6}, others));
        int[] pair = twins.near().get(0);
        boolean[] one = new boolean[1041];
        one[pair[0]] = true;
        assertTrue(twins.have(new int[] {pair[1]}, one)[0]);
    }

    @Test
    void ofManyCoarseRowsSomeAreLookedAt() {
        NearPairs pairs = new RowTwins(dependent(20_000, 2, 1).columns(), null, 7).find();
        assertTrue(pairs.looked() < 10_000, () -> pairs.looked() + " looked at");
        assertEquals(20_000, pairs.of());
    }
}
