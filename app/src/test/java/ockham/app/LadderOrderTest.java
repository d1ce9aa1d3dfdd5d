package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import ockham.api.Column;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import org.junit.jupiter.api.Test;

/** What counts as simpler: it is chosen where a harder one is no better. */
class LadderOrderTest {
    @Test
    void learnersOfAFamilyStandInTheOrderOfTheirComplexity() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.STANDARD);
        Rows rows = new Rows(sample, new double[] {0, 1, 0, 1}, shape.task());
        Ladder ladder = Ladder.of(shape, rows, List.of(Family.LINEAR, Family.DEEP));
        assertEquals(
                List.of(
                        "prior",
                        "logistic",
                        "naive-bayes",
                        "elastic-net",
                        "linear-svm",
                        "shape-functions",
                        "realmlp-small",
                        "realmlp"),
                ladder.candidates().stream().map(Candidate::name).toList());
    }
}
