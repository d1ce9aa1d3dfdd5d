package ockham.study.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Rows;
import ockham.api.Shape;

/**
 * Cheap candidates that ask whether a table tells anything of its target: the simplest linear learner and the simplest boosting
 * at quick effort, whatever the study races. They take no part in the race and can never be chosen.
 */
public final class Probe {
    private static final String SUFFIX = " in the test for signal";

    private Probe() {}

    /**
     * The probes of a study; fewer where a learner cannot take its rows.
     *
     * @param rows as a candidate sees them
     */
    public static List<Candidate> of(Shape shape, Rows rows) {
        Shape quick = new Shape(shape.task(), shape.rows(), shape.columns(), Effort.QUICK);
        Ladder ladder = Ladder.of(quick, rows, List.of(Family.LINEAR, Family.BOOSTING), Map.of());
        List<Candidate> probes = new ArrayList<>();
        for (Family family : List.of(Family.LINEAR, Family.BOOSTING)) {
            ladder.candidates().stream()
                    .filter(c -> c.family() == family)
                    .findFirst()
                    .ifPresent(c -> probes.add(new Candidate(
                            c.name() + SUFFIX, c.family(), c.rung(), c.recipe(), c.learner(), c.settings())));
        }
        return probes;
    }
}
