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
 * machine. Plain Java, so always there. Neither of these two races at quick effort.
 */
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
        List<Learner> learners = new ArrayList<>();
        learners.add(shape.task().classification() ? Logistic.standard() : Ridge.standard());
        if (shape.effort() != Effort.QUICK) {
            learners.add(ElasticNet.of(shape));
            if (shape.task().classification()) {
                learners.add(LinearSvm.standard());
            }
        }
        return learners;
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        List<LeftOut> left = new ArrayList<>();
        if (shape.effort() == Effort.QUICK) {
            String reason = "one linear model is enough for quick effort; races at --effort standard";
            left.add(new LeftOut("elastic-net", Family.LINEAR, reason));
            if (shape.task().classification()) {
                left.add(new LeftOut("linear-svm", Family.LINEAR, reason));
            }
        }
        return left;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
