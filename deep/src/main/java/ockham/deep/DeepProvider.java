package ockham.deep;

import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** Brings the networks into a study. */
public final class DeepProvider implements LearnerProvider {
    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public Optional<String> unavailable() {
        return Torch.unavailable();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(RealMlp.full(shape.task()).planned(shape));
    }

    @Override
    public List<String> versions() {
        return Torch.versions();
    }
}
