package ockham.study.report;

import ockham.study.compare.Estimate;

/**
 * A paired difference between the best of two sides, in money or in the metric (larger is better for {@code side}).
 *
 * @param side {@code classical} or {@code deep}
 * @param against {@code no model} or {@code classical}
 * @param probabilityAboveZero that the difference favours {@code side}, shrunk as the verdict does
 * @param probabilityAboveDelta that it does by more than the smallest gain worth acting on
 */
public record Comparison(
        String side, String against, Estimate difference, double probabilityAboveZero, double probabilityAboveDelta) {}
