package ockham.api;

/** What a column holds. A {@link Learner} says which kinds it takes as they are; feature recipes bring the rest there. */
public enum ColumnKind {
    NUMBER,
    CATEGORY,
    BOOLEAN,
    TIME,
    TEXT,
    IMAGE,
    SERIES,
    EVENTS
}
