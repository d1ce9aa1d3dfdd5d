package ockham.study.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import ockham.api.UserError;

/** Says which lines of a delimited file have the wrong shape, all at once. */
final class Rejects {
    private static final int SHOWN = 5;

    private final Database database;
    private final PlainText file;

    Rejects(Database database, PlainText file) {
        this.database = database;
        this.file = file;
    }

    private record Reject(long offset, String type, String message, long missing) {}

    /** The error to throw, found by reading once more with {@code reader}, which must store what it rejects. */
    UserError error(String reader, DatabaseException cause) {
        List<Reject> rejects;
        try {
            database.run("CREATE OR REPLACE TEMP TABLE raw AS SELECT * FROM " + reader);
            rejects = database.list(
                    "SELECT line_byte_position, CAST(min(error_type) AS VARCHAR), min(error_message), count(*) FROM"
                            + " reject_errors GROUP BY line_byte_position ORDER BY line_byte_position",
                    row -> new Reject(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)));
        } catch (DatabaseException e) {
            return new UserError(file.original() + " cannot be read as a table: " + e.getMessage(), e);
        }
        if (rejects.isEmpty()) {
            return new UserError(file.original() + " cannot be read as a table: " + cause.getMessage(), cause);
        }
        StringBuilder message = new StringBuilder(file.original() + ": " + rejects.size()
                + (rejects.size() == 1 ? " row does" : " rows do") + " not have the shape of the first line");
        for (Reject reject : rejects.subList(0, Math.min(SHOWN, rejects.size()))) {
            message.append("\n  line ")
                    .append(line(reject.offset()))
                    .append(": ")
                    .append(words(reject));
        }
        if (rejects.size() > SHOWN) {
            message.append("\n  and ").append(rejects.size() - SHOWN).append(" more");
        }
        return new UserError(message.append("\nMend or remove these lines").toString(), cause);
    }

    private static String words(Reject reject) {
        return switch (reject.type()) {
            case "MISSING COLUMNS", "TOO MANY COLUMNS" ->
                reject.message()
                        .replaceFirst(
                                "Expected Number of Columns: (\\d+) Found: (\\d+)",
                                "$2 cells where the first line has $1");
            case "UNQUOTED VALUE" -> "a quote is opened that is not closed, or text follows a closing quote";
            case "LINE SIZE OVER MAXIMUM" -> "the row is too long: is a quote opened in it that is never closed?";
            case "INVALID ENCODING" -> "the row holds bytes that are not UTF-8";
            default -> reject.message();
        };
    }

    /** The line, from 1, that holds the byte at {@code offset}. */
    private long line(long offset) {
        long line = 1;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file.path())) {
            long at = 0;
            for (int n = in.read(block); n >= 0 && at < offset; n = in.read(block)) {
                for (int i = 0; i < n && at + i < offset; i++) {
                    line += block[i] == '\n' ? 1 : 0;
                }
                at += n;
            }
        } catch (IOException e) {
            return line;
        }
        return line;
    }
}
