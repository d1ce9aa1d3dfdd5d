package ockham.study.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ockham.api.ColumnKind;

/** Collects what was done to cells while they were read, to be said once each in a sentence. */
final class ReadingNotes {
    private static final int NAMED = 5;

    /** What was done, with the columns it was done to: "12 of age". */
    private final Map<String, List<String>> done = new LinkedHashMap<>();

    private final List<String> single = new ArrayList<>();

    void infinite(String column, long cells) {
        if (cells > 0) {
            add("infinite cells read as missing", number(cells) + " of " + column);
        }
    }

    /** @param given whether the user gave the kind */
    void column(String column, CellCounts cells, Reading reading, boolean given) {
        missing(column, cells, reading);
        if (reading.kind() == ColumnKind.NUMBER) {
            infinite(column, cells.count(NumberReading::infinite));
            if (!reading.origin().equals(NumberReading.PLAIN)) {
                add("read as numbers (" + reading.origin().replaceFirst("^text, ", "") + ")", column);
            }
        }
        if (reading.kind() == ColumnKind.TIME && TimeReading.eitherWay(values(cells, reading))) {
            add(
                    "no date tells day and month apart: read as "
                            + reading.origin().replaceFirst("^date, ", "") + "; write dates like 2026-01-31 to be sure",
                    column);
        }
        if (reading.kind() == ColumnKind.CATEGORY && !given) {
            nearlyNumbers(column, cells);
        }
    }

    private static List<String> values(CellCounts cells, Reading reading) {
        return cells.counts().keySet().stream()
                .filter(cell -> !reading.markedMissing(cell))
                .toList();
    }

    private void missing(String column, CellCounts cells, Reading reading) {
        String first = cells.complete() ? "" : " in the first rows";
        for (var cell : cells.counts().entrySet()) {
            if (reading.markedMissing(cell.getKey())) {
                String word = cell.getKey().isEmpty() ? "blank cells" : "cells \"" + cell.getKey() + "\"";
                add(word + " read as missing", number(cell.getValue()) + " of " + column + first);
            }
        }
    }

    private void nearlyNumbers(String column, CellCounts cells) {
        List<String> others = cells.counts().keySet().stream()
                .filter(cell -> !Markers.missingNumber(cell) && !NumberReading.clean(cell))
                .toList();
        long odd = cells.count(others::contains);
        long numbers = cells.count(cell -> NumberReading.clean(cell) && !cell.isEmpty());
        if (!others.isEmpty() && others.size() <= 20 && numbers >= 9 * odd && numbers > 20) {
            single.add(column + " is read as categories: " + number(numbers) + " cells are numbers but " + number(odd)
                    + (odd == 1 ? " is" : " are") + " not ("
                    + others.stream().limit(3).map(cell -> "\"" + cell + "\"").collect(Collectors.joining(", "))
                    + "). To read it as numbers, empty these cells");
        }
    }

    private void add(String what, String where) {
        done.computeIfAbsent(what, key -> new ArrayList<>()).add(where);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        done.forEach((what, where) -> sentences.add(sentence(what, where)));
        sentences.addAll(single);
        return List.copyOf(sentences);
    }

    private static String sentence(String what, List<String> where) {
        boolean cells = what.contains("cells");
        if (where.size() == 1 && cells) {
            String[] parts = where.getFirst().split(" of ", 2);
            String word = what.replaceFirst(" read as missing$", "");
            boolean one = parts[0].equals("1");
            return parts[0] + " " + (one ? word.replaceFirst("cells", "cell") : word) + " of " + parts[1]
                    + " read as missing";
        }
        String named = where.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (where.size() > NAMED ? " and " + (where.size() - NAMED) + " more columns" : "");
        return cells ? what + ": " + named : named + ": " + what;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
