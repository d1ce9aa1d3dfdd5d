package ockham.study.business;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ockham.api.Column;
import ockham.api.Direction;
import ockham.api.Task;
import ockham.score.decide.Nearest;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what every model must respect, forbidden and monotone columns, and by which columns errors are told. */
final class ConstraintsReader {
    private final Problems problems;
    private final CaseContext context;

    ConstraintsReader(Problems problems, CaseContext context) {
        this.problems = problems;
        this.context = context;
    }

    Constraints read(Optional<Node> forbidden, Optional<Node> monotone) {
        List<Constraints.Forbidden> gone = forbidden.map(this::forbidden).orElse(List.of());
        return new Constraints(gone, monotone.map(node -> monotone(node, gone)).orElse(List.of()));
    }

    /** Columns by which errors are told apart; models may see them or not. */
    List<String> protect(Optional<Node> node) {
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list)) {
            problems.at(node.get(), "protect is a list of columns, such as [sex, age]");
            return List.of();
        }
        List<String> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Node item : list.getValue()) {
            column(item, "protect", seen).ifPresent(name -> {
                if (context.table().column(name) instanceof Column.Texts) {
                    problems.at(item, "protect: " + name + " holds free texts, which part no groups");
                } else {
                    all.add(name);
                }
            });
        }
        return all;
    }

    /** A list of names, or a mapping from names to reasons. */
    private List<Constraints.Forbidden> forbidden(Node node) {
        List<Constraints.Forbidden> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        switch (node) {
            case SequenceNode list ->
                list.getValue()
                        .forEach(item -> column(item, "forbidden", seen)
                                .ifPresent(name -> all.add(new Constraints.Forbidden(name, ""))));
            case MappingNode reasons -> {
                for (NodeTuple tuple : reasons.getValue()) {
                    Optional<String> name = column(tuple.getKeyNode(), "forbidden", seen);
                    if (tuple.getValueNode() instanceof ScalarNode reason) {
                        name.ifPresent(n -> all.add(
                                new Constraints.Forbidden(n, reason.getValue().strip())));
                    } else {
                        problems.at(tuple.getValueNode(), "forbidden: the reason is a text");
                    }
                }
            }
            default ->
                problems.at(
                        node, "forbidden is a list of columns, such as [sex, age], or {sex: why not, age: why not}");
        }
        return all;
    }

    private List<Constraints.Monotone> monotone(Node node, List<Constraints.Forbidden> forbidden) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, "monotone is a mapping from columns to up or down, such as {income: up, debt: down}");
            return List.of();
        }
        if (context.task() instanceof Task.Multiclass many) {
            problems.at(
                    node,
                    "monotone needs two classes or a number; " + context.target() + " has "
                            + many.classes().size() + " classes, and which of them would rise? Leave it out");
            return List.of();
        }
        List<Constraints.Monotone> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Optional<String> name =
                    column(tuple.getKeyNode(), "monotone", seen).filter(n -> fits(tuple.getKeyNode(), n, forbidden));
            Optional<Direction> direction = direction(tuple.getValueNode());
            if (name.isPresent() && direction.isPresent()) {
                all.add(new Constraints.Monotone(name.get(), direction.get(), place(tuple.getKeyNode())));
            }
        }
        return all;
    }

    private boolean fits(Node node, String name, List<Constraints.Forbidden> forbidden) {
        if (!(context.table().column(name) instanceof Column.Numbers)) {
            String kind = switch (context.table().column(name)) {
                case Column.Numbers numbers -> "numbers";
                case Column.Categories categories -> "categories";
                case Column.Times times -> "times";
                case Column.Texts texts -> "texts";
            };
            problems.at(node, "monotone: " + name + " holds " + kind + "; only a column of numbers can rise");
            return false;
        }
        if (forbidden.stream().anyMatch(f -> f.column().equals(name))) {
            problems.at(
                    node,
                    "monotone: " + name + " is forbidden too, so no model sees it and there is nothing to hold; name it"
                            + " in one of the two");
            return false;
        }
        return true;
    }

    private Optional<Direction> direction(Node node) {
        if (node instanceof ScalarNode scalar) {
            for (Direction direction : Direction.values()) {
                if (direction.word().equals(scalar.getValue().strip())) {
                    return Optional.of(direction);
                }
            }
            problems.at(
                    node,
                    "monotone: \"" + scalar.getValue()
                            + "\" is neither up (never falls where the column rises) nor down" + " (never rises)");
        } else {
            problems.at(node, "monotone: a direction is up or down");
        }
        return Optional.empty();
    }

    /** A column that models could see, named for the first time. */
    private Optional<String> column(Node node, String key, Set<String> seen) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problems.at(node, key + ": a column is given by its name");
            return Optional.empty();
        }
        String name = scalar.getValue();
        if (!context.table().has(name)) {
            problems.at(
                    node,
                    key + ": \"" + name + "\" is no column"
                            + Nearest.hint(name, context.table().names()));
            return Optional.empty();
        }
        if (name.equals(context.target())) {
            problems.at(node, key + ": " + name + " is the target, which no model sees");
            return Optional.empty();
        }
        if (!seen.add(name)) {
            problems.at(node, key + ": " + name + " is there twice; keep one");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static String place(Node node) {
        return node.getStartMark()
                .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("line 1, column 1");
    }
}
