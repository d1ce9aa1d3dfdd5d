package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

/** Copies of the target where other columns predict it well, too: no honest column agrees with it in every row. */
class CopiesTest {
    private final Made made = Made.ordinary(600, 3);
    private final double[] target = made.classes();

    private void wellPredicted() {
        for (int k = 0; k < 4; k++) {
            made.add("measure " + k, i -> 2 * target[i] + made.normal());
        }
    }

    private List<String> blocked() {
        return Made.blocks(made.audit(target, Made.binary())).stream()
                .flatMap(finding -> finding.columns().stream())
                .sorted()
                .toList();
    }

    @Test
    void otherNamesForTheClassesAndCellsOfOneClassOnlyBlock() {
        wellPredicted();
        int[] codes =
                IntStream.range(0, target.length).map(i -> 1 - (int) target[i]).toArray();
        made.columns.add(new Column.Categories("state", ColumnKind.CATEGORY, List.of("gone", "here"), codes));
        made.add("closed on", i -> target[i] == 1 ? 300 + made.normal() : Double.NaN);
        made.add("code", i -> 7 - 2 * target[i]);
        assertEquals(new TreeSet<>(List.of("closed on", "code", "state")), new TreeSet<>(blocked()));
    }

    @Test
    void oneRowThatDisagreesIsNoCopy() {
        double first = target[0];
        made.add("nearly", i -> i == 0 ? 1 - first : target[i]);
        made.add("exactly", i -> target[i]);
        var question = new Leaks.Question(new Goal(target, 2), List.of("target is no", "target is yes"));
        Table table = new Table(made.columns, target.length);
        List<String> copies = new Copies(table, question)
                .suspects().stream()
                        .map(suspect -> table.columns().get(suspect.place()).name())
                        .toList();
        assertEquals(List.of("exactly"), copies);
    }
}
