package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Something that a worker can do for its candidate. Stages bring their own. */
public interface WorkerJob {
    /** The word by which the main process asks for it. */
    String name();

    /**
     * Does it.
     *
     * @param arguments as the main process sent them
     * @param reply small results to send back
     */
    void run(WorkerContext context, JsonNode arguments, ObjectNode reply) throws IOException;
}
