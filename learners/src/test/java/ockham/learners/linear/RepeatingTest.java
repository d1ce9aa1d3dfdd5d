package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.model.ConstantModel;
import ockham.score.model.LinearModel;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** What validation rows choose for linear learners, and that it is repeated without them. */
class RepeatingTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    private record Case(Refitting learner, World world) {
        Rows part(int from, int to) {
            return world.rows().rows(IntStream.range(from, to).toArray());
        }

        Learner settled() {
            return learner.find(part(0, 300), part(300, 500), CONTEXT).settled().orElseThrow();
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case(Logistic.standard(), Worlds.linear(2500, 8)),
                new Case(Logistic.standard(), Worlds.threeClasses(2500, 8)),
                new Case(Ridge.standard(), Worlds.curved(2500, 8)));
    }

    private static double[] weights(Model model) {
        return ((LinearModel) model).weights().values();
    }

    @Test
    void theStrengthWithTheLeastValidationLossIsRepeatedToTheSameWeights() {
        for (Case each : cases()) {
            Rows train = each.part(0, 300);
            Refitting.Found found = each.learner().find(train, each.part(300, 500), CONTEXT);
            Model again = found.settled().orElseThrow().fit(train, train, CONTEXT);
            assertEquals(
                    ((LinearModel) found.model()).weights().strength(),
                    ((LinearModel) again).weights().strength());
            assertArrayEquals(weights(found.model()), weights(again), 1e-3);
        }
    }

    @Test
    void theSettledLearnerDoesNotLookAtValidationRows() {
        for (Case each : cases()) {
            Learner settled = each.settled();
            Rows train = each.part(0, 500);
            double[] plain = weights(settled.fit(train, train, CONTEXT));
            assertArrayEquals(plain, weights(settled.fit(train, garbage(each.part(500, 700)), CONTEXT)), 0.0);
        }
    }

    /** Numbers beyond all that was seen, whose loss is not finite, and targets in another order. */
    private static Rows garbage(Rows rows) {
        double[] huge = new double[rows.size()];
        Arrays.fill(huge, Double.MAX_VALUE);
        List<Column> columns = rows.table().columns().stream()
                .map(column -> column instanceof Column.Numbers numbers
                        ? (Column) new Column.Numbers(numbers.name(), huge)
                        : column)
                .toList();
        double[] turned = new double[rows.size()];
        Arrays.setAll(turned, i -> rows.target()[rows.size() - 1 - i]);
        return new Rows(new Table(columns, rows.size()), turned, rows.task());
    }

    @Test
    void moreRowsComeNearerToTheTruth() {
        for (Case each : cases()) {
            Rows test = each.part(1500, 2500);
            Learner settled = each.settled();
            Rows few = each.part(0, 100);
            Rows many = each.part(0, 1500);
            double loss = World.loss(test, settled.fit(many, few, CONTEXT).predict(test.table()));
            double poorer = World.loss(test, settled.fit(few, few, CONTEXT).predict(test.table()));
            assertTrue(loss < poorer, loss + " of 1500 rows, " + poorer + " of 100");
        }
    }

    @Test
    void oneTargetLeavesNothingToRepeat() {
        for (Case each : cases()) {
            Rows rows = each.part(0, 50);
            Rows flat = new Rows(rows.table(), new double[50], rows.task());
            Refitting.Found found = each.learner().find(flat, flat, CONTEXT);
            assertTrue(found.model() instanceof ConstantModel);
            assertTrue(found.settled().isEmpty());
        }
    }

    /** Notes whether time ran out. */
    private static final class Notes implements Progress {
        boolean cut;

        @Override
        public void step(int done, int total) {
            assertTrue(done <= total);
        }

        @Override
        public void cutShort() {
            cut = true;
        }
    }

    @Test
    void withoutTimeTheFirstStrengthIsTheModelAndNothingIsRepeated() {
        for (Case each : cases()) {
            Notes notes = new Notes();
            FitContext none = new FitContext(1, 1, Duration.ofNanos(1), notes);
            Refitting.Found found = each.learner().find(each.part(0, 300), each.part(300, 500), none);
            assertTrue(notes.cut);
            assertTrue(found.settled().isEmpty());
            assertEquals(1e-4, ((LinearModel) found.model()).weights().strength());
            assertFalse(Arrays.stream(weights(found.model())).anyMatch(Double::isNaN));
        }
    }
}
