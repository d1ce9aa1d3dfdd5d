package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ockham.api.Column;
import ockham.api.Table;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** What belongs together and what follows in time. */
class OrderTest {
    private static final int ROWS = 1200;

    private final Made made = Made.ordinary(ROWS, 17);

    @Test
    void repeatingIdsAskForAGroup() {
        double[] customer = made.values(i -> made.random.nextInt(200));
        made.add("customerId", i -> customer[i]);
        Finding group = Made.found(made.audit(made.classes(), Made.binary()), "group", "customerId")
                .get(0);
        assertTrue(group.action().contains("--group customerId"), group.action());
    }

    @Test
    void repeatingCodesAndBearersAskForAGroupUnderAnyName() {
        String[] codes = new String[200];
        Arrays.setAll(codes, i -> String.format(Locale.ROOT, "K%04d", 37 * i));
        made.category("origin", codes);
        double[] patient = made.values(i -> made.random.nextInt(150));
        made.add("patientNo", i -> patient[i]);
        made.add("visits of patient", i -> patient[i] * patient[i]);
        Audit audit = made.audit(made.classes(), Made.binary());
        assertTrue(
                Made.found(audit, "group", "origin").get(0).evidence().endsWith("each a code without words"),
                audit.toString());
        assertEquals(1, Made.found(audit, "group", "patientNo").size());
        assertEquals(0, Made.found(audit, "group", "visits of patient").size());
    }

    @Test
    void codesThatManyRowsShareAreACategory() {
        String[] codes = new String[25];
        Arrays.setAll(codes, i -> "D" + i);
        made.category("diagnosis", codes);
        assertEquals(
                0,
                Made.found(made.audit(made.classes(), Made.binary()), "group", "")
                        .size());
    }

    @Test
    void timesAskForATimeOrder() {
        long[] days = new long[ROWS];
        Arrays.setAll(days, i -> made.random.nextInt(500) * 86_400_000_000L);
        made.columns.add(new Column.Times("sold", days));
        double[] target = made.classes();
        assertEquals(
                1, Made.found(made.audit(target, Made.binary()), "time", "sold").size());
        var named = new AuditSettings("outcome", Made.binary(), "sold", null, Set.of(), 7);
        assertEquals(List.of(), Made.found(Audit.of(made.table(), target, named), "time", ""));
        var trusted = new AuditSettings("outcome", Made.binary(), null, null, Set.of("sold"), 7);
        assertEquals(List.of(), Made.found(Audit.of(made.table(), target, trusted), "time", ""));
    }

    @Test
    void aTargetThatDriftsAlongTheRowsWarns() {
        double[] target = made.values(i -> made.random.nextDouble() < 0.2 + 0.4 * i / ROWS ? 1 : 0);
        assertEquals(
                Severity.WARNS,
                Made.found(made.audit(target, Made.binary()), "order", "")
                        .get(0)
                        .severity());
        double[] sorted = made.amounts();
        Arrays.sort(sorted);
        assertEquals(
                Severity.INFORMS,
                Made.found(made.audit(sorted, Made.number()), "order", "")
                        .get(0)
                        .severity());
    }

    @Test
    void groupsThatLieTogetherAreNoDrift() {
        int warned = 0;
        for (int table = 0; table < 10; table++) {
            World world = Worlds.clusteredRows(2000, 60 + table);
            double[] who = Arrays.stream(world.groups()).asDoubleStream().toArray();
            Table rows = world.rows().table().with(List.of(new Column.Numbers("who", who)));
            var grouped = new AuditSettings("outcome", Made.binary(), null, "who", Set.of(), 7);
            warned += Made.found(Audit.of(rows, world.rows().target(), grouped), "order", "")
                    .size();
        }
        assertEquals(0, warned);
    }
}
