package ockham.api;

import java.util.List;

/** What is to be predicted. Targets are doubles: the index of the class in {@link #classes}, or the number itself. */
public sealed interface Task {
    /** The classes, in the order of prediction columns; empty for numbers. */
    List<String> classes();

    /** Width of a prediction: one probability per class, or one number. */
    default int outputs() {
        return Math.max(1, classes().size());
    }

    default boolean classification() {
        return !classes().isEmpty();
    }

    /** Two classes; index 1 is {@code positive}, the one acted on. */
    record Binary(String negative, String positive) implements Task {
        @Override
        public List<String> classes() {
            return List.of(negative, positive);
        }
    }

    /** Three or more classes. */
    record Multiclass(List<String> classes) implements Task {
        public Multiclass {
            classes = List.copyOf(classes);
        }
    }

    /** A number. */
    record Regression() implements Task {
        @Override
        public List<String> classes() {
            return List.of();
        }
    }
}
