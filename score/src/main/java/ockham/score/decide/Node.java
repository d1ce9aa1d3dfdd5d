package ockham.score.decide;

/** A part of an expression as written; {@link #bind} ties it to a table and checks kinds. */
interface Node {
    Bound bind(Scope scope);
}
