package ockham.study.source;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;

/** Splits work over many columns into queries of a size that a database plans quickly. */
final class Batches {
    private static final int COLUMNS = 250;

    private Batches() {}

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += COLUMNS) {
            batches.add(all.subList(from, Math.min(all.size(), from + COLUMNS)));
        }
        return batches;
    }

    /** The list of truth values in the one cell that {@code sql} answers. */
    static List<Boolean> booleans(Database database, String sql) {
        return database.list(sql, row -> {
                    Array array = row.getArray(1);
                    List<Boolean> values = new ArrayList<>();
                    for (Object value : (Object[]) array.getArray()) {
                        values.add(Boolean.TRUE.equals(value));
                    }
                    return values;
                })
                .getFirst();
    }

    /** The list of numbers in the one cell that {@code sql} answers; null is 0. */
    static double[] numbers(Database database, String sql) {
        return database.list(sql, row -> {
                    Object[] array = (Object[]) row.getArray(1).getArray();
                    double[] values = new double[array.length];
                    for (int i = 0; i < array.length; i++) {
                        values[i] = array[i] instanceof Number number ? number.doubleValue() : 0;
                    }
                    return values;
                })
                .getFirst();
    }
}
