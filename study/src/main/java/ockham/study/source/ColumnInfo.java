package ockham.study.source;

import ockham.api.ColumnKind;

/**
 * A column of a snapshot.
 *
 * @param kind as inferred, or as the user said
 * @param origin how it was found, for people: {@code text, decimal comma}, {@code BIGINT}
 * @param missing cells without a value
 * @param distinct different values, the missing one not counted
 */
public record ColumnInfo(String name, ColumnKind kind, String origin, long missing, long distinct) {}
