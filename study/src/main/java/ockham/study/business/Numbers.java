package ockham.study.business;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads numbers, certain or {@code {low, likely, high}}, within bounds; notes what is wrong. */
final class Numbers {
    /** What a number may be. Bounds are inclusive. */
    record Allowed(Unit unit, double least, double most, String words) {
        static final Allowed ANY = new Allowed(Unit.PLAIN, -1e15, 1e15, "between -1e15 and 1e15");
        static final Allowed AT_LEAST_0 = new Allowed(Unit.PLAIN, 0, 1e15, "0 or more");
        static final Allowed ABOVE_0 = new Allowed(Unit.PLAIN, Double.MIN_VALUE, 1e15, "more than 0");
    }

    private static final List<String> RANGE = List.of("low", "likely", "high");

    private final Problems problems;

    Numbers(Problems problems) {
        this.problems = problems;
    }

    Optional<Uncertain> uncertain(Node node, String name, Allowed allowed) {
        if (!(node instanceof MappingNode mapping)) {
            OptionalDouble number = number(node, name, allowed);
            return number.isPresent() ? Optional.of(Uncertain.of(number.getAsDouble())) : Optional.empty();
        }
        Section section = new Section(problems, name, mapping).only(RANGE);
        double[] parts = new double[3];
        boolean whole = true;
        for (int i = 0; i < 3; i++) {
            Optional<Node> part = section.need(RANGE.get(i), "a range has low, likely and high");
            OptionalDouble number =
                    part.isPresent() ? number(part.get(), section.at(RANGE.get(i)), allowed) : OptionalDouble.empty();
            whole &= number.isPresent();
            parts[i] = number.orElse(0);
        }
        if (!whole) {
            return Optional.empty();
        }
        if (parts[0] > parts[1] || parts[1] > parts[2]) {
            problems.at(
                    mapping,
                    name + ": low " + text(section, 0) + ", likely " + text(section, 1) + ", high " + text(section, 2)
                            + " are not in ascending order");
            return Optional.empty();
        }
        return Optional.of(new Uncertain(parts[0], parts[1], parts[2]));
    }

    OptionalDouble number(Node node, String name, Allowed allowed) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.at(
                    node,
                    name + " is not a list or mapping but " + allowed.unit().form());
            return OptionalDouble.empty();
        }
        Optional<Double> value = allowed.unit().read(scalar.getValue());
        if (value.isEmpty()) {
            problems.at(
                    node,
                    name + ": \"" + scalar.getValue() + "\" is not "
                            + allowed.unit().form() + comma(scalar));
            return OptionalDouble.empty();
        }
        if (value.get() < allowed.least() || value.get() > allowed.most()) {
            problems.at(node, name + ": \"" + scalar.getValue() + "\" must be " + allowed.words());
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value.get() + 0.0);
    }

    private static String comma(ScalarNode scalar) {
        return scalar.getValue().matches(".*\\d[,_ ']\\d.*")
                ? "; write digits without separators, and a decimal point"
                : "";
    }

    private static String text(Section section, int part) {
        return section.take(RANGE.get(part))
                .map(n -> ((ScalarNode) n).getValue())
                .orElse("");
    }
}
