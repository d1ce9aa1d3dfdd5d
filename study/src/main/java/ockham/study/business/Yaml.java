package ockham.study.business;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** From text to the tree of a YAML document, with marks. Anchors, aliases and deep nesting are refused before building. */
final class Yaml {
    private static final int DEEPEST = 12;

    private Yaml() {}

    /** The document's mapping, or empty with the problem noted. */
    static Optional<MappingNode> root(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            if (!safe(text, settings, problems)) {
                return Optional.empty();
            }
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.at(
                    node.flatMap(Node::getStartMark),
                    "a case file is a list of `key: value` lines; `ockham case init` writes one from your data");
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.at(e.getProblemMark(), "this is no YAML: " + context + e.getProblem());
        } catch (YamlEngineException e) {
            problems.at(Optional.empty(), "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static boolean safe(String text, LoadSettings settings, Problems problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                problems.at(event.getStartMark(), "anchors and aliases (& and *) are not used in case files");
                return false;
            }
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                case Alias, Comment, DocumentEnd, Scalar, StreamEnd, StreamStart -> {}
            }
            if (depth > DEEPEST) {
                problems.at(event.getStartMark(), "nested more than " + DEEPEST + " deep");
                return false;
            }
            if (documents > 1 && event instanceof DocumentStartEvent) {
                problems.at(event.getStartMark(), "a case file has one document; a second starts here");
                return false;
            }
        }
        return true;
    }

    /** A scalar of a mapping by its key. */
    static Optional<String> scalar(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst()
                .flatMap(tuple -> tuple.getValueNode() instanceof ScalarNode value
                        ? Optional.of(value.getValue())
                        : Optional.empty());
    }
}
