package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.TimePart;
import ockham.score.feature.TimeParts;

/**
 * Points in time as numbers: days since 1970, year, month, day of month, day of week (Monday 0), hour, minute; of these
 * the ones that vary among the training rows.
 *
 * @param cyclic also sine and cosine of the year, the week and the day, for learners whose answer is smooth in a number
 */
public record TimeNumbers(boolean cyclic) implements Feature {
    @Override
    public Prepared fit(Rows train, long seed) {
        var names = new FreshNames(train.table());
        List<TimePart> wanted = new ArrayList<>();
        for (TimePart part : TimePart.values()) {
            if (cyclic || !part.cyclic()) {
                wanted.add(part);
            }
        }
        List<TimeParts.Chosen> columns = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Times times) {
                columns.add(choose(times, wanted, names));
            }
        }
        var fitted = new TimeParts(columns);
        return new Prepared(fitted, fitted.apply(train.table()));
    }

    private static TimeParts.Chosen choose(Column.Times column, List<TimePart> wanted, FreshNames names) {
        double[][] values = TimeParts.of(column, wanted);
        List<TimePart> parts = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            TimePart part = wanted.get(k);
            if (part == TimePart.EPOCH_DAYS || varies(values[k])) {
                parts.add(part);
                outputs.add(names.of(column.name() + " " + part.label()));
            }
        }
        return new TimeParts.Chosen(column.name(), parts, outputs);
    }

    private static boolean varies(double[] values) {
        double first = Double.NaN;
        for (double value : values) {
            if (Double.isNaN(first)) {
                first = value;
            } else if (value != first && !Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
