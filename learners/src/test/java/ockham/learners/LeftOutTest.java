package ockham.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import ockham.api.Effort;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

/** A learner races or is said to be left out: none is dropped in silence. */
class LeftOutTest {
    private static List<String> named(Task task, Effort effort, long rows, List<String> leftOut) {
        Shape shape = new Shape(task, rows, 5, effort);
        List<String> racing = new ArrayList<>();
        for (LearnerProvider provider : ServiceLoader.load(LearnerProvider.class)) {
            provider.learners(shape).stream().map(Learner::name).forEach(racing::add);
            for (LearnerProvider.LeftOut left : provider.leftOut(shape)) {
                leftOut.add(left.learner());
                assertTrue(left.reason().contains("--effort standard"), left.reason());
            }
        }
        return racing;
    }

    @Test
    void whatDoesNotRaceAtQuickEffortIsSaid() {
        for (Task task : List.of(new Task.Regression(), new Task.Binary("no", "yes"))) {
            TreeSet<String> all = new TreeSet<>(named(task, Effort.STANDARD, 100_000, new ArrayList<>()));
            for (long rows : new long[] {100, 2000, 2001, 1_000_000}) {
                List<String> names = new ArrayList<>();
                names.addAll(named(task, Effort.QUICK, rows, names));
                assertEquals(List.copyOf(all), names.stream().sorted().toList());
            }
        }
    }
}
