package ockham.study.report;

import ockham.api.Family;
import org.jspecify.annotations.Nullable;

/**
 * What to use.
 *
 * @param candidate its name, or that of a rule
 * @param model archive relative to the study folder, or null where there is nothing to score with
 */
public record Winner(
        String candidate, Family family, @Nullable String model) {}
