package ockham.score;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Scores rows with a model archive, in any JVM from 17 on, without native libraries. Immutable and safe to share between
 * threads.
 *
 * <pre>{@code
 * Scorer scorer = Scorer.open(Path.of("models/lightgbm.ockham"));
 * double[] p = scorer.score(Map.of("tenure", 3, "Contract", "One year"));
 * }</pre>
 */
public final class Scorer {
    private final Archive archive;

    private Scorer(Archive archive) {
        this.archive = archive;
    }

    /** @throws UserError if the file is not a readable archive */
    public static Scorer open(Path file) {
        return new Scorer(Archive.read(file));
    }

    public Manifest manifest() {
        return archive.manifest();
    }

    /** Predicts rows of a table that holds the archive's input columns with their kinds. */
    public Predictions predict(Table rows) {
        return archive.model().predict(rows);
    }

    /**
     * Predicts one row.
     *
     * @param row values by column name: numbers, strings, booleans, {@link Instant}s or ISO dates; an absent or null
     *     value is missing
     * @return one probability per class in the manifest's order, or one number
     * @throws UserError if a value cannot be read as its column's kind
     */
    public double[] score(Map<String, ? extends @Nullable Object> row) {
        List<Column> columns = new ArrayList<>();
        for (InputColumn input : archive.manifest().inputs()) {
            columns.add(column(input, row.get(input.name())));
        }
        return archive.model().predict(new Table(columns, 1)).values();
    }

    private static Column column(InputColumn input, @Nullable Object value) {
        String name = input.name();
        return switch (input.kind()) {
            case NUMBER -> new Column.Numbers(name, new double[] {number(name, value)});
            case BOOLEAN ->
                new Column.Categories(
                        name, input.kind(), Column.Categories.BOOLEAN_LEVELS, new int[] {booleanCode(name, value)});
            case CATEGORY ->
                value == null
                        ? new Column.Categories(name, input.kind(), List.of(), new int[] {Column.Categories.MISSING})
                        : new Column.Categories(name, input.kind(), List.of(value.toString()), new int[] {0});
            case TIME -> new Column.Times(name, new long[] {micros(name, value)});
            case TEXT -> new Column.Texts(name, new @Nullable String[] {value == null ? null : value.toString()});
            case IMAGE, SERIES, EVENTS ->
                throw new UserError("column " + name + ": kind " + input.kind() + " cannot be scored yet");
        };
    }

    private static double number(String name, @Nullable Object value) {
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number.doubleValue() : Double.NaN;
        }
        try {
            double parsed = Double.parseDouble(value.toString().strip());
            return Double.isFinite(parsed) ? parsed : Double.NaN;
        } catch (NumberFormatException e) {
            throw new UserError("column " + name + ": \"" + value + "\" is not a number", e);
        }
    }

    private static int booleanCode(String name, @Nullable Object value) {
        if (value == null) {
            return Column.Categories.MISSING;
        }
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> 1;
            case "false", "f", "no", "n", "0" -> 0;
            default -> throw new UserError("column " + name + ": \"" + value + "\" is neither true nor false");
        };
    }

    private static long micros(String name, @Nullable Object value) {
        if (value == null) {
            return Column.Times.MISSING;
        }
        if (value instanceof Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
        String text = value.toString().strip().replace(' ', 'T');
        try {
            LocalDateTime moment = text.contains("T")
                    ? LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                    : LocalDate.parse(text).atStartOfDay();
            return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new UserError(
                    "column " + name + ": \"" + value
                            + "\" is not a date or time like 2026-01-31 or 2026-01-31T12:00:00",
                    e);
        }
    }
}
