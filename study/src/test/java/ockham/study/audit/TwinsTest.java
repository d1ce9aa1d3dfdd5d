package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import ockham.api.Column;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

/** Which rows have a copy, exact or near, among those learnt from. */
class TwinsTest {
    private static final int ROWS = 400;
    private static final int COPIES = 40;

    private static final AuditSettings SETTINGS = new AuditSettings("outcome", Made.binary(), null, null, Set.of(), 7);

    /** Rows that stand alone; after them exact copies of the first, and as many of the next in which one cell is another's. */
    private static Table table() {
        Table alone = Made.ordinary(ROWS, 12).table();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < alone.columns().size(); c++) {
            int[] from = new int[ROWS + 2 * COPIES];
            for (int i = 0; i < from.length; i++) {
                from[i] = i < ROWS ? i : i - ROWS;
                if (c == 0 && i >= ROWS + COPIES) {
                    from[i] = i - ROWS + 100;
                }
            }
            columns.add(alone.columns().get(c).rows(from));
        }
        return new Table(columns, ROWS + 2 * COPIES);
    }

    @Test
    void copiesAndNearCopiesHaveATwinWhateverTheirTargets() {
        Table table = table();
        double[] target = new double[table.rows()];
        Arrays.setAll(target, i -> i % 2);
        Twins twins = Twins.of(table, target, SETTINGS);
        assertTrue(twins.whole());
        boolean[] learnt = new boolean[table.rows()];
        Arrays.fill(learnt, 0, ROWS, true);
        int[] asked = {ROWS + 3, ROWS + COPIES + 3, 7, 200};
        // Row 7 has its copies among the rows that nobody learnt from, 200 has none.
        learnt[7] = false;
        learnt[200] = false;
        assertArrayEquals(new boolean[] {true, true, false, false}, twins.have(asked, learnt));
    }

    @Test
    void ofASampleNotEveryTwinIsKnown() {
        NearPairs some = new NearPairs(List.of(new int[] {0, 1}), 1, 0, 1, 50, 100, "");
        assertFalse(some.whole());
        assertFalse(new NearPairs(List.of(), 5, 0, 5, 100, 100, "").whole());
    }
}
