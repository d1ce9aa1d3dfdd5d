package ockham.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Effort;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;
import ockham.api.Task;
import ockham.api.Tunable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchSpaceTest {
    static List<Tunable> tunable() {
        Shape shape = new Shape(new Task.Binary("no", "yes"), 5000, 20, Effort.THOROUGH);
        return ServiceLoader.load(LearnerProvider.class).stream()
                .flatMap(p -> p.get().learners(shape).stream())
                .filter(Tunable.class::isInstance)
                .map(Tunable.class::cast)
                .toList();
    }

    /** Constructors refuse settings out of range. */
    @ParameterizedTest
    @MethodSource("tunable")
    void drawsSettingsThatDifferAndCanBeUsed(Tunable learner) {
        SplittableRandom random = new SplittableRandom(1);

        List<Learner> drawn =
                IntStream.range(0, 1000).mapToObj(i -> learner.drawn(random)).toList();

        assertTrue(drawn.stream().distinct().count() > 990);
        assertTrue(drawn.stream().allMatch(l -> l.name().equals(learner.name())));
        assertEquals(learner.drawn(new SplittableRandom(2)), learner.drawn(new SplittableRandom(2)));
    }
}
