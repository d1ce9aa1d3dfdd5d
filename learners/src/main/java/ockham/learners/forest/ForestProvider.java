package ockham.learners.forest;

import java.util.List;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/**
 * Random forest and extra trees; plain Java, so always there. At quick effort the random forest alone, on small tables
 * only.
 */
public final class ForestProvider implements LearnerProvider {
    /** Training rows up to which it races at quick effort. */
    private static final int QUICK_ROWS = 2000;

    @Override
    public String name() {
        return "forest";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        RandomForest random = RandomForest.random(shape);
        if (shape.effort() == Effort.QUICK) {
            return shape.rows() <= QUICK_ROWS ? List.of(random) : List.of();
        }
        return List.of(random, RandomForest.extra(shape));
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        if (shape.effort() != Effort.QUICK) {
            return List.of();
        }
        String races = "; races at --effort standard";
        LeftOut extra = new LeftOut("extra-trees", Family.FOREST, "too dear for quick effort" + races);
        LeftOut random = new LeftOut(
                "random-forest", Family.FOREST, "too dear for quick effort beyond " + QUICK_ROWS + " rows" + races);
        return shape.rows() <= QUICK_ROWS ? List.of(extra) : List.of(random, extra);
    }

    @Override
    public List<String> versions() {
        return List.of();
    }
}
