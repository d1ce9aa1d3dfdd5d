package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ockham.api.Direction;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.score.model.LinearModel;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** Weights that keep to a sign, against fits whose answer is known. */
class BoundWeightsTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    private record Known(Learner learner, Rows rows) {}

    private static List<Known> known() {
        Rows classes = Worlds.linear(600, 4).rows();
        Rows numbers = Worlds.heavyTails(600, 4).rows();
        return List.of(
                new Known(new Logistic(new Strengths(List.of(1.0))), classes),
                new Known(new Ridge(new Strengths(List.of(1.0))), numbers),
                new Known(new ElasticNet(List.of(0.5), 10, 1e-3, 0.002), classes),
                new Known(new ElasticNet(List.of(0.5), 10, 1e-3, 0.002), numbers));
    }

    private static double[] weights(Known known, Rows rows) {
        return ((LinearModel) known.learner().fit(rows, rows, CONTEXT))
                .weights()
                .values();
    }

    private static Rows declared(Rows rows, Map<String, Direction> monotone) {
        return new Rows(rows.table(), rows.target(), rows.task(), monotone);
    }

    @Test
    void signsThatTheFreeWeightsHaveChangeNothing() {
        for (Known known : known()) {
            double[] free = weights(known, known.rows());
            List<String> names = known.rows().table().names();
            Map<String, Direction> true_ =
                    Map.of(names.get(0), Direction.UP, names.get(1), Direction.DOWN, names.get(2), Direction.UP);
            assertTrue(free[0] > 0 && free[1] < 0 && free[2] > 0, Arrays.toString(free));
            assertArrayEquals(
                    free,
                    weights(known, declared(known.rows(), true_)),
                    2e-3,
                    known.learner().name());
        }
    }

    /** With one sign against the data the best weight is 0, and the others are those of a fit without the column. */
    @Test
    void aSignAgainstTheDataIsAFitWithoutTheColumn() {
        for (Known known : known()) {
            String first = known.rows().table().names().get(0);
            double[] bound = weights(known, declared(known.rows(), Map.of(first, Direction.DOWN)));
            Rows without = known.rows().with(known.rows().table().without(List.of(first)));
            assertEquals(0, bound[0]);
            assertArrayEquals(
                    weights(known, without),
                    Arrays.copyOfRange(bound, 1, 8),
                    2e-3,
                    known.learner().name());
        }
    }

    @Test
    void theShrunkenWeightKeepsToItsSign() {
        Penalty penalty = new Penalty(0.5, 0.5);
        assertEquals(penalty.shrink(2, 1, 0), penalty.shrink(2, 1, 1));
        assertEquals(0, penalty.shrink(2, 1, -1));
        assertEquals(-penalty.shrink(2, 1, 1), penalty.shrink(-2, 1, -1));
    }
}
