package ockham.study.business;

import java.util.Optional;
import java.util.OptionalDouble;
import ockham.study.business.Numbers.Allowed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads how many decisions may be to act: {@code 500 per month}, or {@code 10%} of them. */
final class CapacityReader {
    private static final String FORMS =
            "a number a year such as 500 per month, or a share of the decisions such as 10%";
    private static final Allowed ACTIONS =
            new Allowed(Unit.RATE, 1, 1e15, "1 a year or more; a share of the decisions is written 10%");
    private static final Allowed SHARE =
            new Allowed(Unit.PERCENT, Double.MIN_VALUE, 1, "more than 0% and at most 100%");

    private final Problems problems;
    private final Numbers numbers;

    CapacityReader(Problems problems, Numbers numbers) {
        this.problems = problems;
        this.numbers = numbers;
    }

    @Nullable
    CaseCapacity read(Optional<Node> node, Uncertain volume, Optional<Outcomes> outcomes) {
        if (node.isEmpty()) {
            return null;
        }
        if (!(node.get() instanceof ScalarNode scalar)) {
            problems.at(node.get(), "capacity is no list and no range, but " + FORMS);
            return null;
        }
        outcomes.ifPresent(o -> fits(scalar, o));
        String text = scalar.getValue();
        boolean percent = text.contains("%");
        if ((percent ? Unit.PERCENT : Unit.RATE).read(text).isEmpty()) {
            problems.at(scalar, "capacity: \"" + text + "\" is not " + FORMS);
            return null;
        }
        OptionalDouble number = numbers.number(scalar, "capacity", percent ? SHARE : ACTIONS);
        if (number.isEmpty()) {
            return null;
        }
        if (percent) {
            return new CaseCapacity(number.getAsDouble(), number.getAsDouble() * volume.mean(), false);
        }
        if (!volume.certain()) {
            problems.at(
                    scalar,
                    "capacity: \"" + text
                            + "\" is another share of every volume, and volume is a range; write the capacity"
                            + " as a share, such as 10%");
            return null;
        }
        return new CaseCapacity(Math.min(1, number.getAsDouble() / volume.mean()), number.getAsDouble(), true);
    }

    private void fits(ScalarNode node, Outcomes outcomes) {
        switch (outcomes) {
            case Outcomes.PerUnit unit ->
                problems.at(
                        node,
                        "capacity counts decisions to act, and a number that is decided is no such; leave it out");
            case Outcomes.Matrix matrix -> rests(node, matrix);
            case Outcomes.Ranges ranges -> rests(node, ranges.matrix());
        }
    }

    private void rests(ScalarNode node, Outcomes.Matrix matrix) {
        if (matrix.nothing() == null) {
            problems.at(
                    node,
                    "capacity: add do_nothing, the action that needs none of it (" + CaseReader.shown(matrix.actions())
                            + ")");
        }
    }
}
