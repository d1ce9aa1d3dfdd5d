package ockham.learners.neighbours;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** k nearest neighbours; plain Java, so always there. At quick effort it races on small tables only. */
public final class NeighbourProvider implements LearnerProvider {
    /** Training rows up to which it races at quick effort. */
    private static final int QUICK_ROWS = 2000;

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
        return dear(shape) ? List.of() : List.of(NearestNeighbours.standard());
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        String reason = "too dear for quick effort beyond " + QUICK_ROWS + " rows; races at --effort standard";
        return dear(shape) ? List.of(new LeftOut("nearest-neighbours", Family.NEIGHBOURS, reason)) : List.of();
    }

    private static boolean dear(Shape shape) {
        return shape.effort() == Effort.QUICK && shape.rows() > QUICK_ROWS;
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
