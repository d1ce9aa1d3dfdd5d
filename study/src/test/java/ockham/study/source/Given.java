package ockham.study.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Writes small files and reads them back, for the tests of this package. */
record Given(Path folder) {
    Path file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Path file(String name, String text, Charset charset) {
        return bytes(name, text.getBytes(charset));
    }

    Path bytes(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Snapshot csv(String text, String target) {
        return snapshot(file("data.csv", text), target);
    }

    Snapshot snapshot(Path file, String target) {
        return snapshot(file, target, Map.of());
    }

    Snapshot snapshot(Path file, String target, Map<String, ColumnKind> types) {
        return Source.snapshot(
                new SourceSettings(file.toString(), null, target, types),
                folder.resolve("study").resolve("data.duckdb"));
    }

    static List<String> kinds(Snapshot snapshot) {
        return snapshot.columns().stream().map(c -> c.name() + " " + c.kind()).toList();
    }

    static double[] numbers(Snapshot snapshot, String column) {
        return ((Column.Numbers) snapshot.read(List.of(column)).column(column)).values();
    }

    /** The cells of a column as text; null where missing. */
    static List<@Nullable String> words(Column column) {
        return IntStream.range(0, column.size())
                .<@Nullable String>mapToObj(row -> switch (column) {
                    case Column.Categories categories -> categories.level(row);
                    case Column.Texts texts -> texts.values()[row];
                    case Column.Numbers numbers -> numbers.missing(row) ? null : String.valueOf(numbers.values()[row]);
                    case Column.Times times -> times.missing(row) ? null : String.valueOf(times.micros()[row]);
                })
                .collect(java.util.ArrayList::new, java.util.ArrayList::add, java.util.ArrayList::addAll);
    }

    static List<@Nullable String> words(Snapshot snapshot, String column) {
        return words(snapshot.read(List.of(column)).column(column));
    }

    static List<@Nullable String> list(@Nullable String... values) {
        return Arrays.asList(values);
    }
}
