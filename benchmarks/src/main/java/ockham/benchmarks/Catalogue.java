package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables that a {@code CATALOG.tsv} lists: name, kind, ..., target in the sixth column and file in the eighth. */
public record Catalogue(List<Entry> tables) {
    private static final int NAME = 0;
    private static final int KIND = 1;
    private static final int TARGET = 5;
    private static final int FILE = 7;

    /** A table of rows with a target. */
    public record Entry(String name, Path file, String target) {}

    /** Of a folder. */
    public static Catalogue of(Path folder) throws IOException {
        List<Entry> tables = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("CATALOG.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[KIND].equals("tabular")) {
                tables.add(new Entry(cells[NAME], folder.resolve(cells[FILE]), cells[TARGET]));
            }
        }
        return new Catalogue(tables);
    }
}
