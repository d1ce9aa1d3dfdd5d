package ockham.score;

import ockham.api.ColumnKind;

/**
 * A raw column as a study read it.
 *
 * @param reading how its cells were read, where that can be done in several ways: {@code date, day/month/year}; or empty
 */
public record InputColumn(String name, ColumnKind kind, String reading) {
    /** A column whose cells say themselves how they are read. */
    public InputColumn(String name, ColumnKind kind) {
        this(name, kind, "");
    }
}
