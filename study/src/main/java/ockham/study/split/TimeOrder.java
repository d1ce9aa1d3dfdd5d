package ockham.study.split;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.UserError;

/**
 * Rows in the order of a time column.
 *
 * @param rows rows that have a time, earliest first, equal times by row
 * @param starts places in {@code rows} where a new time begins; a cut lies at one of these
 * @param without rows without a time
 */
record TimeOrder(int[] rows, int[] starts, int without) {
    /** @param among rows to order, ascending */
    static TimeOrder of(Column column, int[] among) {
        int[] timed = Arrays.stream(among).filter(row -> !column.missing(row)).toArray();
        double[] values = new double[column.size()];
        for (int row : timed) {
            values[row] = value(column, row);
        }
        int[] sorted = IntStream.of(timed)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] starts = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || values[sorted[i]] != values[sorted[i - 1]])
                .toArray();
        return new TimeOrder(sorted, starts, among.length - timed.length);
    }

    /** The rank in time of each row, equal for equal times; rows without a time come before all others. */
    static int[] ranks(Column column, int[] among) {
        TimeOrder order = of(column, among);
        int[] ranks = new int[among.length];
        int rank = 0;
        for (int i = 0; i < order.rows.length; i++) {
            rank += Arrays.binarySearch(order.starts, i) >= 0 ? 1 : 0;
            ranks[Arrays.binarySearch(among, order.rows[i])] = rank;
        }
        return ranks;
    }

    /** Microseconds lose nothing as doubles before the year 2255. */
    private static double value(Column column, int row) {
        return switch (column) {
            case Column.Times times -> times.micros()[row];
            case Column.Numbers numbers -> numbers.values()[row] + 0.0;
            case Column.Categories _, Column.Texts _ ->
                throw new UserError("column " + column.name() + " is read as " + column.kind()
                        + " and cannot order rows in time. Give --type " + column.name()
                        + "=TIME or =NUMBER if its cells are times or numbers, or choose another column for --time.");
        };
    }

    /** The start of a time nearest to {@code place}, above {@code after}; the end if there is none. */
    int cut(double place, int after) {
        int best = rows.length;
        for (int start : starts) {
            if (start > after && Math.abs(start - place) < Math.abs(best - place)) {
                best = start;
            }
        }
        return best;
    }
}
