package ockham.study.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ockham.api.Column;
import ockham.api.Table;

/**
 * A column as a surrogate reads it.
 *
 * @param values a number a row, NaN where it is missing; or the level, a missing cell being the last one
 * @param levels number of levels, or 0 where values are in an order
 */
record Cells(double[] values, int levels) {
    /** Of texts there are none: no small model reads them. */
    static Optional<Cells> of(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> Optional.of(new Cells(numbers.values(), 0));
            case Column.Times times ->
                Optional.of(new Cells(
                        Arrays.stream(times.micros())
                                .mapToDouble(t -> t == Column.Times.MISSING ? Double.NaN : t)
                                .toArray(),
                        0));
            case Column.Categories categories -> {
                int levels = categories.levels().size();
                yield Optional.of(new Cells(
                        Arrays.stream(categories.codes())
                                .mapToDouble(c -> c < 0 ? levels : c)
                                .toArray(),
                        levels + 1));
            }
            case Column.Texts _ -> Optional.empty();
        };
    }

    /** Those of all columns that are no texts. */
    static List<Cells> of(Table table) {
        return table.columns().stream().map(Cells::of).flatMap(Optional::stream).toList();
    }

    boolean ordered() {
        return levels == 0;
    }
}
