package ockham.study.race;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.MachineError;
import ockham.api.Table;
import ockham.api.Task;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a study on their way from the main process to its workers: what {@link StudyData} holds, column by column, so
 * that a worker starts without a database engine, which takes longer to load than many a fit. Lives as long as the run.
 */
public final class RowsFile {
    private static final int MAGIC = 0x6F636B31;
    private static final int CHUNK = 8192;

    private RowsFile() {}

    /** Where a running study keeps it. */
    public static Path of(Path study) {
        return study.resolve("work").resolve("rows.bin");
    }

    /** @throws MachineError if it cannot be written */
    public static void write(StudyData data, Path file) {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(data.trainRows());
            out.writeInt(data.dropped());
            out.writeInt(data.readings().size());
            for (Map.Entry<String, String> reading : data.readings().entrySet()) {
                write(out, reading.getKey());
                write(out, reading.getValue());
            }
            out.writeInt(data.target().length);
            write(out, data.target());
            out.writeInt(data.everything().columns().size());
            for (Column column : data.everything().columns()) {
                write(out, column.name());
                write(out, column.kind().name());
                write(out, column);
            }
        } catch (IOException e) {
            throw new MachineError(
                    "cannot write " + file + ": " + e.getMessage()
                            + ". Is the disk full? What was finished is kept; run the same command again.",
                    e);
        }
    }

    private static void write(DataOutputStream out, Column column) throws IOException {
        switch (column) {
            case Column.Numbers numbers -> write(out, numbers.values());
            case Column.Times times ->
                write(
                        out,
                        times.size(),
                        Long.BYTES,
                        (bytes, from, count) -> bytes.asLongBuffer().put(times.micros(), from, count));
            case Column.Categories categories -> {
                out.writeInt(categories.levels().size());
                for (String level : categories.levels()) {
                    write(out, level);
                }
                write(
                        out,
                        categories.size(),
                        Integer.BYTES,
                        (bytes, from, count) -> bytes.asIntBuffer().put(categories.codes(), from, count));
            }
            case Column.Texts texts -> {
                for (String text : texts.values()) {
                    write(out, text);
                }
            }
        }
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        write(
                out,
                values.length,
                Double.BYTES,
                (bytes, from, count) -> bytes.asDoubleBuffer().put(values, from, count));
    }

    /** Moves {@code count} elements of an array, from the place {@code from} on, into bytes or out of them. */
    private interface Move {
        void some(ByteBuffer bytes, int from, int count);
    }

    private static void write(DataOutputStream out, int length, int width, Move move) throws IOException {
        byte[] chunk = new byte[CHUNK * width];
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            move.some(ByteBuffer.wrap(chunk), from, count);
            out.write(chunk, 0, count * width);
        }
    }

    private static void read(DataInputStream in, int length, int width, Move move) throws IOException {
        byte[] chunk = new byte[CHUNK * width];
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            in.readFully(chunk, 0, count * width);
            move.some(ByteBuffer.wrap(chunk), from, count);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * What was written.
     *
     * @param task of the study's plan
     * @throws UncheckedIOException if it cannot be read
     */
    static StudyData read(Path file, Task task) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("these are no rows of a study");
            }
            int trainRows = in.readInt();
            int dropped = in.readInt();
            Map<String, String> readings = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                readings.put(text(in), text(in));
            }
            int rows = in.readInt();
            double[] target = doubles(in, rows);
            int count = in.readInt();
            List<Column> columns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                columns.add(column(in, text(in), ColumnKind.valueOf(text(in)), rows));
            }
            return new StudyData(new Table(columns, rows), target, task, trainRows, dropped, readings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Column column(DataInputStream in, String name, ColumnKind kind, int rows) throws IOException {
        return switch (kind) {
            case NUMBER -> new Column.Numbers(name, doubles(in, rows));
            case TIME -> {
                long[] micros = new long[rows];
                read(
                        in,
                        rows,
                        Long.BYTES,
                        (bytes, from, some) -> bytes.asLongBuffer().get(micros, from, some));
                yield new Column.Times(name, micros);
            }
            case CATEGORY, BOOLEAN -> {
                List<String> levels = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    levels.add(text(in));
                }
                int[] codes = new int[rows];
                read(
                        in,
                        rows,
                        Integer.BYTES,
                        (bytes, from, some) -> bytes.asIntBuffer().get(codes, from, some));
                yield new Column.Categories(name, kind, levels, codes);
            }
            case TEXT -> {
                @Nullable String[] values = new @Nullable String[rows];
                for (int i = 0; i < rows; i++) {
                    int length = in.readInt();
                    values[i] = length < 0 ? null : text(in, length);
                }
                yield new Column.Texts(name, values);
            }
            case IMAGE, SERIES, EVENTS -> throw new IOException("column " + name + " is " + kind);
        };
    }

    private static double[] doubles(DataInputStream in, int count) throws IOException {
        double[] values = new double[count];
        read(
                in,
                count,
                Double.BYTES,
                (bytes, from, some) -> bytes.asDoubleBuffer().get(values, from, some));
        return values;
    }

    private static String text(DataInputStream in) throws IOException {
        return text(in, in.readInt());
    }

    private static String text(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
