package ockham.study.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ockham.api.UserError;

/**
 * The names in the first row of a delimited file.
 *
 * @param names one for each column of the file
 * @param dropped columns without a name and without a value: what a delimiter at the end of each line makes
 */
record Header(List<String> names, BitSet dropped, List<String> notes) {
    static Header of(String file, List<Records.Row> sample) {
        List<String> cells =
                sample.getFirst().cells().stream().map(String::strip).toList();
        List<Records.Row> rows = sample.subList(1, sample.size());
        List<String> notes = new ArrayList<>();
        List<String> names = new ArrayList<>(cells);
        BitSet dropped = new BitSet();
        boolean data = looksLikeData(cells);
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            if (!cells.get(i).isEmpty()) {
                continue;
            }
            if (i > 0
                    && i == cells.size() - 1
                    && rows.stream()
                            .allMatch(row -> row.cells().size() <= column
                                    || row.cells().get(column).isBlank())) {
                dropped.set(i);
            } else {
                names.set(i, free("column_" + (i + 1), cells));
                notes.add("column " + (i + 1) + " has no name in line "
                        + sample.getFirst().line() + ": called " + names.get(i));
            }
        }
        refuseTwice(file, sample.getFirst().line(), names, data);
        if (data) {
            notes.add("the first line is read as column names but looks like data ("
                    + String.join(", ", cells.stream().limit(5).toList()) + "): if the file has no header, add one");
        }
        return new Header(List.copyOf(names), dropped, List.copyOf(notes));
    }

    int width() {
        return names.size();
    }

    /** The names of the columns that are read. */
    List<String> kept() {
        return IntStream.range(0, width())
                .filter(i -> !dropped.get(i))
                .mapToObj(names::get)
                .toList();
    }

    private static String free(String name, List<String> taken) {
        return taken.contains(name) ? free(name + "_", taken) : name;
    }

    private static boolean looksLikeData(List<String> cells) {
        long values = cells.stream()
                .filter(cell -> !cell.isEmpty() && (NumberReading.clean(cell) || TimeReading.looksLikeTime(cell)))
                .count();
        // Years and other numbers do serve as names, but then of most columns and not of a first one.
        return values > 0 && (values == cells.size() || values * 4 >= cells.size());
    }

    private static void refuseTwice(String file, int line, List<String> names, boolean data) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i + 1);
        }
        List<String> twice = places.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 && !entry.getKey().isEmpty())
                .map(entry -> "\"" + entry.getKey() + "\" in columns " + entry.getValue())
                .toList();
        if (!twice.isEmpty()) {
            throw new UserError(file + ", line " + line + ": a column name occurs more than once: "
                    + String.join("; ", twice) + ". "
                    + (data
                            ? "The line looks like data: add a line with column names above it"
                            : "Rename or remove all but one"));
        }
    }
}
