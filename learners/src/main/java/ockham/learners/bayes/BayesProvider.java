package ockham.learners.bayes;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** Naive Bayes; plain Java, so always there. At quick effort it races on small tables only. */
public final class BayesProvider implements LearnerProvider {
    /** Training rows up to which it races at quick effort. */
    private static final int QUICK_ROWS = 2000;

    @Override
    public String name() {
        return "bayes";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return shape.task().classification() && !dear(shape) ? List.of(NaiveBayes.standard()) : List.of();
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        String reason = "a worker of its own is too dear for quick effort beyond " + QUICK_ROWS
                + " rows; races at --effort standard";
        return shape.task().classification() && dear(shape)
                ? List.of(new LeftOut("naive-bayes", Family.LINEAR, reason))
                : List.of();
    }

    private static boolean dear(Shape shape) {
        return shape.effort() == Effort.QUICK && shape.rows() > QUICK_ROWS;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
