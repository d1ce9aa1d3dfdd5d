package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

/** Every check finds the fault that was planted, and says it of the right column. */
class AuditTest {
    private static final int ROWS = 1200;

    private final Made made = Made.ordinary(ROWS, 17);

    @Test
    void aCopyOfTheClassBlocks() {
        double[] target = made.classes();
        made.columns.add(category("state", i -> target[i] == 1 ? 0 : 1, "gone", "here"));
        blocksOnly(made.audit(target, Made.binary()), "state");
    }

    @Test
    void theActionNamesBothWaysOut() {
        double[] target = made.classes();
        made.add("copy", i -> target[i]);
        Finding leak = Made.blocks(made.audit(target, Made.binary())).get(0);
        assertTrue(leak.action().contains("--drop copy"), leak.action());
        assertTrue(leak.action().contains("--trust copy"), leak.action());
    }

    @Test
    void aTrustedLeakInforms() {
        double[] target = made.classes();
        made.add("copy", i -> target[i]);
        Audit audit = made.audit(target, Made.binary(), "copy");
        assertTrue(Made.blocks(audit).isEmpty());
        assertEquals(Severity.INFORMS, Made.found(audit, "leak", "copy").get(0).severity());
    }

    @Test
    void twoLeaksDoNotExcuseEachOther() {
        double[] target = made.classes();
        made.add("copy", i -> target[i]);
        made.add("score", i -> target[i] == 1 ? 5 + made.normal() / 10 : made.normal() / 10);
        blocksOnly(made.audit(target, Made.binary()), "copy", "score");
    }

    @Test
    void aNumberWhoseSignIsTheClassBlocks() {
        double[] today = made.values(i -> made.normal());
        made.add("today", i -> today[i]);
        blocksOnly(made.audit(made.values(i -> today[i] > 0 ? 1 : 0), Made.binary()), "today");
    }

    @Test
    void anAmountThatOnlyOneClassHasBlocksThoughItMissesRows() {
        double[] target = made.classes();
        made.add("spent", i -> target[i] == 1 && made.random.nextDouble() < 0.96 ? made.random.nextInt(1, 900) : 0);
        blocksOnly(made.audit(target, Made.binary()), "spent");
    }

    @Test
    void aValueThatMarksOnlyRowsOfARareClassBlocks() {
        var large = Made.ordinary(9000, 5);
        double[] target = large.values(i -> large.random.nextDouble() < 0.15 ? 1 : 0);
        large.add("refund", i -> target[i] == 1 && large.random.nextDouble() < 0.3 ? 20 + large.normal() : 0);
        blocksOnly(large.audit(target, Made.binary()), "refund");
    }

    @Test
    void aCellFilledOnlyAfterTheOutcomeBlocks() {
        double[] target = made.classes();
        made.add("closed on", i -> target[i] == 1 ? 300 + made.normal() : Double.NaN);
        blocksOnly(made.audit(target, Made.binary()), "closed on");
    }

    @Test
    void aClassOfManyBlocks() {
        double[] target = made.values(i -> made.random.nextInt(3));
        made.columns.add(category("code", i -> (int) target[i], "x", "y", "z"));
        blocksOnly(made.audit(target, new Task.Multiclass(List.of("a", "b", "c"))), "code");
    }

    @Test
    void aFunctionOfTheNumberBlocks() {
        double[] target = made.amounts();
        made.add("root", i -> 7 - Math.cbrt(target[i]));
        blocksOnly(made.audit(target, Made.number()), "root");
    }

    @Test
    void aSumWithASurchargeBlocks() {
        double[] target = made.values(i -> Math.rint(100 * Math.exp(2 + made.normal() / 2)) / 100);
        double[] tip = made.values(i -> made.random.nextInt(400) / 100.0);
        double[] surcharge = {0.5, 1, 1.8};
        made.add("tip", i -> tip[i]);
        made.add("total", i -> target[i] + tip[i] + surcharge[made.random.nextInt(3)]);
        Finding leak = Made.blocks(made.audit(target, Made.number())).get(0);
        assertEquals(Set.of("total", "tip"), Set.copyOf(leak.columns()));
        assertEquals("total", leak.columns().get(0));
    }

    @Test
    void aProductBlocks() {
        double[] price = made.values(i -> 1 + made.random.nextInt(900) / 100.0);
        double[] pieces = made.values(i -> 1 + made.random.nextInt(40));
        made.add("price", i -> price[i]);
        made.add("pieces", i -> pieces[i]);
        Finding leak = Made.blocks(made.audit(made.values(i -> price[i] * pieces[i]), Made.number()))
                .get(0);
        assertEquals(Set.of("price", "pieces"), Set.copyOf(leak.columns()));
    }

    @Test
    void whetherANumberIsZeroBlocksToo() {
        double[] target = made.values(i -> made.random.nextDouble() < 0.7 ? 0 : 100 * Math.exp(made.normal()));
        made.add("claims", i -> target[i] > 0 ? 1 : 0);
        blocksOnly(made.audit(target, Made.number()), "claims");
    }

    @Test
    void aStrongCauseWithNoiseDoesNotBlock() {
        double[] cause = made.values(i -> made.normal());
        made.add("cause", i -> cause[i]);
        assertTrue(Made.blocks(made.audit(made.values(i -> cause[i] + 0.25 * made.normal() > 0 ? 1 : 0), Made.binary()))
                .isEmpty());
        assertTrue(Made.blocks(made.audit(made.values(i -> cause[i] + 0.1 * made.normal()), Made.number()))
                .isEmpty());
    }

    @Test
    void theOneColumnThatMakesTheTargetPredictableWarns() {
        double[] talk = made.values(i -> made.normal());
        made.add("talk", i -> talk[i]);
        double[] target = made.values(i -> made.random.nextDouble() < 1 / (1 + Math.exp(1 - 4 * talk[i])) ? 1 : 0);
        Audit audit = made.audit(target, Made.binary());
        assertEquals(Severity.WARNS, Made.found(audit, "leak", "talk").get(0).severity());
        assertTrue(Made.blocks(audit).isEmpty());
    }

    @Test
    void rowNumbersAndCodesAreLeftOut() {
        made.add("nr", i -> i + 1);
        made.columns.add(category("account", i -> i, codes(ROWS)));
        Audit audit = made.audit(made.classes(), Made.binary());
        assertEquals(List.of("nr", "account"), audit.leftOut());
        assertEquals(Severity.WARNS, Made.found(audit, "id", "nr").get(0).severity());
    }

    @Test
    void trustedIdsAndDifferentPricesStay() {
        made.add("nr", i -> i + 1);
        made.add("price", i -> 1000 + 7919L * i % 104_729);
        assertEquals(List.of(), made.audit(made.classes(), Made.binary(), "nr").leftOut());
    }

    @Test
    void constantAndMissingColumnsAreLeftOut() {
        made.add("year", i -> 2020);
        made.add("fax", i -> Double.NaN);
        Audit audit = made.audit(made.classes(), Made.binary());
        assertEquals(List.of("year", "fax"), audit.leftOut());
        assertEquals(1, Made.found(audit, "constant", "year").size());
        assertEquals(1, Made.found(audit, "missing", "fax").size());
    }

    @Test
    void copiesAreToldUpToTheirNames() {
        Column.Categories town = (Column.Categories) made.columns.get(4);
        made.columns.add(category("region", i -> 3 - town.codes()[i], "d", "c", "b", "a"));
        double[] weight = made.values(i -> made.number(0, i));
        made.add("grams", i -> -1000 * weight[i]);
        Audit audit = made.audit(made.classes(), Made.binary());
        assertEquals(
                List.of("town", "region"),
                Made.found(audit, "copies", "town").get(0).columns());
        assertEquals(
                List.of("weight", "grams"),
                Made.found(audit, "copies", "grams").get(0).columns());
    }

    @Test
    void copiedRowsWarn() {
        var half = new Made(ROWS, 1);
        double[] first = half.values(i -> half.normal());
        half.add("a", i -> first[i % 1000]);
        Finding copies = Made.found(half.audit(half.values(i -> i % 1000 % 2), Made.binary()), "duplicates", "")
                .get(0);
        assertEquals(Severity.WARNS, copies.severity());
        assertTrue(copies.evidence().startsWith("200 rows"), copies.evidence());
    }

    @Test
    void rowsOfFewCoarseValuesRepeatByChanceOnly() {
        var coarse = new Made(ROWS, 2);
        coarse.add("a", i -> coarse.random.nextInt(3)).add("b", i -> coarse.random.nextInt(4));
        coarse.add("c", i -> coarse.random.nextInt(3));
        double[] target = coarse.values(i -> coarse.random.nextInt(2));
        for (Finding finding : Made.found(coarse.audit(target, Made.binary()), "duplicates", "")) {
            assertEquals(Severity.INFORMS, finding.severity());
        }
    }

    @Test
    void missingCellsAndWhatTheyTellWarn() {
        double[] target = made.classes();
        made.add("income", i -> made.random.nextDouble() < 0.55 + 0.3 * target[i] ? Double.NaN : made.normal());
        Audit audit = made.audit(target, Made.binary());
        assertEquals(
                Severity.WARNS, Made.found(audit, "missing", "income").get(0).severity());
        assertEquals(
                Severity.WARNS,
                Made.found(audit, "missingness", "income").get(0).severity());
    }

    @Test
    void rareClassesAreTold() {
        double[] target = made.values(i -> i % 100 == 0 ? 1 : 0);
        assertEquals(
                Severity.WARNS,
                Made.found(made.audit(target, Made.binary()), "imbalance", "")
                        .get(0)
                        .severity());
    }

    @Test
    void capsAndWildValuesOfANumberAreTold() {
        double[] target = made.amounts();
        double[] capped = made.values(i -> Math.min(target[i], 65));
        assertEquals(
                1, Made.found(made.audit(capped, Made.number()), "capped", "").size());
        double[] wild = target.clone();
        wild[3] = 1e6;
        assertEquals(
                1, Made.found(made.audit(wild, Made.number()), "outliers", "").size());
    }

    @Test
    void whatBlocksComesFirstAndNothingDependsOnChance() {
        double[] target = made.classes();
        made.add("nr", i -> i).add("copy", i -> target[i]);
        Audit audit = made.audit(target, Made.binary());
        assertEquals(Severity.BLOCKS, audit.findings().get(0).severity());
        assertEquals(audit, made.audit(target, Made.binary()));
        assertFalse(audit.findings().stream()
                .anyMatch(f -> f.evidence().isBlank() || f.action().isBlank()));
    }

    private static void blocksOnly(Audit audit, String... columns) {
        assertEquals(
                Set.of(columns),
                Set.copyOf(
                        Made.blocks(audit).stream().map(f -> f.columns().get(0)).toList()),
                () -> audit.findings().toString());
        Made.blocks(audit).forEach(f -> assertEquals("leak", f.kind()));
    }

    private static Column category(String name, IntUnaryOperator code, String... levels) {
        int[] codes = new int[ROWS];
        Arrays.setAll(codes, code);
        return new Column.Categories(name, ColumnKind.CATEGORY, List.of(levels), codes);
    }

    private static String[] codes(int rows) {
        String[] codes = new String[rows];
        Arrays.setAll(codes, i -> "K-" + Integer.toHexString(i * 40503 + 9));
        return codes;
    }
}
