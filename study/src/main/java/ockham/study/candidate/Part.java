package ockham.study.candidate;

import java.util.List;
import java.util.Optional;

/**
 * A candidate that learns from some of a fold's rows only, for a learning curve: same recipe, same learner, same settings. It takes
 * no part in the race and can never be chosen.
 *
 * @param of the candidate as it raced
 * @param rows that it learns from
 * @param few the candidate under a name of its own
 */
public record Part(Candidate of, int rows, Candidate few) {
    private static final String ON = " on ";
    private static final String ROWS = " rows";

    /** The part of a candidate with so many rows. */
    public static Part of(Candidate candidate, int rows) {
        return new Part(
                candidate,
                rows,
                new Candidate(
                        candidate.name() + ON + rows + ROWS,
                        candidate.family(),
                        candidate.rung(),
                        candidate.recipe(),
                        candidate.learner(),
                        candidate.settings()));
    }

    /** The part that a name stands for. */
    public static Optional<Part> named(List<Candidate> candidates, String name) {
        return candidates.stream()
                .filter(c -> name.startsWith(c.name() + ON) && name.endsWith(ROWS))
                .map(c -> name.substring(c.name().length() + ON.length(), name.length() - ROWS.length()))
                .filter(number -> number.matches("[0-9]{1,9}"))
                .findFirst()
                .flatMap(number -> candidates.stream()
                        .map(c -> of(c, Integer.parseInt(number)))
                        .filter(part -> part.few().name().equals(name))
                        .findFirst());
    }
}
