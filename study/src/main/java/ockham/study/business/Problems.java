package ockham.study.business;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ockham.api.UserError;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a file, so that all of it is said at once. */
final class Problems {
    private record Problem(int line, int column, String message) {}

    private static final int SHOWN = 50;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void at(Node node, String message) {
        at(node.getStartMark(), message);
    }

    void at(Optional<Mark> mark, String message) {
        found.add(new Problem(
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                message));
    }

    boolean any() {
        return !found.isEmpty();
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        StringBuilder message = new StringBuilder(file)
                .append(": ")
                .append(found.size() == 1 ? "1 problem" : found.size() + " problems");
        for (Problem problem : found.subList(0, Math.min(SHOWN, found.size()))) {
            message.append(System.lineSeparator())
                    .append("  line ")
                    .append(problem.line())
                    .append(", column ")
                    .append(problem.column())
                    .append(": ")
                    .append(problem.message());
        }
        if (found.size() > SHOWN) {
            message.append(System.lineSeparator())
                    .append("  and ")
                    .append(found.size() - SHOWN)
                    .append(" more");
        }
        throw new UserError(message.toString());
    }
}
