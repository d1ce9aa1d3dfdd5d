package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadsTest {
    static Stream<Rows> tables() {
        return Stream.of(
                Worlds.wave(600, 20, 1),
                Worlds.stripes(600, 7, 2, 1),
                Worlds.stripes(600, 33, 26, 1),
                Worlds.wave(137, 1, 1),
                Worlds.stripes(300, 700, 3, 1),
                Worlds.cities(600, 40, 1));
    }

    private static double[] predictions(RealMlp learner, Rows rows, int threads) {
        FitContext context = new FitContext(1, threads, Duration.ofHours(1), Progress.none());
        return learner.withEpochs(4)
                .fit(rows, rows, context)
                .predict(rows.table())
                .values();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anyNumberOfThreadsGivesTheSameBytes(Rows rows) {
        for (RealMlp learner : List.of(RealMlp.small(rows.task()), RealMlp.full(rows.task()))) {
            double[] one = predictions(learner, rows, 1);
            for (int threads : new int[] {2, 5}) {
                assertArrayEquals(
                        one, predictions(learner, rows, threads), learner.name() + " on " + threads + " threads");
            }
        }
    }
}
