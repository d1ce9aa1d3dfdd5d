package ockham.study.source;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Rows as they came, in the temporary table {@code raw} of a database, one column {@code c0, c1, ...} each.
 *
 * @param source what was read, for people, without credentials
 * @param columns those asked for that the source has, in its order
 * @param names every column the source has
 * @param place where a row of {@code raw} (from 0) stands in the source: {@code line 12 of a.csv}
 * @param decimalComma whether the source writes 3,14
 * @param notes what was done so far
 */
record Staged(
        String source,
        List<RawColumn> columns,
        List<String> names,
        LongFunction<String> place,
        boolean decimalComma,
        List<String> notes) {}
