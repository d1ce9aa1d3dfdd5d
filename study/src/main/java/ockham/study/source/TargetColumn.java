package ockham.study.source;

import ockham.api.Task;

/**
 * The target of every row of a snapshot.
 *
 * @param task what is predicted, with the classes as they are written in the cells
 * @param values the class index or the number of each row; NaN where the target is missing
 * @param missing rows without a target
 * @param how in a sentence, how the column was read and what would read it otherwise
 */
public record TargetColumn(String name, Task task, double[] values, long missing, String how) {}
