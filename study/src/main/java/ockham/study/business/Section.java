package ockham.study.business;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ockham.score.decide.Nearest;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of a case file: notes duplicate keys and, when its keys are known, unknown ones. */
final class Section {
    private final Problems problems;
    private final String path;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    Section(Problems problems, String path, MappingNode node) {
        this.problems = problems;
        this.path = path;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.at(tuple.getKeyNode(), "a key is a word");
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problems.at(key, at(key.getValue()) + " is there twice; keep one");
            } else {
                keys.put(key.getValue(), key);
            }
        }
    }

    /** Notes every key that is not among {@code known}. */
    Section only(List<String> known) {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                String hint = Nearest.hint(key.getKey(), known);
                problems.at(
                        key.getValue(),
                        "unknown key " + at(key.getKey())
                                + (hint.isEmpty() ? "; known are " + String.join(", ", known) : hint));
            }
        }
        return this;
    }

    Optional<Node> take(String key) {
        Node value = values.get(key);
        return value == null || empty(value) ? Optional.empty() : Optional.of(value);
    }

    /** Takes a key that must be there; notes it when it is not. */
    Optional<Node> need(String key, String why) {
        Optional<Node> value = take(key);
        if (value.isEmpty()) {
            problems.at(keys.getOrDefault(key, node), at(key) + " is missing: " + why);
        }
        return value;
    }

    List<String> names() {
        return new ArrayList<>(keys.keySet());
    }

    Node key(String name) {
        return keys.getOrDefault(name, node);
    }

    Node node() {
        return node;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean empty(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }
}
