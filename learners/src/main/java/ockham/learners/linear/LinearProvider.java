package ockham.learners.linear;

import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** Logistic regression for classes, ridge regression for numbers; plain Java, so always there. */
public final class LinearProvider implements LearnerProvider {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(shape.task().classification() ? Logistic.standard() : Ridge.standard());
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
