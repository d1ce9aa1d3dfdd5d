package ockham.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ockham.api.Direction;
import ockham.api.Task;
import ockham.score.monotone.Monotonicity;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.business.Constraints;
import ockham.study.report.ConstraintsResult;
import org.jspecify.annotations.Nullable;

/**
 * The part of the record on what every model must respect.
 *
 * @param checks of final models, by candidate; empty where nothing was trained
 */
record ConstraintsMaker(StudyCourse course, Map<String, Monotonicity> checks) {
    private Constraints constraints() {
        return course.question().constraints();
    }

    /** Null where the case declares nothing. */
    @Nullable
    ConstraintsResult result() {
        return constraints().none()
                ? null
                : new ConstraintsResult(
                        constraints().forbidden().stream()
                                .map(f -> new ConstraintsResult.Forbidden(f.column(), f.reason()))
                                .toList(),
                        constraints().monotone().stream()
                                .map(m -> new ConstraintsResult.Monotone(
                                        m.column(), m.direction().word()))
                                .toList(),
                        checks.entrySet().stream()
                                .map(c -> new ConstraintsResult.Check(
                                        c.getKey(),
                                        c.getValue().rows(),
                                        c.getValue().predictions(),
                                        c.getValue().violations(),
                                        c.getValue().shown()))
                                .toList());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!constraints().forbidden().isEmpty()) {
            findings.add(new Finding(
                    "forbidden",
                    Severity.INFORMS,
                    constraints().forbiddenColumns(),
                    reasons(),
                    "Left out of every model."));
        }
        if (!constraints().monotone().isEmpty()) {
            findings.add(new Finding(
                    "monotone",
                    Severity.INFORMS,
                    List.copyOf(constraints().directions().keySet()),
                    declared(),
                    checked()));
        }
        return findings;
    }

    private String reasons() {
        String reasons = constraints().forbidden().stream()
                .filter(f -> !f.reason().isEmpty())
                .map(f -> f.column() + ": " + f.reason())
                .collect(Collectors.joining("; "));
        return "forbidden by the business case" + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private String declared() {
        String what = course.data().task() instanceof Task.Binary binary
                ? "the probability of " + binary.positive()
                : "the predicted number";
        List<String> parts = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<String> columns = constraints().monotone().stream()
                    .filter(m -> m.direction() == direction)
                    .map(Constraints.Monotone::column)
                    .toList();
            if (!columns.isEmpty()) {
                parts.add((direction == Direction.UP ? "never falls" : "never rises") + " where "
                        + String.join(" or ", columns) + " rises");
            }
        }
        return "declared by the business case: all else equal, " + what + " " + String.join(" and ", parts);
    }

    private String checked() {
        if (checks.isEmpty()) {
            return "No model was trained.";
        }
        Monotonicity first = checks.values().iterator().next();
        long predictions =
                checks.values().stream().mapToLong(Monotonicity::predictions).sum();
        long violations =
                checks.values().stream().mapToLong(Monotonicity::violations).sum();
        long shown = checks.values().stream().filter(Monotonicity::shown).count();
        return String.format(
                Locale.ROOT,
                "Held by every final model: %s asked about %,d rows with up to %d values of each column, and %,d of"
                        + " %,d predictions went the wrong way. The weights, steps or trees of %s show it for every row"
                        + " there can be. Learners that cannot hold it were left out.",
                checks.size() == 1 ? "one was" : checks.size() + " were",
                first.rows(),
                Monotonicity.VALUES,
                violations,
                predictions,
                shown == checks.size() ? "all of them" : shown + " of them");
    }
}
