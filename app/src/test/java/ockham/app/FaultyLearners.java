package ockham.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.learners.boost.LightGbm;
import ockham.score.model.ConstantModel;

/**
 * Learners that break in the ways real ones do. They are on the class path of these tests only, and race only when the
 * system property {@code ockham.test.faults}, handed to workers through the environment, names them.
 */
public class FaultyLearners implements LearnerProvider {
    static final String ENVIRONMENT = "OCKHAM_TEST_FAULTS";

    private static final String ABSENT = "absent";

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return wanted().stream()
                .filter(name -> !name.equals(ABSENT))
                .<Learner>map(Faulty::new)
                .toList();
    }

    @Override
    public List<String> versions() {
        return List.of();
    }

    private static List<String> wanted() {
        String names = System.getenv(ENVIRONMENT);
        return names == null || names.isBlank() ? List.of() : List.of(names.split(","));
    }

    /** An engine that is not to be had on this machine. */
    public static final class AbsentEngine extends FaultyLearners {
        @Override
        public Optional<String> unavailable() {
            return Optional.of("its engine does not load on this machine");
        }

        @Override
        public List<Learner> learners(Shape shape) {
            return wanted().contains(ABSENT) ? List.of(new Faulty(ABSENT)) : List.of();
        }
    }

    /** Breaks in the way it is called; {@code turns} claims to hold monotone columns and does not look at them. */
    record Faulty(String name) implements Learner {
        @Override
        public Family family() {
            return Family.CHALLENGER;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.MISSING_VALUES, Trait.MONOTONE);
        }

        @Override
        public Set<ColumnKind> accepts() {
            return Set.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN);
        }

        @Override
        public Model fit(Rows train, Rows validation, FitContext context) {
            switch (name) {
                case "crash" -> Runtime.getRuntime().halt(134);
                case "memory" -> fillMemory();
                case "hang" -> hang();
                case "short" -> {
                    context.progress().cutShort();
                    return new ConstantModel(new double[] {0.5, 0.5});
                }
                case "turns" -> {
                    Rows free = new Rows(train.table(), train.target(), train.task());
                    Shape shape = new Shape(
                            train.task(), train.size(), train.table().columns().size(), Effort.QUICK);
                    return LightGbm.of(shape)
                            .fit(free, new Rows(validation.table(), validation.target(), train.task()), context);
                }
                case "error" -> throw new IllegalStateException("a bug in a learner");
                default -> {}
            }
            throw new IllegalStateException("unreachable");
        }

        private static void fillMemory() {
            // Outside the heap, as native engines do.
            try (var arena = java.lang.foreign.Arena.ofConfined()) {
                for (int i = 0; i < 4096; i++) {
                    arena.allocate(16L << 20).fill((byte) 1);
                }
            }
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
