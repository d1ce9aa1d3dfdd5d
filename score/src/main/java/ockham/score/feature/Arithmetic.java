package ockham.score.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;
import ockham.api.Table;

/** New number columns after the others, each made of two: {@code total_rooms / households}. */
public record Arithmetic(List<Term> terms) implements FittedFeature {
    static final String FORMAT = "arithmetic/1";

    /**
     * One new column.
     *
     * @param left name of a number column
     * @param right name of another
     * @param output name of the new column
     */
    public record Term(String left, Operation operation, String right, String output) {
        /** The values of every row. */
        public double[] of(Table rows) {
            double[] a = numbers(rows, left);
            double[] b = numbers(rows, right);
            double[] values = new double[a.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = operation.of(a[i], b[i]);
            }
            return values;
        }

        private static double[] numbers(Table rows, String name) {
            return PerColumn.as(Column.Numbers.class, rows.column(name)).values();
        }
    }

    public Arithmetic {
        terms = List.copyOf(terms);
    }

    /** @throws IllegalArgumentException if a column is not in the table or holds no numbers */
    @Override
    public Table apply(Table rows) {
        List<Column> more = new ArrayList<>();
        for (Term term : terms) {
            more.add(new Column.Numbers(term.output(), term.of(rows)));
        }
        return rows.with(more);
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("left", TextList.write(terms.stream().map(Term::left).toList()))
                .put(
                        "operation",
                        TextList.write(
                                terms.stream().map(t -> t.operation().sign()).toList()))
                .put("right", TextList.write(terms.stream().map(Term::right).toList()))
                .put("output", TextList.write(terms.stream().map(Term::output).toList()))
                .build();
    }

    /** Reads {@code arithmetic/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> left = TextList.read(bundle.text("left"));
            List<String> operation = TextList.read(bundle.text("operation"));
            List<String> right = TextList.read(bundle.text("right"));
            List<String> output = TextList.read(bundle.text("output"));
            Parts.sameSize(FORMAT, left.size(), operation.size());
            Parts.sameSize(FORMAT, left.size(), right.size());
            Parts.sameSize(FORMAT, left.size(), output.size());
            List<Term> terms = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                terms.add(new Term(left.get(i), Operation.signed(operation.get(i)), right.get(i), output.get(i)));
            }
            return new Arithmetic(terms);
        }
    }
}
