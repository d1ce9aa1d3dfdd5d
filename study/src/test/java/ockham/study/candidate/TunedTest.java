package ockham.study.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.score.model.ConstantModel;
import org.junit.jupiter.api.Test;

class TunedTest {
    /** A learner of one setting, the number that it predicts, which notes what it learns from. */
    private record Guess(double value, List<Seen> seen, boolean failing) implements Tunable {
        record Seen(double value, Rows rows) {}

        @Override
        public String name() {
            return "guess";
        }

        @Override
        public Family family() {
            return Family.LINEAR;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.REGRESSION, Trait.BINARY);
        }

        @Override
        public List<Learner> portfolio() {
            return List.of(new Guess(40, seen, failing));
        }

        @Override
        public Learner drawn(RandomGenerator random) {
            return new Guess(random.nextDouble(10, 100), seen, failing);
        }

        @Override
        public Model fit(Rows train, Rows validation, FitContext context) {
            seen.add(new Seen(value, train));
            context.progress().step(1, 1);
            if (failing || value == 40) {
                throw new LearningException("it does not learn");
            }
            return train.task().classification()
                    ? new ConstantModel(value / 200, 1 - value / 200)
                    : new ConstantModel(value);
        }
    }

    private static Rows numbers(int n, double target) {
        double[] values = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        double[] truth = new double[n];
        Arrays.fill(truth, target);
        return new Rows(new Table(List.of(new Column.Numbers("x", values)), n), truth, new Task.Regression());
    }

    private static FitContext context(Progress progress) {
        return new FitContext(5, 1, Duration.ofMinutes(1), progress);
    }

    @Test
    void findsTheSettingWithTheLeastLoss() {
        List<Guess.Seen> seen = new ArrayList<>();
        Tuned tuned = new Tuned(new Guess(1000, seen, false), 9);
        List<Double> tried =
                tuned.tried().stream().map(l -> ((Guess) l).value()).toList();

        Model model = tuned.fit(numbers(9000, 55), numbers(100, 55), context(Progress.none()));

        double best = tried.stream()
                .filter(v -> v != 40)
                .min((a, b) -> Double.compare(Math.abs(a - 55), Math.abs(b - 55)))
                .orElseThrow();
        assertEquals(best, model.predict(numbers(1, 0).table()).get(0, 0));
        assertEquals(List.of(1000.0, 40.0), tried.subList(0, 2));
        assertEquals(9, tried.stream().distinct().count());
    }

    @Test
    void thinsOutTheSettingsOnMoreAndMoreOfTheSameRows() {
        List<Guess.Seen> seen = new ArrayList<>();

        new Tuned(new Guess(50, seen, false), 9).fit(numbers(9000, 55), numbers(100, 55), context(Progress.none()));

        List<Integer> sizes = seen.stream().map(s -> s.rows().size()).toList();
        List<Integer> expected = new ArrayList<>(Collections.nCopies(9, 1000));
        expected.addAll(Collections.nCopies(3, 3000));
        expected.add(9000);
        assertEquals(expected, sizes);
        assertTrue(rows(seen.get(9).rows()).containsAll(rows(seen.get(0).rows())));
    }

    @Test
    void judgesOnNoFewerThanFiveHundredRows() {
        List<Guess.Seen> seen = new ArrayList<>();

        new Tuned(new Guess(50, seen, false), 9).fit(numbers(900, 55), numbers(100, 55), context(Progress.none()));

        List<Integer> expected = new ArrayList<>(Collections.nCopies(9, 500));
        expected.add(900);
        assertEquals(expected, seen.stream().map(s -> s.rows().size()).toList());
    }

    @Test
    void keepsTheShareOfEveryClassInEveryRound() {
        List<Guess.Seen> seen = new ArrayList<>();
        double[] truth =
                IntStream.range(0, 9000).mapToDouble(i -> i % 100 == 0 ? 0 : 1).toArray();
        Rows rows = new Rows(numbers(9000, 0).table(), truth, new Task.Binary("rare", "common"));

        new Tuned(new Guess(50, seen, false), 9).fit(rows, rows.rows(new int[] {0, 1}), context(Progress.none()));

        for (Guess.Seen fit : seen) {
            double rare = Arrays.stream(fit.rows().target()).filter(t -> t == 0).count();
            assertEquals(fit.rows().size() / 100.0, rare, 1);
        }
    }

    @Test
    void saysSoIfNoSettingComesToAModel() {
        Tuned tuned = new Tuned(new Guess(50, new ArrayList<>(), true), 9);

        LearningException thrown = assertThrows(
                LearningException.class, () -> tuned.fit(numbers(900, 55), numbers(100, 55), context(Progress.none())));

        assertTrue(String.valueOf(thrown.getMessage()).contains("none of its settings"));
    }

    @Test
    void tellsOfItsWayWithoutGoingBack() {
        List<Double> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void step(int done, int total) {
                told.add((double) done / total);
            }

            @Override
            public void cutShort() {}
        };

        new Tuned(new Guess(50, new ArrayList<>(), false), 9)
                .fit(numbers(9000, 55), numbers(100, 55), context(progress));

        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(13, told.size());
        assertEquals(1, told.getLast());
    }

    @Test
    void triesTheSameSettingsEverywhere() {
        Tuned one = new Tuned(new Guess(50, new ArrayList<>(), false), 9);
        Tuned other = new Tuned(new Guess(50, new ArrayList<>(), false), 9);

        assertEquals(one.tried(), other.tried());
        assertEquals(9, one.settingsTried());
        assertEquals("guess-tuned", one.name());
    }

    private static List<Double> rows(Rows rows) {
        return Arrays.stream(((Column.Numbers) rows.table().columns().getFirst()).values())
                .boxed()
                .toList();
    }
}
