package ockham.study.challenger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ockham.api.UserError;
import ockham.study.source.Records;

/** A small table of text, read strictly: every record as long as the header, every quote closed. */
record Csv(List<String> header, List<Records.Row> lines) {
    private static final String MARK = "\ufeff";

    /**
     * Reads a file.
     *
     * @throws UserError if it is no such table; with file and line
     */
    static Csv read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder; name a file of predictions");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": there is no such file of predictions");
        }
        try {
            String text = Files.readString(file);
            return of(file, text.startsWith(MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Csv of(Path file, String text) {
        Records records = Records.of(text);
        List<Records.Row> all = new ArrayList<>();
        for (Records.Row row : records.all()) {
            List<String> cells = row.cells().stream().map(String::strip).toList();
            boolean blank = cells.size() == 1 && cells.getFirst().isEmpty();
            // Of a single column a blank line is an empty cell.
            if (!blank || (!all.isEmpty() && all.getFirst().cells().size() == 1)) {
                all.add(new Records.Row(row.line(), cells));
            }
        }
        records.problem().ifPresent(problem -> {
            throw new UserError(file + " line " + problem.line() + ": " + problem.what());
        });
        if (all.isEmpty()) {
            throw new UserError(file + " is empty; its first line names the columns");
        }
        int columns = all.getFirst().cells().size();
        for (Records.Row row : all) {
            if (row.cells().size() != columns) {
                throw new UserError(
                        file + " line " + row.line() + " has " + row.cells().size() + " cells, its header " + columns
                                + "; put text that holds the delimiter in double quotes");
            }
        }
        return new Csv(all.getFirst().cells(), all.subList(1, all.size()));
    }
}
