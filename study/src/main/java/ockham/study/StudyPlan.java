package ockham.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import ockham.api.Effort;
import ockham.api.UserError;
import ockham.study.race.Evidence;
import ockham.study.race.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Holds a study folder to one plan: trials of different data, folds or seeds are never mixed. Of the business case only the
 * forbidden and the monotone columns are part of it, for they make other models; all else of it, the metric and the families are
 * not: a stored study is judged again with others without training again.
 */
final class StudyPlan {
    private static final String KEY = "plan";
    private static final Set<String> FREE = Set.of("families");
    private static final ObjectMapper JSON = new ObjectMapper();

    private StudyPlan() {}

    /**
     * Compares the plan with the one that the evidence belongs to, or binds the evidence to it.
     *
     * @throws UserError if they differ; names what differs
     */
    static void bind(Plan plan, Evidence evidence, StudyFolder folder) {
        // Through text, so that both sides have the same types of numbers.
        JsonNode now = parse(JSON.valueToTree(plan).toString());
        Optional<String> stored = evidence.property(KEY);
        if (stored.isEmpty()) {
            evidence.property(KEY, now.toString());
            return;
        }
        JsonNode before = parse(stored.get());
        List<String> changes = new ArrayList<>();
        Set<String> fields = new TreeSet<>();
        now.fieldNames().forEachRemaining(fields::add);
        before.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!FREE.contains(field) && !Objects.equals(given(now, field), given(before, field))) {
                changes.add(name(field) + " was " + shown(before.path(field)) + ", is now " + shown(now.path(field)));
            }
        }
        if (!changes.isEmpty()) {
            throw new UserError("the study in " + folder.path() + " was begun with other data or settings:\n  - "
                    + String.join("\n  - ", changes)
                    + "\nGive the new study its own folder with --out, or delete that one.");
        }
    }

    /** The efforts that an earlier run of the study has found a time budget to have room for, if there was one. */
    static Optional<SortedMap<String, Effort>> efforts(Evidence evidence) {
        return evidence.property(KEY).map(plan -> {
            SortedMap<String, Effort> efforts = new TreeMap<>();
            parse(plan)
                    .path("efforts")
                    .properties()
                    .forEach(e ->
                            efforts.put(e.getKey(), Effort.valueOf(e.getValue().asText())));
            return efforts;
        });
    }

    /** Null where nothing is given: an empty mapping is none, so that studies begun before there was one go on. */
    private static @Nullable JsonNode given(JsonNode plan, String field) {
        JsonNode value = plan.get(field);
        return value == null || value.isNull() || (value.isObject() && value.isEmpty()) ? null : value;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's plan is not JSON", e);
        }
    }

    private static String shown(JsonNode value) {
        return value.isNull() || value.isMissingNode() || (value.isObject() && value.isEmpty())
                ? "not given"
                : value.toString();
    }

    private static String name(String field) {
        return switch (field) {
            case "dataDigest" -> "the data (digest)";
            case "testDigest" -> "the test data (digest)";
            case "budgetSeconds" -> "the time budget (seconds, 0 for none)";
            case "leftOut" -> "columns left out";
            case "monotone" -> "columns declared monotone by the business case";
            case "ockham" -> "the version of Ockham";
            case "positive" -> "the class acted on";
            default -> field;
        };
    }
}
