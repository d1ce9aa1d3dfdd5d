package ockham.study.report;

import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What candidates are scored by.
 *
 * @param name for people: {@code AUC}
 * @param winner out of fold, of the winner; null where nobody won
 * @param worthwhile smallest difference that matters, where there is no business case; NaN otherwise
 */
public record MetricResult(
        String name, boolean higherIsBetter, @Nullable Estimate winner, double worthwhile) {}
