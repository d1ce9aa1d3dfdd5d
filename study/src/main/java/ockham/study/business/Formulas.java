package ockham.study.business;

import java.util.List;
import java.util.Optional;
import ockham.api.Column;
import ockham.score.decide.Expression;
import ockham.score.decide.ExpressionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads formulas over the study's columns, and today's rule. */
final class Formulas {
    private final Problems problems;
    private final CaseContext context;

    Formulas(Problems problems, CaseContext context) {
        this.problems = problems;
        this.context = context;
    }

    /** A formula that gives a number. */
    Optional<Expression> amount(ScalarNode node, String name) {
        Optional<Typed> typed = typed(node, node.getValue(), name);
        if (typed.isPresent() && typed.get().type() != Expression.Type.NUMBER) {
            problems.at(
                    node,
                    name + ": \"" + node.getValue() + "\" gives no number but a "
                            + word(typed.get().type()));
            return Optional.empty();
        }
        return typed.map(Typed::expression);
    }

    /** Today's rule: a condition or 0/1 for two actions, names of actions for any, a number where numbers are decided. */
    Optional<Expression> rule(Node node, String text, Optional<Outcomes> outcomes) {
        Optional<Typed> typed = typed(node, text, "today");
        if (typed.isEmpty() || outcomes.isEmpty()) {
            return Optional.empty();
        }
        boolean fits = switch (outcomes.get()) {
            case Outcomes.PerUnit unit -> number(node, text, typed.get());
            case Outcomes.Matrix matrix -> action(node, text, typed.get(), matrix);
            case Outcomes.Ranges ranges -> action(node, text, typed.get(), ranges.matrix());
        };
        return fits ? typed.map(Typed::expression) : Optional.empty();
    }

    private boolean number(Node node, String text, Typed typed) {
        if (typed.type() != Expression.Type.NUMBER) {
            problems.at(node, "today: \"" + text + "\" gives no number but a " + word(typed.type()));
        }
        return typed.type() == Expression.Type.NUMBER;
    }

    private boolean action(Node node, String text, Typed typed, Outcomes.Matrix matrix) {
        Optional<String> problem = switch (typed.type()) {
            case NUMBER, CONDITION -> twoActions(matrix);
            case TEXT -> namesActions(text, typed.expression(), matrix.actions());
            case TIME -> Optional.of("\"" + text + "\" gives a time; a condition is needed");
        };
        problem.ifPresent(words -> problems.at(node, "today: " + words));
        return problem.isEmpty();
    }

    private static Optional<String> twoActions(Outcomes.Matrix matrix) {
        String first = matrix.actions().getFirst();
        String last = matrix.actions().getLast();
        if (matrix.actions().size() != 2) {
            return Optional.of("with " + matrix.actions().size() + " actions, give the name of one ("
                    + CaseReader.shown(matrix.actions()) + ") in each row, such as if(x > 3, '" + first + "', '" + last
                    + "')");
        }
        return matrix.nothing() != null
                ? Optional.empty()
                : Optional.of("add do_nothing: " + last + " (or " + first
                        + "), so that it is clear what is done where the rule does not hold");
    }

    private Optional<String> namesActions(String text, Expression rule, List<String> actions) {
        List<String> named = levels(rule);
        return named.isEmpty() || named.stream().anyMatch(actions::contains)
                ? Optional.empty()
                : Optional.of(text + " holds " + CaseReader.shown(named) + ", but the actions are "
                        + CaseReader.shown(actions));
    }

    /** The levels of a rule that is a column of categories. */
    private List<String> levels(Expression expression) {
        List<String> columns = expression.columns();
        boolean bare = columns.size() == 1
                && expression.text().strip().replaceAll("^[\"`]|[\"`]$", "").equals(columns.getFirst());
        return bare && context.table().column(columns.getFirst()) instanceof Column.Categories categories
                ? categories.levels()
                : List.of();
    }

    private record Typed(Expression expression, Expression.Type type) {}

    private Optional<Typed> typed(Node node, String text, String name) {
        try {
            Expression expression = Expression.parse(text);
            Expression.Type type = expression.check(context.table());
            if (expression.columns().contains(context.target())) {
                problems.at(
                        node,
                        name + ": \"" + text + "\" reads the target " + context.target()
                                + ", which is not known when deciding");
                return Optional.empty();
            }
            return Optional.of(new Typed(expression, type));
        } catch (ExpressionException e) {
            problems.at(node, name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String word(Expression.Type type) {
        return switch (type) {
            case NUMBER -> "number";
            case CONDITION -> "condition";
            case TEXT -> "text";
            case TIME -> "time";
        };
    }
}
