package ockham.study.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ockham.api.UserError;

/** Stages JSON: an object a line, or an array of objects. Every value is staged as text; nested ones are left out. */
final class JsonStage {
    private static final int SHOWN = 5;

    private JsonStage() {}

    static Staged stage(Database database, StagingRequest request, PlainText file) {
        String start = file.sample(4096).strip();
        if (start.isEmpty()) {
            throw new UserError(file.original() + " is empty: rows are JSON objects, one a line");
        }
        boolean lines = start.charAt(0) != '[';
        if (lines && start.charAt(0) != '{') {
            throw new UserError(file.original()
                    + " does not hold JSON objects: each line is to be one, such as {\"age\": 31, \"city\": \"Oslo\"}");
        }
        String reader = "read_json(" + Database.text(file.path().toString())
                + ", maximum_depth = 1, sample_size = -1, maximum_object_size = 67108864, format = "
                + (lines ? "'newline_delimited')" : "'array')");
        try {
            return staged(database, request, file, reader);
        } catch (DatabaseException e) {
            if (e.machine()) {
                throw e;
            }
            throw lines
                    ? badLines(file, e)
                    : new UserError(file.original() + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static Staged staged(Database database, StagingRequest request, PlainText file, String reader) {
        List<String> names = database.list("DESCRIBE SELECT * FROM " + reader, row -> row.getString(1));
        List<String> wanted = names.stream().filter(request::wants).toList();
        List<String> notes = new ArrayList<>(file.notes());
        List<String> plain = new ArrayList<>();
        for (List<String> batch : Batches.of(wanted)) {
            double[] nested = Batches.numbers(
                    database,
                    batch.stream()
                            .map(name -> "count(*) FILTER (json_type(to_json(" + Database.name(name)
                                    + ")) IN ('OBJECT', 'ARRAY'))")
                            .collect(Collectors.joining(", ", "SELECT [", "] FROM " + reader)));
            for (int i = 0; i < batch.size(); i++) {
                if (nested[i] == 0) {
                    plain.add(batch.get(i));
                } else {
                    notes.add("column " + batch.get(i) + " is left out: it holds nested objects or lists");
                }
            }
        }
        List<RawColumn> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (String name : plain) {
            String column = "c" + names.indexOf(name);
            columns.add(new RawColumn(name, column, RawColumn.Type.VARCHAR, "text"));
            selected.add("to_json(" + Database.name(name) + ") ->> '$' AS " + column);
        }
        String selection = selected.isEmpty() ? "1 AS none" : String.join(", ", selected);
        database.run("CREATE OR REPLACE TEMP TABLE raw AS SELECT " + selection + " FROM " + reader);
        if (database.number("SELECT count(*) FROM raw") == 0) {
            throw new UserError(file.original() + " has no rows: at least four are needed");
        }
        return new Staged(file.original().toString(), columns, names, row -> "row " + (row + 1), false, notes);
    }

    private static UserError badLines(PlainText file, DatabaseException cause) {
        List<String> bad = new ArrayList<>();
        int total = 0;
        try (BufferedReader in = Files.newBufferedReader(file.path())) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String fault = line.isBlank() ? "" : fault(line);
                if (!fault.isEmpty() && ++total <= SHOWN) {
                    bad.add("\n  line " + number + fault);
                }
            }
        } catch (IOException e) {
            bad.clear();
        }
        if (bad.isEmpty()) {
            return new UserError(file.original() + " cannot be read as JSON lines: " + cause.getMessage(), cause);
        }
        String more = total > SHOWN ? "\n  and " + (total - SHOWN) + " more" : "";
        return new UserError(
                file.original() + ": " + total + (total == 1 ? " line is" : " lines are") + " not a JSON object"
                        + String.join("", bad) + more,
                cause);
    }

    /** What is wrong with a line, or nothing. */
    private static String fault(String line) {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return ": no object";
            }
            parser.skipChildren();
            return parser.nextToken() == null && !parser.hasCurrentToken() ? "" : ": more than one value";
        } catch (JsonProcessingException e) {
            return ", column " + Math.max(1, e.getLocation().getColumnNr()) + ": " + e.getOriginalMessage();
        } catch (IOException e) {
            return ": " + e.getMessage();
        }
    }
}
