package ockham.study.business;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what actions are worth by the range of the true number: {@code below 20}, {@code 20 to 50}, {@code 50 or more}. */
final class RangesReader {
    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
    private static final Pattern BELOW = Pattern.compile("below\\s+" + NUMBER);
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s+to\\s+" + NUMBER);
    private static final Pattern ABOVE = Pattern.compile(NUMBER + "\\s+or more");
    private static final String FORMS =
            "a range of it: below 20, 20 to 50 (20 belongs to it, 50 does not), or 50 or more";

    /** From a number, which belongs to it, to another, which does not. */
    private record Range(double from, double to, String text, Node node) {}

    private final Problems problems;
    private final String target;
    private final MoneyReader money;

    RangesReader(Problems problems, String target, MoneyReader money) {
        this.problems = problems;
        this.target = target;
        this.money = money;
    }

    Optional<Outcomes> read(SequenceNode list, Optional<Node> nothing) {
        int before = problems.count();
        List<Range> ranges = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (ScalarNode truth : truths(list)) {
            @Nullable Range range = range(truth);
            if (range == null) {
                unreadable.add(truth.getValue());
            } else if (ranges.stream().noneMatch(r -> r.text().equals(range.text()))) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::from));
        if (unreadable.isEmpty() && !ranges.isEmpty()) {
            covered(list, ranges);
        }
        List<String> names = new ArrayList<>(ranges.stream().map(Range::text).toList());
        names.addAll(unreadable.stream().distinct().toList());
        if (names.isEmpty()) {
            names.add("20 to 50");
        }
        Optional<Outcomes> matrix = new OutcomesReader(problems, target, names, money).matrix(list, nothing);
        return problems.count() > before
                ? Optional.empty()
                : matrix.map(m -> new Outcomes.Ranges(
                        ranges.stream().skip(1).map(Range::from).toList(), (Outcomes.Matrix) m));
    }

    private static List<ScalarNode> truths(SequenceNode list) {
        List<ScalarNode> truths = new ArrayList<>();
        for (Node entry : list.getValue()) {
            if (entry instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(OutcomesReader.TRUTH)
                            && tuple.getValueNode() instanceof ScalarNode truth) {
                        truths.add(truth);
                    }
                }
            }
        }
        return truths;
    }

    private @Nullable Range range(ScalarNode node) {
        String text = node.getValue();
        Matcher below = BELOW.matcher(text.strip());
        Matcher between = BETWEEN.matcher(text.strip());
        Matcher above = ABOVE.matcher(text.strip());
        Range range = null;
        if (below.matches()) {
            range = new Range(Double.NEGATIVE_INFINITY, Double.parseDouble(below.group(1)), text, node);
        } else if (between.matches()) {
            range = new Range(Double.parseDouble(between.group(1)), Double.parseDouble(between.group(2)), text, node);
        } else if (above.matches()) {
            range = new Range(Double.parseDouble(above.group(1)), Double.POSITIVE_INFINITY, text, node);
        }
        if (range == null) {
            problems.at(node, "outcomes: truth \"" + text + "\": " + target + " is a number, so this is " + FORMS);
        } else if (!(range.from() < range.to())) {
            problems.at(node, "outcomes: truth \"" + text + "\" holds no number; write the smaller first");
            return null;
        }
        return range;
    }

    /** Every number is in one range. */
    private void covered(SequenceNode list, List<Range> ranges) {
        if (ranges.getFirst().from() != Double.NEGATIVE_INFINITY) {
            problems.at(
                    list,
                    "outcomes: nothing is said for truth below "
                            + shown(ranges.getFirst().from()));
        }
        if (ranges.getLast().to() != Double.POSITIVE_INFINITY) {
            problems.at(
                    list,
                    "outcomes: nothing is said for truth "
                            + shown(ranges.getLast().to()) + " or more");
        }
        for (int i = 1; i < ranges.size(); i++) {
            Range one = ranges.get(i - 1);
            Range next = ranges.get(i);
            if (one.to() < next.from()) {
                problems.at(
                        next.node(),
                        "outcomes: nothing is said for truth " + shown(one.to()) + " to " + shown(next.from()));
            } else if (one.to() > next.from()) {
                problems.at(
                        next.node(),
                        "outcomes: truth \"" + next.text() + "\" and \"" + one.text() + "\" hold the same numbers");
            }
        }
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
