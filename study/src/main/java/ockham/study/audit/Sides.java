package ockham.study.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/**
 * Rows on two sides whose columns are compared.
 *
 * @param before rows of the first side, places in the table
 * @param after rows of the second side
 * @param first what the first side's rows are, for people: {@code the training rows}
 * @param second what the second side's are
 * @param ofTime whether time parts them
 */
record Sides(int[] before, int[] after, String first, String second, boolean ofTime) {
    static Sides ofTest(int trainRows, int rows) {
        return new Sides(
                IntStream.range(0, trainRows).toArray(),
                IntStream.range(trainRows, rows).toArray(),
                "the training rows",
                "the test rows",
                false);
    }

    /** The earlier and the later half; rows of one time stay together. Null where there are not two times. */
    static @Nullable Sides ofTime(double[] times) {
        int[] order = order(times);
        int cut = order.length / 2;
        int up = cut;
        while (up < order.length && up > 0 && times[order[up]] == times[order[up - 1]]) {
            up++;
        }
        int down = cut;
        while (down > 0 && times[order[down]] == times[order[down - 1]]) {
            down--;
        }
        int at = order.length - up >= down ? up : down;
        return at == 0 || at == order.length
                ? null
                : new Sides(
                        Arrays.copyOf(order, at),
                        Arrays.copyOfRange(order, at, order.length),
                        "the earlier rows",
                        "the later rows",
                        true);
    }

    /** Those rows of both sides that are wanted. */
    Sides only(boolean[] wanted) {
        return new Sides(
                Arrays.stream(before).filter(i -> wanted[i]).toArray(),
                Arrays.stream(after).filter(i -> wanted[i]).toArray(),
                first,
                second,
                ofTime);
    }

    /** Rows that have a time, earliest first. */
    static int[] order(double[] times) {
        return IntStream.range(0, times.length)
                .filter(i -> !Double.isNaN(times[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(times[a] + 0.0, times[b] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A column as numbers in order, NaN missing; null for kinds without an order. */
    static double @Nullable [] ordered(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> numbers.values();
            case Column.Times times -> Facts.micros(times);
            case Column.Categories _, Column.Texts _ -> null;
        };
    }
}
