package ockham.api;

/**
 * What a plan may depend on: the task, the size of the table, the effort asked for.
 *
 * @param rows rows that a candidate trains on
 * @param columns feature columns
 */
public record Shape(Task task, long rows, int columns, Effort effort) {}
