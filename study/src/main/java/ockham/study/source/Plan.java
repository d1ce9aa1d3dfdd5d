package ockham.study.source;

import java.util.List;

/** How every staged column becomes a column of the table, and what is to be said of it. */
record Plan(List<PlannedColumn> columns, List<String> notes) {}
