package ockham.api;

import java.util.List;
import java.util.Optional;

/**
 * Brings learners into a study; found by {@link java.util.ServiceLoader}. One that cannot work on this machine says why
 * in {@link #unavailable}, and each of its learners is then reported as skipped with that reason.
 */
public interface LearnerProvider {
    /** A short name for messages: {@code lightgbm}. */
    String name();

    /** Loads what it needs, native libraries included; empty if all is well, else the reason in a sentence. */
    Optional<String> unavailable();

    /** The learners, at the settings they start with, for such a study. Depends on the arguments alone. */
    List<Learner> learners(Shape shape);

    /** Learners it has but does not enter in such a study, as too dear for its effort; reported as skipped. */
    default List<LeftOut> leftOut(Shape shape) {
        return List.of();
    }

    /** A learner that is not entered, and why, in a sentence without its end. */
    record LeftOut(String learner, Family family, String reason) {}

    /** The libraries it stands on with their versions, such as {@code LightGBM 4.3.0}: part of a study's provenance. */
    List<String> versions();
}
