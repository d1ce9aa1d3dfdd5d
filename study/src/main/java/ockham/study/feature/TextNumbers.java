package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.TextCounts;

/** Texts as characters, words and share of digits: a stand-in until words themselves are used. */
public record TextNumbers() implements Feature {
    @Override
    public Prepared fit(Rows train, long seed) {
        var names = new FreshNames(train.table());
        List<TextCounts.Counts> columns = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Texts) {
                columns.add(new TextCounts.Counts(
                        column.name(),
                        List.of(
                                names.of(column.name() + " characters"),
                                names.of(column.name() + " words"),
                                names.of(column.name() + " digits share"))));
            }
        }
        var fitted = new TextCounts(columns);
        return new Prepared(fitted, fitted.apply(train.table()));
    }
}
