package ockham.study.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ockham.api.ColumnKind;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/** Decides how each staged column is read: by its type in the source, by the texts of its cells, or as the user says. */
final class Planner {
    private final Database database;
    private final Staged staged;
    private final Map<String, ColumnKind> types;
    private final Map<String, String> like;
    private final ReadingNotes notes;
    private final Map<String, CellCounts> counts = new HashMap<>();

    /**
     * @param types kinds that are given, by column
     * @param like origins of columns read before, by column: they decide where cells can be read in two ways
     */
    Planner(Database database, Staged staged, Map<String, ColumnKind> types, Map<String, String> like) {
        this.database = database;
        this.staged = staged;
        this.types = types;
        this.like = like;
        this.notes = new ReadingNotes();
    }

    Plan plan() {
        refuseKinds();
        List<RawColumn> textual =
                staged.columns().stream().filter(c -> !nativeKind(c)).toList();
        List<CellCounts> counted = new CellCounter(database).count(textual);
        for (int i = 0; i < textual.size(); i++) {
            counts.put(textual.get(i).name(), counted.get(i));
        }
        Map<String, Reading> readings = verified(textual, readings(textual));
        List<RawColumn> numbers = staged.columns().stream()
                .filter(c -> nativeKind(c) && (c.type() == RawColumn.Type.DOUBLE || c.type() == RawColumn.Type.BIGINT))
                .toList();
        Map<String, double[]> ranges = ranges(numbers);
        List<PlannedColumn> planned = new ArrayList<>();
        for (RawColumn column : staged.columns()) {
            Reading reading = readings.get(column.name());
            planned.add(reading == null ? asTyped(column, ranges.get(column.name())) : asRead(column, reading));
        }
        return new Plan(planned, notes.sentences());
    }

    private void refuseKinds() {
        List<String> unfit = types.entrySet().stream()
                .filter(type -> switch (type.getValue()) {
                    case IMAGE, SERIES, EVENTS -> true;
                    case NUMBER, CATEGORY, BOOLEAN, TIME, TEXT -> false;
                })
                .map(type -> "column " + type.getKey() + ": kind " + type.getValue()
                        + " cannot be read from a table's cells yet")
                .sorted()
                .toList();
        if (!unfit.isEmpty()) {
            throw new UserError(String.join("\n", unfit));
        }
    }

    /** Whether the type in the source settles the kind. */
    private boolean nativeKind(RawColumn column) {
        ColumnKind given = types.get(column.name());
        return switch (column.type()) {
            case VARCHAR -> false;
            case DOUBLE, BIGINT -> given == null || given == ColumnKind.NUMBER;
            case BOOLEAN -> given == null || given == ColumnKind.BOOLEAN;
            case TIMESTAMP -> given == null || given == ColumnKind.TIME;
        };
    }

    private Map<String, Reading> readings(List<RawColumn> columns) {
        Map<String, Reading> readings = new HashMap<>();
        for (RawColumn column : columns) {
            Inference inference = new Inference(counts(column), staged.decimalComma(), like.get(column.name()));
            ColumnKind given = types.get(column.name());
            readings.put(column.name(), given == null ? inference.infer() : inference.forced(given));
        }
        return readings;
    }

    /** Checks the readings on every cell: an inferred one that does not hold is given up, a given one is an error. */
    private Map<String, Reading> verified(List<RawColumn> columns, Map<String, Reading> readings) {
        List<RawColumn> checked = columns.stream()
                .filter(c -> reading(readings, c).kind() != ColumnKind.CATEGORY
                        && reading(readings, c).kind() != ColumnKind.TEXT)
                .toList();
        List<RawColumn> misfits = new ArrayList<>();
        for (List<RawColumn> batch : Batches.of(checked)) {
            double[] counted = Batches.numbers(
                    database,
                    batch.stream()
                            .map(c -> "count(*) FILTER (" + reading(readings, c).misfit(text(c)) + ")")
                            .collect(Collectors.joining(", ", "SELECT [", "] FROM raw")));
            for (int i = 0; i < batch.size(); i++) {
                RawColumn column = batch.get(i);
                if (counted[i] > 0 && types.containsKey(column.name())) {
                    misfits.add(column);
                } else if (counted[i] > 0) {
                    readings.put(column.name(), new Inference(counts(column), false, null).words());
                }
            }
        }
        if (!misfits.isEmpty()) {
            throw new Misfits(database, staged).error(misfits, column -> reading(readings, column), this::text);
        }
        return readings;
    }

    private static Reading reading(Map<String, Reading> readings, RawColumn column) {
        return java.util.Objects.requireNonNull(readings.get(column.name()));
    }

    private CellCounts counts(RawColumn column) {
        return java.util.Objects.requireNonNull(counts.get(column.name()));
    }

    private String text(RawColumn column) {
        return counts(column).padded() ? Blanks.strippedSql(column.text()) : column.text();
    }

    /** The largest size of a cell, and 1 if all are whole numbers, else 0, of each number column. */
    private Map<String, double[]> ranges(List<RawColumn> numbers) {
        Map<String, double[]> ranges = new HashMap<>();
        for (List<RawColumn> batch : Batches.of(numbers)) {
            String sql = batch.stream()
                    .map(RawColumn::column)
                    .map(c -> "max(abs(CAST(" + c + " AS DOUBLE))), CAST(bool_and(" + c + " = trunc(" + c
                            + ")) AS DOUBLE)")
                    .collect(Collectors.joining(", ", "SELECT [", "] FROM raw"));
            double[] all = Batches.numbers(database, sql);
            for (int i = 0; i < batch.size(); i++) {
                ranges.put(batch.get(i).name(), Arrays.copyOfRange(all, 2 * i, 2 * i + 2));
            }
        }
        return ranges;
    }

    private PlannedColumn asTyped(RawColumn column, double @Nullable [] range) {
        String c = column.column();
        if (range == null) {
            ColumnKind kind = column.type() == RawColumn.Type.BOOLEAN ? ColumnKind.BOOLEAN : ColumnKind.TIME;
            return new PlannedColumn(column.name(), kind, column.origin(), c, column.text(), null);
        }
        if (column.type() == RawColumn.Type.BIGINT && range[0] > (1L << 53) && !types.containsKey(column.name())) {
            return new PlannedColumn(
                    column.name(),
                    ColumnKind.CATEGORY,
                    column.origin() + ", too long for a number",
                    column.text(),
                    column.text(),
                    null);
        }
        // The largest cell is infinite, or not a number, if any is.
        boolean finite = Double.isFinite(range[0]);
        if (!finite) {
            notes.infinite(column.name(), database.number("SELECT count(*) FROM raw WHERE isinf(" + c + ")"));
        }
        boolean whole = range[1] == 1 && range[0] < (1L << 53);
        String value = finite ? c : "CASE WHEN isfinite(" + c + ") THEN " + c + " END";
        return new PlannedColumn(
                column.name(),
                ColumnKind.NUMBER,
                column.origin(),
                whole ? "CAST(" + value + " AS BIGINT)" : "CAST(" + value + " AS DOUBLE)",
                column.text(),
                null);
    }

    private PlannedColumn asRead(RawColumn column, Reading reading) {
        CellCounts cells = counts(column);
        boolean given = types.containsKey(column.name());
        notes.column(column.name(), cells, reading, given);
        String text = text(column);
        List<String> levels = null;
        String sql = reading.sql(text);
        if (reading.kind() == ColumnKind.CATEGORY && cells.complete()) {
            levels = cells.counts().keySet().stream()
                    .filter(cell -> !reading.markedMissing(cell))
                    .toList();
        }
        String origin = column.origin().equals("text")
                ? reading.origin()
                : column.origin() + (reading.origin().equals("text") ? "" : ", " + reading.origin());
        return new PlannedColumn(column.name(), reading.kind(), origin, sql, text, levels);
    }
}
