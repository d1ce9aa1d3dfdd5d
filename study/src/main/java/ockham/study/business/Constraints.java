package ockham.study.business;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Direction;
import ockham.api.UserError;

/**
 * What every model must respect, whatever it is worth.
 *
 * @param forbidden columns that no model may use
 * @param monotone number columns in which predictions must not go the other way
 */
public record Constraints(List<Forbidden> forbidden, List<Monotone> monotone) {
    public static final Constraints NONE = new Constraints(List.of(), List.of());

    public Constraints {
        forbidden = List.copyOf(forbidden);
        monotone = List.copyOf(monotone);
    }

    /**
     * A column that no model may use. The case's own amounts and today's rule may.
     *
     * @param reason in the user's words, perhaps empty
     */
    public record Forbidden(String column, String reason) {}

    /**
     * A column in which the probability of the class acted on, or the number, must be monotone.
     *
     * @param place of the declaration in the case file, for messages
     */
    public record Monotone(String column, Direction direction, String place) {}

    /** Whether nothing is declared. */
    public boolean none() {
        return forbidden.isEmpty() && monotone.isEmpty();
    }

    public List<String> forbiddenColumns() {
        return forbidden.stream().map(Forbidden::column).toList();
    }

    /** The monotone columns with their directions, in the order of the file. */
    public Map<String, Direction> directions() {
        Map<String, Direction> directions = new LinkedHashMap<>();
        monotone.forEach(m -> directions.put(m.column(), m.direction()));
        return directions;
    }

    /**
     * Refuses monotone columns that no model would see.
     *
     * @param file name of the case file
     * @param unseen columns that are left out of every model, each with the reason as the end of a sentence
     * @throws UserError naming every such column with its place in the file
     */
    public void needSeen(String file, Map<String, String> unseen) {
        List<String> problems = new ArrayList<>();
        for (Monotone declared : monotone) {
            String reason = unseen.get(declared.column());
            if (reason != null) {
                problems.add("  " + declared.place() + ": monotone: " + declared.column()
                        + " is seen by no model, so there is nothing to hold: " + reason);
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(file + ": " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                    + System.lineSeparator() + String.join(System.lineSeparator(), problems));
        }
    }
}
