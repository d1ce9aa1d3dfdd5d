package ockham.study.audit;

/** How much a finding matters. */
public enum Severity {
    /** The study ends in the verdict "blocked" until the user acts. */
    BLOCKS,
    /** The user should look. */
    WARNS,
    /** Handled or checked; said for the record. */
    INFORMS
}
