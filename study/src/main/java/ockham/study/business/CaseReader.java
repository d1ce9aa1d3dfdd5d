package ockham.study.business;

import java.util.List;
import java.util.Optional;
import ockham.api.Task;
import ockham.score.decide.Expression;
import ockham.score.decide.Nearest;
import ockham.study.business.Numbers.Allowed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a case from its tree; notes every problem and goes on, so that all are said at once. */
final class CaseReader {
    static final List<String> KEYS = List.of(
            "decision",
            "act_on",
            "currency",
            "volume",
            "capacity",
            "horizon",
            "discount",
            "outcomes",
            "do_nothing",
            "today",
            "effort",
            "running",
            "limits",
            "forbidden",
            "monotone",
            "protect",
            "more_rows",
            "challengers",
            "worth_acting_on");

    private static final Allowed VOLUME = new Allowed(Unit.RATE, Double.MIN_VALUE, 1e15, "more than 0 a year");
    private static final Allowed WORTH = new Allowed(Unit.RATE, 0, 1e15, "0 or more a year");
    private static final Allowed HORIZON = new Allowed(Unit.YEARS, 1 / 12.0, 50, "between 1 month and 50 years");
    private static final Allowed DISCOUNT =
            new Allowed(Unit.PERCENT, 0, 0.999, "at least 0 and below 100% (8% is written 8% or 0.08)");

    private final Problems problems;
    private final CaseContext context;
    private final String file;
    private final Numbers numbers;
    private final Formulas formulas;

    CaseReader(Problems problems, CaseContext context, String file) {
        this.problems = problems;
        this.context = context;
        this.file = file;
        this.numbers = new Numbers(problems);
        this.formulas = new Formulas(problems, context);
    }

    /** Only to be used if no problem was noted. */
    BusinessCase read(MappingNode root) {
        Section top = new Section(problems, "", root).only(KEYS);
        String decision = text(top.need("decision", "say what acting means, such as: Call the customer"), "decision");
        String currency = text(top.need("currency", "name it, such as EUR"), "currency");
        Uncertain volume = top.need("volume", "decisions a year, such as 200000 per year")
                .flatMap(n -> numbers.uncertain(n, "volume", VOLUME))
                .orElse(Uncertain.of(1));
        Optional<Outcomes> outcomes = outcomes(top);
        CostReader costs = new CostReader(problems, numbers);
        People people = costs.people(section(top, "effort"));
        double worth = top.take("worth_acting_on")
                .map(n -> numbers.number(n, "worth_acting_on", WORTH).orElse(0))
                .orElse(CaseDefaults.WORTH_DAYS * people.dayRate().mean());
        ConstraintsReader constraints = new ConstraintsReader(problems, context);
        return new BusinessCase(
                file,
                decision,
                actOn(top),
                currency,
                volume,
                new CapacityReader(problems, numbers).read(top.take("capacity"), volume, outcomes),
                number(top, "horizon", HORIZON, CaseDefaults.HORIZON_YEARS),
                number(top, "discount", DISCOUNT, CaseDefaults.DISCOUNT),
                outcomes.orElse(new Outcomes.Matrix(List.of(), List.of(), null, List.of())),
                today(top, outcomes),
                people,
                costs.running(section(top, "running")),
                costs.limits(section(top, "limits")),
                constraints.read(top.take("forbidden"), top.take("monotone")),
                constraints.protect(top.take("protect")),
                costs.moreRows(section(top, "more_rows")),
                costs.challengers(section(top, "challengers")),
                worth);
    }

    private Optional<Outcomes> outcomes(Section top) {
        Optional<Node> node = top.need("outcomes", "say what each decision is worth");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        MoneyReader money = new MoneyReader(numbers, formulas);
        List<String> classes = context.task().classes();
        OutcomesReader reader = new OutcomesReader(problems, context.target(), classes, money);
        if (context.task() instanceof Task.Regression) {
            if (node.get() instanceof SequenceNode list) {
                return new RangesReader(problems, context.target(), money).read(list, top.take("do_nothing"));
            }
            top.take("do_nothing").ifPresent(n -> problems.at(n, "do_nothing names an action; a number has none"));
            return reader.perUnit(node.get());
        }
        return reader.matrix(node.get(), top.take("do_nothing"));
    }

    private @Nullable Expression today(Section top, Optional<Outcomes> outcomes) {
        Optional<Node> node = top.take("today");
        if (node.isEmpty()) {
            return null;
        }
        String words = scalar(node.get(), "today", "a formula such as tenure < 12, or a column")
                .orElse("");
        return words.isEmpty()
                ? null
                : formulas.rule(node.get(), words, outcomes).orElse(null);
    }

    private @Nullable String actOn(Section top) {
        Optional<Node> node = top.take("act_on");
        Optional<String> named = node.flatMap(n -> scalar(n, "act_on", "one of the classes"));
        if (named.isEmpty()) {
            return null;
        }
        List<String> classes = context.task().classes();
        if (classes.isEmpty()) {
            problems.at(node.get(), "act_on names a class, but " + context.target() + " is a number; leave it out");
        } else if (!classes.contains(named.get())) {
            problems.at(
                    node.get(),
                    "act_on: \"" + named.get() + "\" is not a class of " + context.target() + " (" + shown(classes)
                            + ")" + Nearest.hint(named.get(), classes));
        }
        return named.get();
    }

    private Uncertain number(Section top, String key, Allowed allowed, double otherwise) {
        return top.take(key).flatMap(n -> numbers.uncertain(n, key, allowed)).orElse(Uncertain.of(otherwise));
    }

    private Optional<Section> section(Section top, String key) {
        Optional<Node> node = top.take(key);
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            problems.at(node.get(), key + " is a mapping of keys and values");
        }
        return node.filter(MappingNode.class::isInstance).map(n -> new Section(problems, key, (MappingNode) n));
    }

    private String text(Optional<Node> node, String name) {
        return node.flatMap(n -> scalar(n, name, "a text")).orElse("");
    }

    private Optional<String> scalar(Node node, String name, String form) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problems.at(node, name + " is " + form);
        return Optional.empty();
    }

    static String shown(List<String> names) {
        return names.size() <= 12
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 12)) + " and " + (names.size() - 12) + " more";
    }
}
