package ockham.study.business;

import ockham.api.Table;
import ockham.api.Task;

/**
 * What a case file is read against.
 *
 * @param table the study's rows with every column, for names, kinds and levels
 * @param target name of the target column, which amounts and today's rule may not read
 */
public record CaseContext(Table table, Task task, String target) {}
