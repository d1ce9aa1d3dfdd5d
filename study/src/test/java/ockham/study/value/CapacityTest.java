package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.decide.ActionRule;
import ockham.score.decide.DecisionRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.compare.OutOfFold;
import org.junit.jupiter.api.Test;

/** At most so many decisions may be to act. */
class CapacityTest {
    private static final Task TASK = new Task.Binary("No", "Yes");
    private static final String CASE = """
        decision: Call
        currency: EUR
        volume: 1000 per year
        outcomes: [{truth: "Yes", act: 50, wait: 0}, {truth: "No", act: -10, wait: 0}]
        today: score > 0.5
        """;

    /** Rows that come true with the probability a model sees; {@code rounded} to so many levels, 0 for none. */
    private static OutOfFold world(int rows, int rounded, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[rows];
        double[] truth = new double[rows];
        double[] both = new double[2 * rows];
        int[] group = new int[rows];
        for (int i = 0; i < rows; i++) {
            double exact = random.nextDouble();
            p[i] = rounded == 0 ? exact : (Math.floor(exact * rounded) + 0.5) / rounded;
            truth[i] = random.nextDouble() < p[i] ? 1 : 0;
            both[2 * i] = 1 - p[i];
            both[2 * i + 1] = p[i];
            group[i] = i;
        }
        return new OutOfFold(
                TASK,
                truth,
                group,
                new int[1][rows],
                new Table(List.of(new Column.Numbers("score", p)), rows),
                List.of(new OutOfFold.Entry("model", Family.LINEAR, 2, List.of(new Predictions(rows, 2, both)))));
    }

    private static BusinessCase business(OutOfFold world, String more) {
        return CaseFile.parse(CASE + more, "case", new CaseContext(world.rows(), TASK, "Churn"));
    }

    private static Valuation value(OutOfFold world, String more, int draws) {
        return Value.of(world, business(world, more), new ValueInputs(List.of(), draws, 7));
    }

    private static Contender of(Valuation valuation, String name) {
        return valuation.contender(name).orElseThrow();
    }

    private static double[] scores(OutOfFold world) {
        return ((Column.Numbers) world.rows().column("score")).values();
    }

    private static double money(OutOfFold world, int row) {
        return world.truth()[row] == 1 ? 50 : -10;
    }

    @Test
    void theLargestGainsHaveThePlacesAndRulesDrawLots() {
        OutOfFold world = world(600, 0, 3);
        Valuation valuation = value(world, "capacity: 10%\n", 100);
        double[] p = scores(world);
        int[] best = IntStream.range(0, 600)
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .limit(60)
                .mapToInt(Integer::intValue)
                .toArray();
        double top = Arrays.stream(best).mapToDouble(i -> money(world, i)).sum();
        double all = IntStream.range(0, 600).mapToDouble(i -> money(world, i)).sum();
        int[] wanted = IntStream.range(0, 600).filter(i -> p[i] > 0.5).toArray();
        double rule = Arrays.stream(wanted).mapToDouble(i -> money(world, i)).sum() * 60 / wanted.length;
        assertEquals(top, of(valuation, "model").total(), 1e-9);
        assertEquals(all * 0.1, of(valuation, "act on all").total(), 1e-9);
        assertEquals(rule, of(valuation, "today's rule").total(), 1e-9);
        for (String name : List.of("model", "act on all", "today's rule")) {
            Contender contender = of(valuation, name);
            assertEquals(0.1, contender.shares().getFirst().share(), 1e-12, name);
            assertEquals("acted on", contender.arithmetic().getFirst().label());
            assertEquals("10 %", contender.arithmetic().getFirst().amount());
        }
        assertEquals(
                "at most 10 %, 100 a year, drawn by lot",
                of(valuation, "act on all").arithmetic().getFirst().how());
        assertTrue(valuation.notes().getFirst().startsWith("At most 10 % of the decisions may be to act, 100 a year"));
    }

    /** A number a year is a share of the year's decisions. */
    @Test
    void aNumberAYearIsAShareOfTheVolume() {
        OutOfFold world = world(300, 0, 4);
        assertEquals(
                of(value(world, "capacity: 20%\n", 50), "model").net(),
                of(value(world, "capacity: 200 per year\n", 50), "model").net());
    }

    @Test
    void aCapacityForAllChangesNothing() {
        OutOfFold world = world(400, 10, 5);
        Valuation free = value(world, "", 100);
        Valuation all = value(world, "capacity: 100%\n", 100);
        for (int c = 0; c < free.contenders().size(); c++) {
            assertEquals(
                    free.contenders().get(c).net().mean(),
                    all.contenders().get(c).net().mean(),
                    1e-6);
            assertArrayEquals(
                    Settlement.column(free.draws().net(), c),
                    Settlement.column(all.draws().net(), c),
                    1e-6);
        }
    }

    @Test
    void rowsThatCannotBeToldApartStayTogetherAndThatIsSaid() {
        OutOfFold world = world(600, 4, 6);
        double[] p = scores(world);
        long best = Arrays.stream(p).filter(v -> v > 0.8).count();
        assertTrue(best > 60 && best < 180, best + " rows of the best level");
        assertEquals(0, of(value(world, "capacity: 10%\n", 50), "model").total());
        Valuation room = value(world, "capacity: 30%\n", 50);
        double together = IntStream.range(0, 600)
                .filter(i -> p[i] > 0.8)
                .mapToDouble(i -> money(world, i))
                .sum();
        assertEquals(together, of(room, "model").total(), 1e-9);
        assertTrue(
                room.notes().stream()
                        .anyMatch(n -> n.startsWith("model leaves ") && n.contains("of the capacity empty")),
                room.notes().toString());
    }

    /** Every draw sorts its own rows: as if they were written out, each as often as it was drawn. */
    @Test
    void aDrawIsSortedAnew() {
        sortedAnew(60, 30, 0.15, 20);
        // Long queues, whose best rows are kept as sums by block: of few levels, of many, and with room for all.
        sortedAnew(3000, 40, 0.2, 20);
        sortedAnew(3000, 40, 0.2, 100_000);
        sortedAnew(3000, 40, 0.95, 1000);
    }

    private static void sortedAnew(int rows, int blocks, double share, int levels) {
        SplittableRandom random = new SplittableRandom(8);
        double[] gain = new double[rows];
        double[][][] layers = new double[1][1][rows];
        int[] block = new int[rows];
        for (int i = 0; i < rows; i++) {
            gain[i] = Math.rint(levels * random.nextDouble()) - 0.3 * levels;
            layers[0][0][i] = gain[i] > 0 ? random.nextDouble() : 0;
            block[i] = i % blocks;
        }
        Filling ranked = Filling.of(new Limit(share, false, new double[][] {gain}, layers), block, blocks);
        Filling lot = Filling.of(new Limit(share, true, new double[][] {gain}, layers), block, blocks);
        for (int d = 0; d < 100; d++) {
            int[] times = new int[blocks];
            IntStream.range(0, blocks).forEach(b -> times[random.nextInt(blocks)]++);
            // Every other draw is of rows out of the bag, fewer than all.
            if (d % 2 == 1) {
                Arrays.setAll(times, b -> times[b] == 0 ? 1 : 0);
            }
            int[] drawn = IntStream.range(0, rows)
                    .flatMap(i -> IntStream.generate(() -> i).limit(times[block[i]]))
                    .toArray();
            double places = share * drawn.length;
            double whole = Math.floor(places + 1e-9);
            double over = Math.max(0, places - whole);
            double expected = (1 - over) * writtenOut(drawn, gain, layers[0][0], (int) whole)
                    + over * writtenOut(drawn, gain, layers[0][0], (int) whole + 1);
            assertEquals(expected / drawn.length, ranked.means(times, drawn.length)[0], 1e-10);
            double wanted = Arrays.stream(drawn).filter(i -> gain[i] > 0).count();
            double sum = Arrays.stream(drawn).mapToDouble(i -> layers[0][0][i]).sum();
            assertEquals(
                    sum * Math.min(1, share * drawn.length / wanted) / drawn.length,
                    lot.means(times, drawn.length)[0],
                    1e-12);
        }
    }

    /** What whole places bring: levels of gain one by one, all of a level or none, but of one row as many copies as fit. */
    private static double writtenOut(int[] drawn, double[] gain, double[] worth, int places) {
        double[] levels = Arrays.stream(drawn)
                .mapToDouble(i -> gain[i])
                .filter(g -> g > 0)
                .distinct()
                .sorted()
                .toArray();
        double sum = 0;
        int left = places;
        for (int l = levels.length - 1; l >= 0; l--) {
            double level = levels[l];
            int[] own = Arrays.stream(drawn).filter(i -> gain[i] == level).toArray();
            int taken = own.length <= left
                    ? own.length
                    : Arrays.stream(own).distinct().count() == 1 ? left : 0;
            sum += Arrays.stream(own).limit(taken).mapToDouble(i -> worth[i]).sum();
            if (taken < own.length) {
                break;
            }
            left -= taken;
        }
        return sum;
    }

    /** A share of a thousand rows is two places and a half; what is out of the bag has one at most. */
    @Test
    void aSmallCapacityIsWorthAsMuchInTheVerdictAsInTheTable() {
        OutOfFold world = world(1000, 0, 12);
        for (String share : List.of("0.25%", "1%")) {
            Valuation valuation = value(world, "capacity: " + share + "\n", 2000);
            Contender model = of(valuation, "model");
            double[] classical = Settlement.column(valuation.draws().sides(), Value.side(Family.LINEAR));
            double mean = Arrays.stream(classical).average().orElseThrow();
            double gross = valuation.volume()
                    * valuation.annuity()
                    * model.perDecision().mean();
            assertEquals(model.net().mean(), mean, 0.1 * gross, share);
            // Of a share of the rows almost each brings 50.
            double places = share.equals("1%") ? 0.01 : 0.0025;
            assertEquals(50 * places, model.perDecision().mean(), 10 * places, share);
            assertTrue(
                    valuation.notes().stream()
                            .anyMatch(n -> n.startsWith("Among the 1,000 tested rows the capacity has")),
                    valuation.notes().toString());
        }
        // The best row of all has half a place where there is half a place.
        OutOfFold few = world(200, 0, 13);
        double[] p = scores(few);
        int best = IntStream.range(0, 200)
                .boxed()
                .max((a, b) -> Double.compare(p[a], p[b]))
                .orElseThrow();
        Valuation half = value(few, "capacity: 0.25%\n", 50);
        assertEquals(0.5 * money(few, best), of(half, "model").total(), 1e-9);
        assertTrue(
                half.notes().stream().anyMatch(n -> n.contains("less than one place")),
                half.notes().toString());
        assertTrue(
                half.notes().stream().noneMatch(n -> n.contains("NaN")),
                half.notes().toString());
    }

    /** Nothing is done where an amount is missing, so no place is lost on it. */
    @Test
    void rowsThatLackAnAmountTakeNoPlaceOfALot() {
        int rows = 400;
        double[] worth = new double[rows];
        double[] truth = new double[rows];
        Arrays.setAll(worth, i -> i % 2 == 0 ? Double.NaN : 50);
        Arrays.setAll(truth, i -> i % 4 < 2 ? 1 : 0);
        double[] even = new double[2 * rows];
        Arrays.fill(even, 0.5);
        Table table = new Table(
                List.of(new Column.Numbers("score", new double[rows]), new Column.Numbers("worth", worth)), rows);
        OutOfFold world = new OutOfFold(
                TASK,
                truth,
                IntStream.range(0, rows).toArray(),
                new int[1][rows],
                table,
                List.of(new OutOfFold.Entry("model", Family.LINEAR, 2, List.of(new Predictions(rows, 2, even)))));
        BusinessCase business = CaseFile.parse(
                CASE.replace("act: 50", "act: worth").replace("today: score > 0.5\n", "") + "capacity: 10%\n",
                "case",
                new CaseContext(table, TASK, "Churn"));
        Contender all = of(Value.of(world, business, new ValueInputs(List.of(), 50, 7)), "act on all");
        // Forty places, all among the two hundred rows with an amount, half of which bring 50 and half lose 10.
        assertEquals(40 * 20, all.total(), 1e-9);
        assertEquals(0.1, all.shares().getFirst().share(), 1e-12);
    }

    /** Uniform probabilities: the best tenth is worth {@code integral of 60 p - 10 from 0.9 to 1 = 4.7} a decision. */
    @Test
    void intervalsHoldTheWorthOfAllRowsThereAre() {
        int held = 0;
        double mean = 0;
        int worlds = 100;
        for (int w = 0; w < worlds; w++) {
            Contender model = of(value(world(300, 0, 100 + w), "capacity: 10%\n", 200), "model");
            held += model.perDecision().low() <= 4.7
                            && 4.7 <= model.perDecision().high()
                    ? 1
                    : 0;
            mean += model.perDecision().mean() / worlds;
        }
        assertEquals(4.7, mean, 0.1);
        assertTrue(held >= 80 && held <= 98, held + " of 100 intervals of 90 % hold it");
    }

    @Test
    void theArchiveDecidesAsTheStudyDid() {
        OutOfFold world = world(500, 0, 9);
        OutOfFold.Entry entry = world.entries().getFirst();
        BusinessCase business = business(world, "capacity: 12%\n");
        ActionRule rule = (ActionRule) Rules.of(business, world, entry);
        ActionRule stored = (ActionRule) DecisionRule.fromBundle(rule.toBundle());
        int[] action = stored.decide(entry.repeats().getFirst(), world.rows()).action();
        double total = IntStream.range(0, 500)
                .filter(i -> action[i] == 0)
                .mapToDouble(i -> money(world, i))
                .sum();
        assertEquals(60, Arrays.stream(action).filter(a -> a == 0).count());
        assertEquals(of(value(world, "capacity: 12%\n", 50), "model").total(), total, 1e-9);
        assertNotEquals(of(value(world, "", 50), "model").total(), total);
    }

    @Test
    void aBreakEvenOfTheVolumeSaysWhatItTakesForGranted() {
        OutOfFold world = world(300, 0, 10);
        String even = "volume at which classical pays";
        assertTrue(sentence(value(world, "capacity: 100 per year\n", 50), even).contains("were the capacity to grow"));
        assertTrue(!sentence(value(world, "capacity: 10%\n", 50), even).contains("capacity"));
    }

    private static String sentence(Valuation valuation, String name) {
        return valuation.breakEvens().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sentence();
    }
}
