package ockham.benchmarks.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.decide.Decisions;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** What is called true of a world is true, and a report counts what results say. */
class WorldsTest {
    private static final double[] CHANCES = {0.9, 0.2, 0.5};

    /** Three rows whose chances of "yes" are known; acting brings 80 p - 30. */
    private static Exam exam() {
        Table table = new Table(List.of(new Column.Numbers("x0", CHANCES)), 3);
        Rows rows = new Rows(table, new double[] {1, 0, 1}, Worlds.YES_NO);
        double[] truth = {1 - CHANCES[0], CHANCES[0], 1 - CHANCES[1], CHANCES[1], 1 - CHANCES[2], CHANCES[2]};
        World world = new World("known", rows, new Predictions(3, 2, truth), new int[] {0, 1, 2});
        BusinessCase business = CaseFile.parse(
                Scene.all().getFirst().business(), "case.yaml", new CaseContext(table, Worlds.YES_NO, "y"));
        return new Exam(world, business, 0);
    }

    @Test
    void decisionsAreWorthWhatTheirChancesSay() {
        assertEquals((42 - 14 + 10) / 3.0, exam().actOnAll(), 1e-9);
        Decisions some = new Decisions(List.of("act", "wait"), new int[] {0, 1, 0}, new double[0], new double[0]);
        assertEquals((42 + 10) / 3.0, exam().worth(some), 1e-9);
    }

    @Test
    void aStudyIsJudgedByWhatIsTrueOfItsFinalModels() {
        Result result = new WorldStudy(Scene.all().getFirst(), 0, 200).result();
        assertTrue(result.oracle() >= result.chosen() && result.oracle() >= result.classical(), result.toString());
        assertTrue(result.classical() > result.nothing(), "a line is right there: " + result);
        assertEquals(3, result.chances().size());
        List<String> told = result.intervals().stream().map(Result.Interval::of).toList();
        assertTrue(
                told.containsAll(List.of("logistic", "lightgbm", "realmlp-small", "net minus classical")), told + "");
        assertTrue(new Report(List.of(result)).text().contains("| linear | 1 |"));
    }

    @Test
    void aNetThatIsNoBetterIsAWrongDeep() {
        assertTrue(result(5, 5).wrongDeep());
        assertEquals(false, result(6, 5).wrongDeep());
    }

    private static Result result(double chosen, double classical) {
        return new Result(
                "linear", 0, "deep", false, chosen, 0, classical, chosen, 0, chosen, 9, List.of(), List.of(),
                List.of());
    }
}
