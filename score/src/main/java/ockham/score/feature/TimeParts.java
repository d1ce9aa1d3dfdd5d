package ockham.score.feature;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;

/** Points in time as numbers, see {@link TimePart}. A missing time is missing in all of them. */
public final class TimeParts extends PerColumn<TimeParts.Chosen> {
    static final String FORMAT = "time-parts/1";

    /** The parts of a column that are used, and the name of the column that each becomes. */
    public record Chosen(String column, List<TimePart> parts, List<String> outputs) implements Plan {
        public Chosen {
            parts = List.copyOf(parts);
            outputs = List.copyOf(outputs);
            Parts.sameSize(FORMAT, parts.size(), outputs.size());
        }
    }

    public TimeParts(List<Chosen> columns) {
        super(columns);
    }

    @Override
    void encode(Chosen plan, Column column, List<Column> out) {
        double[][] values = of(as(Column.Times.class, column), plan.parts());
        for (int k = 0; k < values.length; k++) {
            out.add(new Column.Numbers(plan.outputs().get(k), values[k]));
        }
    }

    /** The parts of every row, {@code parts x rows}; NaN where the time is missing. */
    public static double[][] of(Column.Times column, List<TimePart> parts) {
        double[][] values = new double[parts.size()][column.size()];
        for (int i = 0; i < column.size(); i++) {
            long micros = column.micros()[i];
            boolean missing = column.missing(i);
            LocalDateTime time = missing
                    ? LocalDateTime.MIN
                    : LocalDateTime.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L),
                            (int) Math.floorMod(micros, 1_000_000L) * 1000,
                            ZoneOffset.UTC);
            for (int k = 0; k < values.length; k++) {
                values[k][i] = missing ? Double.NaN : parts.get(k).of(time, micros);
            }
        }
        return values;
    }

    @Override
    public Bundle toBundle() {
        List<Chosen> plans = plans();
        var bundle = Bundle.of(FORMAT)
                .put(
                        "columns",
                        TextList.write(plans.stream().map(Chosen::column).toList()));
        for (int i = 0; i < plans.size(); i++) {
            bundle.put(
                    "parts." + i,
                    TextList.write(
                            plans.get(i).parts().stream().map(TimePart::name).toList()));
            bundle.put("outputs." + i, TextList.write(plans.get(i).outputs()));
        }
        return bundle.build();
    }

    /** Reads {@code time-parts/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            List<Chosen> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                plans.add(new Chosen(
                        columns.get(i),
                        TextList.read(bundle.text("parts." + i)).stream()
                                .map(TimePart::valueOf)
                                .toList(),
                        TextList.read(bundle.text("outputs." + i))));
            }
            return new TimeParts(plans);
        }
    }
}
