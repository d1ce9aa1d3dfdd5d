package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.TimePart;
import ockham.score.feature.TimeParts;

/** Points in time as one number each: days since 1970. What {@link TimeNumbers} is measured against. */
record DayNumbers() implements Feature {
    @Override
    public Prepared fit(Rows train, long seed) {
        var names = new FreshNames(train.table());
        List<TimeParts.Chosen> columns = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Times) {
                columns.add(new TimeParts.Chosen(
                        column.name(),
                        List.of(TimePart.EPOCH_DAYS),
                        List.of(names.of(column.name() + " " + TimePart.EPOCH_DAYS.label()))));
            }
        }
        var fitted = new TimeParts(columns);
        return new Prepared(fitted, fitted.apply(train.table()));
    }
}
