package ockham.study.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Lines between the main process and a worker. Native libraries print to the same pipe, so a message is what follows the
 * mark in a line; everything else goes to the log. Arrays travel as files, which natives cannot garble.
 */
final class Protocol {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String MARK = "\u0001ockham ";

    private Protocol() {}

    static ObjectNode message(String kind) {
        return JSON.createObjectNode().put("kind", kind);
    }

    /** One line, short enough to be written at once; begins a new line in case a library left one open. */
    static String line(ObjectNode message) {
        return "\n" + MARK + message + "\n";
    }

    /** The message in a line, if there is one. */
    static Optional<JsonNode> parse(String line) {
        int at = line.indexOf(MARK);
        if (at < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(line.substring(at + MARK.length())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
