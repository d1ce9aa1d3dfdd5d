package ockham.learners.svm;

import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** The kernel machine; libsvm is plain Java, so always there. */
public final class SvmProvider implements LearnerProvider {
    @Override
    public String name() {
        return "svm";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(KernelSvm.of(shape));
    }

    @Override
    public List<String> versions() {
        return List.of("LIBSVM 3.31");
    }
}
