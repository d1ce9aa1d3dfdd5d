package ockham.study.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.score.Seeds;
import ockham.score.monotone.Monotonicity;

/** Whether final models hold the declared monotone columns: asked of each as it will be used, and kept with the evidence. */
public final class MonotoneChecks {
    private final Evidence evidence;

    public MonotoneChecks(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Asks a model, recipe and calibrator included, about the study's rows.
     *
     * @param seed of the study: every model is asked about the same rows
     * @throws LearningException if it does not hold them
     */
    public static Monotonicity proven(Model model, Rows rows, long seed) {
        Monotonicity found = Monotonicity.of(model, rows, Seeds.of(seed, "monotone"));
        if (found.violations() > 0) {
            throw new LearningException("it does not hold the declared monotone columns: " + found.violations() + " of "
                    + found.predictions() + " predictions that were compared go the wrong way, the farthest where "
                    + found.worst());
        }
        return found;
    }

    static void write(Monotonicity found, ObjectNode into) {
        into.putObject("monotone")
                .put("rows", found.rows())
                .put("predictions", found.predictions())
                .put("violations", found.violations())
                .put("shown", found.shown());
    }

    /** Keeps what a worker has found, if it had anything to ask. */
    void keep(String candidate, JsonNode reply) {
        evidence.property(key(candidate), reply.path("monotone").toString());
    }

    /** Keeps what was found of a model that was put together here. */
    public void keep(String candidate, Monotonicity found) {
        ObjectNode json = Protocol.JSON.createObjectNode();
        write(found, json);
        keep(candidate, json);
    }

    /** What was found of a candidate's final model; empty if nothing was asked. */
    public Optional<Monotonicity> of(String candidate) {
        return evidence.property(key(candidate)).filter(json -> !json.isEmpty()).map(MonotoneChecks::read);
    }

    private static String key(String candidate) {
        return "monotone columns of " + candidate;
    }

    private static Monotonicity read(String json) {
        try {
            JsonNode values = Protocol.JSON.readTree(json);
            return new Monotonicity(
                    values.path("rows").asInt(),
                    values.path("predictions").asLong(),
                    values.path("violations").asLong(),
                    values.path("shown").asBoolean(),
                    "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's check of monotone columns is not JSON", e);
        }
    }
}
