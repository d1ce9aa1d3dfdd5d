package ockham.study.business;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ockham.score.decide.Nearest;
import ockham.study.business.Numbers.Allowed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what decisions are worth: a matrix as sentences, or costs per unit. */
final class OutcomesReader {
    static final String TRUTH = "truth";
    static final String OTHER = "other";
    private static final String WAIT = "wait";

    private final Problems problems;
    private final String target;
    private final List<String> classes;
    private final MoneyReader money;

    /**
     * A reader of outcomes.
     *
     * @param target for messages
     * @param classes what may come true; not read where costs are per unit
     */
    OutcomesReader(Problems problems, String target, List<String> classes, MoneyReader money) {
        this.problems = problems;
        this.target = target;
        this.classes = List.copyOf(classes);
        this.money = money;
    }

    Optional<Outcomes> perUnit(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(
                    node,
                    target
                            + " is a number, so outcomes are costs per unit: {too_low: 3, too_high: 1}, or a list with"
                            + " an entry per range: - {truth: 20 to 50, act: 75, wait: 0}");
            return Optional.empty();
        }
        Section section = new Section(problems, "outcomes", mapping).only(List.of("too_low", "too_high"));
        Optional<Money> low = unit(section, "too_low", "below");
        Optional<Money> high = unit(section, "too_high", "above");
        return low.flatMap(l -> high.map(h -> new Outcomes.PerUnit(l, h)));
    }

    private Optional<Money> unit(Section section, String key, String side) {
        return section.need(key, "what each unit costs by which the decision is " + side + " the truth")
                .flatMap(n -> money.read(n, section.at(key), Allowed.AT_LEAST_0));
    }

    Optional<Outcomes> matrix(Node node, Optional<Node> nothing) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.at(
                    node,
                    "outcomes is a list with an entry per class: - {truth: " + classes.getFirst()
                            + ", act: 75, wait: 0}");
            return Optional.empty();
        }
        int before = problems.count();
        List<Section> entries = new ArrayList<>();
        for (Node entry : list.getValue()) {
            if (entry instanceof MappingNode mapping) {
                entries.add(new Section(problems, "outcomes", mapping));
            } else {
                problems.at(entry, "an outcome is written {truth: ..., act: ..., wait: ...}");
            }
        }
        List<String> actions = actions(node, entries);
        Map<String, List<Money>> rows = rows(entries, actions);
        List<List<Money>> cells = cells(node, rows);
        @Nullable String idle = nothing(nothing, actions);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Outcomes.Matrix(classes, actions, idle, cells));
    }

    private List<String> actions(Node node, List<Section> entries) {
        Set<String> actions = new LinkedHashSet<>();
        entries.forEach(
                entry -> entry.names().stream().filter(n -> !n.equals(TRUTH)).forEach(actions::add));
        if (actions.size() < 2) {
            problems.at(node, "outcomes: a decision needs two actions at least, such as act and wait");
        }
        return List.copyOf(actions);
    }

    private Map<String, List<Money>> rows(List<Section> entries, List<String> actions) {
        Map<String, List<Money>> rows = new LinkedHashMap<>();
        for (Section entry : entries) {
            Optional<String> truth =
                    entry.need(TRUTH, "the class that came true").flatMap(this::truth);
            List<Money> row = new ArrayList<>();
            for (String action : actions) {
                entry.need(
                                action,
                                "what it is worth to " + action
                                        + truth.map(t -> " when " + t).orElse(""))
                        .flatMap(n -> money.read(n, name(truth, action), Allowed.ANY))
                        .ifPresent(row::add);
            }
            if (truth.isPresent() && rows.putIfAbsent(truth.get(), row) != null) {
                problems.at(entry.node(), "outcomes: truth " + truth.get() + " is there twice");
            }
        }
        return rows;
    }

    private static String name(Optional<String> truth, String action) {
        return truth.map(t -> "outcomes " + t + ".").orElse("outcomes.") + action;
    }

    private Optional<String> truth(Node node) {
        String named = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!classes.contains(named) && !named.equals(OTHER)) {
            problems.at(
                    node,
                    "outcomes: truth \"" + named + "\" is not a class of " + target + " (" + CaseReader.shown(classes)
                            + ")" + Nearest.hint(named, classes));
            return Optional.empty();
        }
        return Optional.of(named);
    }

    private List<List<Money>> cells(Node node, Map<String, List<Money>> rows) {
        List<List<Money>> cells = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String name : classes) {
            List<Money> row = rows.getOrDefault(name, rows.get(OTHER));
            if (row == null) {
                without.add(name);
            }
            cells.add(row == null ? Collections.emptyList() : row);
        }
        if (!without.isEmpty()) {
            problems.at(
                    node,
                    "outcomes: nothing is said for truth " + CaseReader.shown(without)
                            + "; add an entry, or one with truth: other for all the rest");
        }
        return cells;
    }

    private @Nullable String nothing(Optional<Node> node, List<String> actions) {
        if (node.isEmpty()) {
            return actions.contains(WAIT) ? WAIT : null;
        }
        String named = node.get() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!actions.contains(named)) {
            problems.at(
                    node.get(),
                    "do_nothing: \"" + named + "\" is not an action (" + CaseReader.shown(actions) + ")"
                            + Nearest.hint(named, actions));
        }
        return named;
    }
}
