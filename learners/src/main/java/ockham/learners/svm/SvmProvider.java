package ockham.learners.svm;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** The kernel machine; libsvm is plain Java, so always there. At quick effort it races on small tables only. */
public final class SvmProvider implements LearnerProvider {
    /** Training rows up to which it races at quick effort. */
    private static final int QUICK_ROWS = 2000;

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
        return dear(shape) ? List.of() : List.of(KernelSvm.of(shape));
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        String reason = "too dear for quick effort beyond " + QUICK_ROWS + " rows; races at --effort standard";
        return dear(shape) ? List.of(new LeftOut("svm", Family.SVM, reason)) : List.of();
    }

    private static boolean dear(Shape shape) {
        return shape.effort() == Effort.QUICK && shape.rows() > QUICK_ROWS;
    }

    @Override
    public List<String> versions() {
        return List.of("LIBSVM 3.31");
    }
}
