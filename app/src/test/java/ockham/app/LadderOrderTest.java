package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ockham.api.Column;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.candidate.Skip;
import org.junit.jupiter.api.Test;

/** What counts as simpler: it is chosen where a harder one is no better. */
class LadderOrderTest {
    @Test
    void learnersOfAFamilyStandInTheOrderOfTheirComplexity() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.STANDARD);
        Ladder ladder = Ladder.of(shape, rows(sample, shape), List.of(Family.LINEAR, Family.DEEP), Map.of());
        assertEquals(
                List.of(
                        "prior",
                        "logistic",
                        "naive-bayes",
                        "elastic-net",
                        "linear-svm",
                        "shape-functions",
                        "realmlp-small",
                        "realmlp",
                        "tabm-mini"),
                ladder.candidates().stream().map(Candidate::name).toList());
    }

    @Test
    void whereTimeIsShortTheFirstOfBoostingLinearModelsAndNetsRaceBeforeOthers() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.QUICK);
        Ladder ladder = Ladder.of(shape, rows(sample, shape), List.of(), Map.of());
        List<String> order =
                ladder.promisingFirst().stream().map(Candidate::name).toList();
        assertEquals(List.of("prior", "lightgbm", "logistic", "realmlp-small"), order.subList(0, 4));
        assertEquals(
                ladder.candidates().stream().map(Candidate::name).sorted().toList(),
                order.stream().sorted().toList());
    }

    @Test
    void nothingFollowsFromTheOrderOfTheClassPath() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.QUICK);
        Ladder ladder = Ladder.of(shape, rows(sample, shape), List.of(), Map.of());
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(usual) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                List<URL> found = Collections.list(super.getResources(name));
                return Collections.enumeration(found.reversed());
            }
        });
        try {
            Ladder other = Ladder.of(shape, rows(sample, shape), List.of(), Map.of());
            assertTrue(ladder.skipped().size() > 3);
            assertEquals(ladder.skipped(), other.skipped());
            assertEquals(ladder.versions(), other.versions());
            assertEquals(
                    ladder.candidates().stream().map(Candidate::name).toList(),
                    other.candidates().stream().map(Candidate::name).toList());
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void aFamilyThatWasNotAskedForIsSaidToBeSoWhateverItsEffort() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.QUICK);
        Ladder ladder = Ladder.of(shape, rows(sample, shape), List.of(Family.BOOSTING), Map.of());
        assertEquals(
                List.of("not among the families asked for"),
                ladder.skipped().stream().map(Skip::reason).distinct().toList());
    }

    @Test
    void aLearnerRacesAtAnEffortOfItsOwnInThePlaceOfTheStudys() {
        Table sample = new Table(List.of(new Column.Numbers("x", new double[] {1, 2, 3, 4})), 4);
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5_000, 1, Effort.QUICK);
        Map<String, Effort> efforts = Map.of("random-forest", Effort.STANDARD, "xgboost", Effort.THOROUGH);
        Ladder ladder = Ladder.of(shape, rows(sample, shape), List.of(), efforts);
        Shape higher = new Shape(shape.task(), shape.rows(), shape.columns(), Effort.THOROUGH);
        Ladder thorough = Ladder.of(higher, rows(sample, shape), List.of(), Map.of());
        assertEquals(learner(thorough, "xgboost"), learner(ladder, "xgboost"));
        assertEquals("random-forest", learner(ladder, "random-forest").name());
        assertFalse(ladder.skipped().stream().anyMatch(s -> s.candidate().equals("random-forest")));
        assertTrue(ladder.skipped().stream().anyMatch(s -> s.candidate().equals("extra-trees")));
        // A worker asks its provider whether it works here.
        assertEquals(Optional.empty(), Ladder.providerOf("random-forest", shape).unavailable());
    }

    private static Rows rows(Table sample, Shape shape) {
        return new Rows(sample, new double[] {0, 1, 0, 1}, shape.task());
    }

    private static Learner learner(Ladder ladder, String name) {
        return ladder.candidates().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .learner();
    }
}
