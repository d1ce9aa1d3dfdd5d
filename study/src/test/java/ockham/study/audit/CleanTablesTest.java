package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

/** On tables without a fault no check may warn in more than one of twenty, and none may block. */
class CleanTablesTest {
    private static final int TABLES = 60;

    @Test
    void noCheckWarnsOfMoreThanOneTableInTwenty() {
        Map<String, Integer> warned = new HashMap<>();
        List<Finding> blocks = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            Audit audit = audit(table);
            blocks.addAll(Made.blocks(audit));
            audit.findings().stream()
                    .filter(f -> f.severity() != Severity.INFORMS)
                    .map(Finding::kind)
                    .distinct()
                    .forEach(kind -> warned.merge(kind, 1, Integer::sum));
        }
        assertTrue(blocks.isEmpty(), blocks::toString);
        assertTrue(
                warned.values().stream().allMatch(count -> count <= TABLES / 20),
                () -> "warnings in " + TABLES + " tables: " + new TreeMap<>(warned));
    }

    private static Audit audit(int table) {
        var made = Made.ordinary(300 + 40 * (table % 10), 1000 + table);
        return switch (table % 3) {
            case 0 -> made.audit(made.classes(), Made.binary());
            case 1 -> made.audit(made.amounts(), Made.number());
            default -> made.audit(threeClasses(made), new Task.Multiclass(List.of("a", "b", "c")));
        };
    }

    private static double[] threeClasses(Made made) {
        return made.values(i -> {
            double score = made.number(0, i) + made.normal();
            return score < -0.6 ? 0 : score < 0.6 ? 1 : 2;
        });
    }
}
