package ockham.score.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Column;

/** A dictionary of levels with its inverse. Immutable. */
final class LevelIndex {
    private final List<String> levels;
    private final Map<String, Integer> codes;

    LevelIndex(List<String> levels) {
        this.levels = List.copyOf(levels);
        this.codes = new HashMap<>(2 * levels.size());
        for (int i = 0; i < levels.size(); i++) {
            if (codes.put(levels.get(i), i) != null) {
                throw new IllegalArgumentException("level " + levels.get(i) + " occurs twice");
            }
        }
    }

    List<String> levels() {
        return levels;
    }

    /**
     * The column's codes in this dictionary; {@code unseen} for a level that is not in it, -1 for a missing cell. Takes
     * time in the smaller of rows and levels of the column, plus the rows.
     */
    int[] recode(Column.Categories column, int unseen) {
        int[] from = column.codes();
        int[] to = new int[from.length];
        if (column.levels().size() <= from.length) {
            int[] map = new int[column.levels().size()];
            for (int i = 0; i < map.length; i++) {
                map[i] = codes.getOrDefault(column.levels().get(i), unseen);
            }
            for (int i = 0; i < from.length; i++) {
                to[i] = from[i] < 0 ? Column.Categories.MISSING : map[from[i]];
            }
        } else {
            for (int i = 0; i < from.length; i++) {
                to[i] = from[i] < 0
                        ? Column.Categories.MISSING
                        : codes.getOrDefault(column.levels().get(from[i]), unseen);
            }
        }
        return to;
    }
}
