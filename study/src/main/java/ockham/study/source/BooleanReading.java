package ockham.study.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Truth values as people write them. */
final class BooleanReading {
    private static final List<List<String>> PAIRS =
            List.of(List.of("false", "true"), List.of("no", "yes"), List.of("n", "y"), List.of("f", "t"));
    private static final List<String> FALSE = List.of("false", "no", "n", "f", "0", "0.0");
    private static final List<String> TRUE = List.of("true", "yes", "y", "t", "1", "1.0");

    private BooleanReading() {}

    /** The reading of cells that hold both words of a pair and no other, or null. */
    static @Nullable Reading find(Collection<String> cells) {
        Set<String> words =
                cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return PAIRS.stream()
                .filter(pair -> words.equals(Set.copyOf(pair)))
                .map(pair -> reading("text, " + pair.get(1) + "/" + pair.get(0)))
                .findFirst()
                .orElse(null);
    }

    static Reading forced() {
        return reading("text");
    }

    private static Reading reading(String origin) {
        return new Reading(
                ColumnKind.BOOLEAN,
                origin,
                cell -> {
                    String word = cell.toLowerCase(Locale.ROOT);
                    return TRUE.contains(word) || FALSE.contains(word);
                },
                text -> "CASE WHEN " + Database.oneOf("lower(" + text + ")", TRUE) + " THEN true WHEN "
                        + Database.oneOf("lower(" + text + ")", FALSE) + " THEN false END",
                Markers.AMONG_VALUES);
    }
}
