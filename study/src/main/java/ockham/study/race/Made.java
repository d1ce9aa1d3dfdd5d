package ockham.study.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ockham.study.candidate.Candidate;
import ockham.study.feature.Ablations;
import ockham.study.feature.Engineered;
import ockham.study.split.Fold;

/** What the recipes of trials have made, see {@link Ablations#made}; kept with the evidence. */
public final class Made {
    /** Of a worker's reply. */
    static final String FIELD = "made";

    private Made() {}

    static void keep(Evidence evidence, Candidate candidate, Fold fold, JsonNode reply) {
        if (reply.path(FIELD).isObject()) {
            evidence.property(key(candidate, fold), reply.path(FIELD).toString());
        }
    }

    /** What a candidate's recipe made on a fold; a step that is not among the keys is not known of. */
    public static Map<Engineered, List<String>> of(Evidence evidence, Candidate candidate, Fold fold) {
        return evidence.property(key(candidate, fold)).map(Made::read).orElse(Map.of());
    }

    private static Map<Engineered, List<String>> read(String json) {
        try {
            JsonNode tree = Protocol.JSON.readTree(json);
            Map<Engineered, List<String>> made = new LinkedHashMap<>();
            for (Engineered step : Engineered.values()) {
                if (tree.path(step.name()).isArray()) {
                    List<String> columns = new ArrayList<>();
                    tree.path(step.name()).forEach(c -> columns.add(c.asText()));
                    made.put(step, columns);
                }
            }
            return made;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's list of what a recipe made is not JSON", e);
        }
    }

    private static String key(Candidate candidate, Fold fold) {
        return "made by " + candidate.name() + " r" + fold.repeat() + "f" + fold.fold();
    }
}
