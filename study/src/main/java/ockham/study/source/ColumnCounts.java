package ockham.study.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * Counts missing and different cells of the columns of {@code data}. Different cells are counted exactly in tables of up
 * to 200,000 rows, and in all columns with few of them or that may be ids; beyond, in columns of numbers with a fraction
 * and of times, they are estimated to within a few percent.
 */
record ColumnCounts(
        Database database, List<String> names, List<PlannedColumn> columns, List<@Nullable List<String>> levels) {
    private static final long EXACT_ROWS = 200_000;
    private static final long SHORT = 20_000;
    private static final double EXACT_DISTINCT = 20_000;

    List<ColumnInfo> count() {
        long rows = database.number("SELECT count(*) FROM data");
        long[] present = new long[names.size()];
        double[] distinct = new double[names.size()];
        List<Integer> all = IntStream.range(0, names.size()).boxed().toList();
        for (List<Integer> batch : Batches.of(all)) {
            double[] counted = numbers(batch, i -> "count(" + name(i) + ")");
            double[] estimated =
                    numbers(batch, i -> levels.get(i) == null ? "approx_count_distinct(" + name(i) + ")" : "0");
            for (int k = 0; k < batch.size(); k++) {
                present[batch.get(k)] = (long) counted[k];
                List<String> known = levels.get(batch.get(k));
                distinct[batch.get(k)] = known != null ? known.size() : estimated[k];
            }
        }
        countExactly(all, rows, distinct);
        List<ColumnInfo> counted = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            PlannedColumn column = columns.get(i);
            long different = Math.min(Math.round(distinct[i]), present[i]);
            counted.add(new ColumnInfo(column.name(), column.kind(), column.origin(), rows - present[i], different));
        }
        return counted;
    }

    private void countExactly(List<Integer> all, long rows, double[] distinct) {
        List<Integer> exact = all.stream()
                .filter(i -> levels.get(i) == null)
                .filter(i -> rows <= EXACT_ROWS || distinct[i] <= EXACT_DISTINCT || mayBeId(columns.get(i)))
                .toList();
        for (List<Integer> batch : Batches.of(exact)) {
            // Thousands of hash tables for a few rows each take DuckDB a minute; lists do it in a second.
            double[] counted = numbers(
                    batch,
                    i -> rows <= SHORT ? "list_unique(list(" + name(i) + "))" : "count(DISTINCT " + name(i) + ")");
            for (int k = 0; k < batch.size(); k++) {
                distinct[batch.get(k)] = counted[k];
            }
        }
    }

    private static boolean mayBeId(PlannedColumn column) {
        return column.kind() == ColumnKind.CATEGORY
                || (column.kind() == ColumnKind.NUMBER && column.sql().endsWith("AS BIGINT)"));
    }

    private String name(int i) {
        return Database.name(names.get(i));
    }

    private double[] numbers(List<Integer> batch, java.util.function.IntFunction<String> sql) {
        return Batches.numbers(
                database, batch.stream().map(sql::apply).collect(Collectors.joining(", ", "SELECT [", "] FROM data")));
    }
}
