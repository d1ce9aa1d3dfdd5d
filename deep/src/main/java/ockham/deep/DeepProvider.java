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
        RealMlp small = RealMlp.small(shape.task()).planned(shape);
        return switch (shape.effort()) {
            case QUICK -> List.of(small);
            case STANDARD, THOROUGH -> List.of(RealMlp.full(shape.task()).planned(shape), small);
        };
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        return switch (shape.effort()) {
            case QUICK -> {
                RealMlp full = RealMlp.full(shape.task());
                yield List.of(new LeftOut(
                        full.name(),
                        full.family(),
                        "in the steps of quick effort the small RealMLP comes to better results"));
            }
            case STANDARD, THOROUGH -> List.of();
        };
    }

    @Override
    public List<String> versions() {
        return Torch.versions();
    }
}
