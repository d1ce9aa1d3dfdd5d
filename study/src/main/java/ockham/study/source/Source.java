package ockham.study.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.MachineError;
import ockham.api.Table;
import ockham.api.UserError;
import ockham.score.InputColumn;
import ockham.score.decide.Nearest;

/** Reads data of any kind: into a snapshot for a study, or straight into a table like one read before. */
public final class Source {
    private static final int NAMED = 20;
    /** Of columns that another table lacks. */
    private static final int MOST_NAMED = 5;

    private Source() {}

    /** Reads everything into a new snapshot, as {@link #snapshot(SourceSettings, Path, List)} does without others. */
    public static Snapshot snapshot(SourceSettings settings, Path database) {
        return snapshot(settings, database, List.of());
    }

    /**
     * Reads everything into a new snapshot.
     *
     * @param database the file to write; it is built beside and moved into place when complete
     * @param like columns read before: cells that can be read in two ways are read as theirs were
     * @throws UserError if the source cannot be read as a table
     * @throws MachineError if the disk is full or the snapshot cannot be written
     */
    public static Snapshot snapshot(SourceSettings settings, Path database, List<ColumnInfo> like) {
        Map<String, String> readings = new HashMap<>();
        like.forEach(column -> readings.put(column.name(), column.origin()));
        try (Scratch scratch = Scratch.beside(database)) {
            Input input = Input.of(settings.location(), settings.query(), scratch);
            Path building = scratch.file("snapshot.duckdb");
            try (Database written = Database.create(building, scratch.folder(), input.readable())) {
                Set<String> asText = new HashSet<>(settings.types().keySet());
                asText.add(settings.target());
                StagingRequest request = new StagingRequest(settings.location(), settings.query(), asText, null);
                Staged staged = input.stage(written, request, scratch);
                refuseUnknown(staged, settings);
                Plan plan = new Planner(written, staged, settings.types(), readings).plan();
                new SnapshotWriter(written, staged, plan).write(settings.target());
            }
            Files.move(building, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (DatabaseException e) {
            throw failure(settings.location(), e);
        } catch (IOException e) {
            throw new MachineError("the snapshot cannot be moved to " + database + " (" + Scratch.reason(e) + ")", e);
        }
        return Snapshot.open(database);
    }

    /**
     * Reads another file with names and kinds given: rows to predict or to test on. Other columns are ignored. Where cells
     * can be read in two ways (03/04/2025, 1,234), they are read in the way that their column names.
     *
     * @throws UserError if a column is missing or cells do not fit their kind; all of them at once
     */
    public static Table readLike(String location, List<InputColumn> columns) {
        Map<String, ColumnKind> kinds = new HashMap<>();
        Map<String, String> readings = new HashMap<>();
        for (InputColumn column : columns) {
            kinds.put(column.name(), column.kind());
            readings.put(column.name(), column.reading());
        }
        return read(location, columns.stream().map(InputColumn::name).toList(), kinds, readings);
    }

    /**
     * Reads columns of a file as the text of their cells, all of kind TEXT; a blank cell is missing.
     *
     * @throws UserError if a column is missing
     */
    public static Table readText(String location, List<String> columns) {
        try (Scratch scratch = Scratch.temporary()) {
            Input input = Input.of(location, null, scratch);
            try (Database database = Database.inMemory(scratch.folder(), input.readable())) {
                Set<String> names = Set.copyOf(columns);
                Staged staged = input.stage(database, new StagingRequest(location, null, names, names), scratch);
                refuseMissing(staged, columns);
                Map<String, RawColumn> raw = new HashMap<>();
                staged.columns().forEach(column -> raw.put(column.name(), column));
                List<ReadColumn> texts = new ArrayList<>();
                for (String name : columns) {
                    String text = Blanks.strippedSql(
                            java.util.Objects.requireNonNull(raw.get(name)).text());
                    texts.add(new ReadColumn(name, ColumnKind.TEXT, "nullif(" + text + ", '')", null));
                }
                return new TableReader(database, "raw").read(texts);
            }
        } catch (DatabaseException e) {
            throw failure(location, e);
        }
    }

    private static Table read(
            String location, List<String> columns, Map<String, ColumnKind> kinds, Map<String, String> readings) {
        try (Scratch scratch = Scratch.temporary()) {
            Input input = Input.of(location, null, scratch);
            try (Database database = Database.inMemory(scratch.folder(), input.readable())) {
                Set<String> asText = new HashSet<>();
                kinds.forEach((name, kind) -> {
                    if (kind != ColumnKind.NUMBER || NumberReading.written(readings.get(name))) {
                        asText.add(name);
                    }
                });
                Staged staged =
                        input.stage(database, new StagingRequest(location, null, asText, Set.copyOf(columns)), scratch);
                refuseMissing(staged, columns);
                Plan plan = new Planner(database, staged, kinds, readings).plan();
                Map<String, PlannedColumn> planned = new HashMap<>();
                plan.columns().forEach(column -> planned.put(column.name(), column));
                List<ReadColumn> wanted = new ArrayList<>();
                for (String name : columns) {
                    PlannedColumn column = java.util.Objects.requireNonNull(planned.get(name));
                    wanted.add(new ReadColumn(name, column.kind(), column.sql(), null));
                }
                return new TableReader(database, "raw").read(wanted);
            }
        } catch (DatabaseException e) {
            throw failure(location, e);
        }
    }

    private static void refuseUnknown(Staged staged, SourceSettings settings) {
        List<String> problems = new ArrayList<>();
        List<String> names = staged.columns().stream().map(RawColumn::name).toList();
        // What is missing throughout is another table's: one word for all.
        List<String> untyped = settings.types().keySet().stream()
                .sorted()
                .filter(name -> !names.contains(name))
                .toList();
        if (untyped.size() > MOST_NAMED) {
            throw new UserError(staged.source() + " lacks " + untyped.size()
                    + " of the columns that were to be read, such as "
                    + String.join(", ", untyped.subList(0, MOST_NAMED)) + "; it has "
                    + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                    + (names.size() > MOST_NAMED ? ", ..." : "") + ". Is it the file you meant?");
        }
        if (!names.contains(settings.target())) {
            problems.add(staged.source() + " has no target column " + settings.target()
                    + leftOut(staged, settings.target(), names));
        }
        untyped.forEach(
                name -> problems.add(staged.source() + " has no column " + name + leftOut(staged, name, names)));
        refuse(problems, names);
    }

    private static String leftOut(Staged staged, String name, List<String> names) {
        return staged.names().contains(name) ? " that holds single values" : Nearest.hint(name, names);
    }

    private static void refuseMissing(Staged staged, List<String> columns) {
        List<String> there = staged.columns().stream().map(RawColumn::name).toList();
        List<String> problems = columns.stream()
                .filter(name -> !there.contains(name))
                .map(name -> staged.source() + " has no column " + name + leftOut(staged, name, staged.names()))
                .toList();
        refuse(problems, staged.names());
    }

    /** All problems at once, and after them what columns there are, unless each problem has its nearest name. */
    private static void refuse(List<String> problems, List<String> names) {
        if (problems.isEmpty()) {
            return;
        }
        String all = String.join("\n", problems);
        if (problems.stream().allMatch(problem -> problem.endsWith("?"))) {
            throw new UserError(all);
        }
        throw new UserError(all + "\n" + columns(names));
    }

    /** What columns there are, or the first of them. */
    static String columns(List<String> names) {
        return "Its columns: " + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static RuntimeException failure(String location, DatabaseException e) {
        String shown = location.startsWith("jdbc:") ? JdbcLocation.of(location).shown() : location;
        if (e.machine()) {
            return new MachineError(
                    "the machine stopped reading " + shown + ": " + e.getMessage()
                            + ". Free some space or memory, or put the study elsewhere with --out",
                    e);
        }
        return new UserError(shown + " cannot be read: " + e.getMessage(), e);
    }
}
