package ockham.learners.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/**
 * Logistic regression for classes, ridge regression for numbers; elastic nets, and of classes the linear support vector
 * machine. Plain Java, so always there. At quick effort the elastic net races on small tables only, the machine never.
 */
public final class LinearProvider implements LearnerProvider {
    /** Training rows up to which the elastic net races at quick effort. */
    private static final int QUICK_ROWS = 2000;

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
        boolean quick = shape.effort() == Effort.QUICK;
        List<Learner> learners = new ArrayList<>();
        learners.add(shape.task().classification() ? Logistic.standard() : Ridge.standard());
        if (!quick || shape.rows() <= QUICK_ROWS) {
            learners.add(ElasticNet.of(shape));
        }
        if (!quick && shape.task().classification()) {
            learners.add(LinearSvm.standard());
        }
        return learners;
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        List<LeftOut> left = new ArrayList<>();
        if (shape.effort() == Effort.QUICK) {
            String races = "; races at --effort standard";
            if (shape.rows() > QUICK_ROWS) {
                left.add(new LeftOut(
                        "elastic-net",
                        Family.LINEAR,
                        "too dear for quick effort beyond " + QUICK_ROWS + " rows" + races));
            }
            if (shape.task().classification()) {
                left.add(new LeftOut("linear-svm", Family.LINEAR, "too dear for quick effort" + races));
            }
        }
        return left;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
