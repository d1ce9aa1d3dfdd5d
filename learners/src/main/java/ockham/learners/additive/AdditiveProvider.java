package ockham.learners.additive;

import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** The glass-box additive model; plain Java, so always there. */
public final class AdditiveProvider implements LearnerProvider {
    @Override
    public String name() {
        return "additive";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(ShapeFunctions.of(shape));
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
