package ockham.score.feature;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;
import ockham.api.Table;

/** Only the columns named, in that order. */
public record Selection(List<String> columns) implements FittedFeature {
    static final String FORMAT = "select/1";

    public Selection {
        columns = List.copyOf(columns);
    }

    @Override
    public Table apply(Table rows) {
        return rows.select(columns);
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT).put("columns", TextList.write(columns)).build();
    }

    /** Reads {@code select/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            return new Selection(TextList.read(bundle.text("columns")));
        }
    }
}
