package ockham.study.audit;

import java.util.List;

/**
 * One thing seen in the data.
 *
 * @param kind a stable word for programs: {@code leak}, {@code id}, {@code constant}, {@code duplicates},
 *     {@code missing}, {@code type} ...
 * @param columns the columns it is about, perhaps none
 * @param evidence the numbers that show it, in a sentence
 * @param action what was done, or what to do, in a sentence
 */
public record Finding(String kind, Severity severity, List<String> columns, String evidence, String action) {}
