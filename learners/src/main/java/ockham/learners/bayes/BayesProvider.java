package ockham.learners.bayes;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** Naive Bayes; plain Java, so always there. It does not race at quick effort. */
public final class BayesProvider implements LearnerProvider {
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
        return shape.task().classification() && !quick(shape) ? List.of(NaiveBayes.standard()) : List.of();
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        String reason = "worth less than its worker costs at quick effort; races at --effort standard";
        return shape.task().classification() && quick(shape)
                ? List.of(new LeftOut("naive-bayes", Family.LINEAR, reason))
                : List.of();
    }

    private static boolean quick(Shape shape) {
        return shape.effort() == Effort.QUICK;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
