package ockham.score;

import ockham.api.ColumnKind;

/** A column that a model wants of raw rows: its name in the file and how its cells are read. */
public record InputColumn(String name, ColumnKind kind) {}
