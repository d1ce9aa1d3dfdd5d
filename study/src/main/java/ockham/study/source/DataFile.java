package ockham.study.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import ockham.api.UserError;

/** A file of rows that exists and can be read, with its format: by its first bytes where they tell, else by its name. */
record DataFile(Path path, Format format, boolean gzip) {
    enum Format {
        DELIMITED,
        PARQUET,
        JSON
    }

    static DataFile of(String location) {
        Path path = path(location);
        if (Files.isDirectory(path)) {
            throw new UserError(path + " is a folder: name a file in it");
        }
        byte[] head = head(path);
        if (head.length == 0) {
            throw new UserError(path + " is empty: a first line with column names and at least four rows are needed");
        }
        refuseForeign(path, head);
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean gzip = head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (starts(head, "PAR1")) {
            return new DataFile(path, Format.PARQUET, false);
        }
        if (plain.endsWith(".parquet")) {
            throw new UserError(
                    path + " is not a Parquet file: it does not start with PAR1. Was it cut off or renamed?");
        }
        boolean json = plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson");
        return new DataFile(path, json ? Format.JSON : Format.DELIMITED, gzip);
    }

    private static Path path(String location) {
        try {
            return Path.of(location).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UserError("\"" + location + "\" is not the name of a file", e);
        }
    }

    private static byte[] head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(64);
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + path, e);
        } catch (IOException e) {
            throw new UserError(path + " cannot be read (" + Scratch.reason(e) + ")", e);
        }
    }

    private static void refuseForeign(Path path, byte[] head) {
        if (starts(head, "SQLite format 3")) {
            throw new UserError(path + " is an SQLite database: give jdbc:sqlite:" + path + " and a query");
        }
        if (head.length > 12 && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("DUCK")) {
            throw new UserError(path + " is a DuckDB database: give jdbc:duckdb:" + path + " and a query");
        }
        if (starts(head, "PK\u0003\u0004")) {
            throw new UserError(path + " is a zip or Excel file: save the sheet as CSV, or unpack it first");
        }
    }

    private static boolean starts(byte[] head, String magic) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic);
    }
}
