package ockham.learners.neighbours;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** k nearest neighbours; plain Java, so always there. It does not race at quick effort. */
public final class NeighbourProvider implements LearnerProvider {
    @Override
    public String name() {
        return "neighbours";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return quick(shape) ? List.of() : List.of(NearestNeighbours.standard());
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        String reason = "worth less than its worker costs at quick effort; races at --effort standard";
        return quick(shape) ? List.of(new LeftOut("nearest-neighbours", Family.NEIGHBOURS, reason)) : List.of();
    }

    private static boolean quick(Shape shape) {
        return shape.effort() == Effort.QUICK;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
