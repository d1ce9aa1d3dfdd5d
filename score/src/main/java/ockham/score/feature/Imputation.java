package ockham.score.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;

/**
 * Missing cells filled, with a 0/1 column that says so where training rows had some. Numbers get one number; categories
 * and booleans one level, which may be a level of its own for missing cells.
 */
public final class Imputation extends PerColumn<Imputation.Fill> {
    static final String FORMAT = "impute/1";

    /**
     * How a column is filled.
     *
     * @param kind NUMBER, CATEGORY or BOOLEAN
     * @param value the number, or the code of the level
     * @param indicator name of the column that tells where cells were missing; empty for none. It follows the column
     * @param levels the dictionary of the filled column; empty for numbers
     */
    public record Fill(String column, ColumnKind kind, double value, String indicator, List<String> levels)
            implements Plan {
        public Fill {
            levels = List.copyOf(levels);
        }
    }

    public Imputation(List<Fill> columns) {
        super(columns);
    }

    @Override
    void encode(Fill plan, Column column, List<Column> out) {
        if (plan.kind() == ColumnKind.NUMBER) {
            double[] values = as(Column.Numbers.class, column).values().clone();
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i])) {
                    values[i] = plan.value();
                }
            }
            out.add(new Column.Numbers(column.name(), values));
        } else {
            int[] codes = as(Column.Categories.class, column).codes().clone();
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] < 0) {
                    codes[i] = (int) plan.value();
                }
            }
            out.add(new Column.Categories(column.name(), plan.kind(), plan.levels(), codes));
        }
        if (!plan.indicator().isEmpty()) {
            double[] flags = new double[column.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = column.missing(i) ? 1 : 0;
            }
            out.add(new Column.Numbers(plan.indicator(), flags));
        }
    }

    @Override
    public Bundle toBundle() {
        List<Fill> plans = plans();
        var bundle = Bundle.of(FORMAT)
                .put("columns", TextList.write(plans.stream().map(Fill::column).toList()))
                .put(
                        "kinds",
                        TextList.write(plans.stream().map(f -> f.kind().name()).toList()))
                .put(
                        "indicators",
                        TextList.write(plans.stream().map(Fill::indicator).toList()))
                .put("values", plans.stream().mapToDouble(Fill::value).toArray());
        for (int i = 0; i < plans.size(); i++) {
            if (plans.get(i).kind() != ColumnKind.NUMBER) {
                bundle.put("levels." + i, TextList.write(plans.get(i).levels()));
            }
        }
        return bundle.build();
    }

    /** Reads {@code impute/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            List<String> kinds = TextList.read(bundle.text("kinds"));
            List<String> indicators = TextList.read(bundle.text("indicators"));
            double[] values = bundle.doubles("values");
            Parts.sameSize(FORMAT, columns.size(), kinds.size());
            Parts.sameSize(FORMAT, columns.size(), indicators.size());
            Parts.sameSize(FORMAT, columns.size(), values.length);
            List<Fill> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                ColumnKind kind = ColumnKind.valueOf(kinds.get(i));
                List<String> levels = kind == ColumnKind.NUMBER ? List.of() : TextList.read(bundle.text("levels." + i));
                plans.add(new Fill(columns.get(i), kind, values[i], indicators.get(i), levels));
            }
            return new Imputation(plans);
        }
    }
}
