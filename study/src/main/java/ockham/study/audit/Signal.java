package ockham.study.audit;

import java.util.HashMap;
import java.util.Map;
import ockham.api.Column;

/**
 * A column of the sample as the leak checks see it: numbers in order, or codes without one.
 *
 * @param values numbers, NaN missing; of codes, the code
 * @param levels number of codes; 0 for numbers
 */
record Signal(String name, double[] values, int levels) {
    static Signal of(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> new Signal(column.name(), numbers.values(), 0);
            case Column.Times times -> new Signal(column.name(), Facts.micros(times), 0);
            case Column.Categories categories -> {
                double[] values = new double[column.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = categories.missing(i) ? Double.NaN : categories.codes()[i];
                }
                yield new Signal(column.name(), values, categories.levels().size());
            }
            case Column.Texts texts -> {
                Map<String, Integer> codes = new HashMap<>();
                double[] values = new double[column.size()];
                for (int i = 0; i < values.length; i++) {
                    String text = texts.values()[i];
                    if (text == null) {
                        values[i] = Double.NaN;
                    } else {
                        Integer known = codes.putIfAbsent(text, codes.size());
                        values[i] = known == null ? codes.size() - 1 : known;
                    }
                }
                yield new Signal(column.name(), values, Math.max(1, codes.size()));
            }
        };
    }

    boolean ordered() {
        return levels == 0;
    }

    boolean missing(int row) {
        return Double.isNaN(values[row]);
    }

    int rows() {
        return values.length;
    }
}
