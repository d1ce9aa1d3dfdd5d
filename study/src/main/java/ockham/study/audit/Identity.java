package ockham.study.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/**
 * Tells columns that name rows from columns that measure. Two signals are needed: (nearly) every row has a value of its
 * own, and the values are consecutive whole numbers, codes without a word in them, or the column has the name of an id. A
 * price with as many values as rows has the first signal only.
 */
final class Identity {
    private static final double NEARLY_ALL = 0.98;
    private static final int ROWS_NEEDED = 20;
    private static final Set<String> NAMES =
            Set.of("id", "ids", "uuid", "guid", "key", "pk", "index", "idx", "rownumber", "rowid", "rownum");

    private Identity() {}

    /** Why the column is an id, in a sentence; empty if it is none. */
    static String of(Facts facts) {
        boolean own = facts.present() >= ROWS_NEEDED && facts.distinct() >= NEARLY_ALL * facts.present();
        if (!own) {
            return "";
        }
        String values = facts.distinct() == facts.present()
                ? "every row has a value of its own"
                : Say.count(facts.distinct()) + " values in " + Say.rows(facts.present());
        return switch (facts.column()) {
            case Column.Numbers _ -> ofNumbers(facts, values);
            case Column.Categories categories ->
                codes(facts, categories::level) || named(facts.name()) ? values + ", each a code without words" : "";
            case Column.Texts texts ->
                codes(facts, row -> texts.values()[row]) ? values + ", each a code without words" : "";
            case Column.Times _ -> "";
        };
    }

    private static String ofNumbers(Facts facts, String values) {
        if (!facts.whole()) {
            return "";
        }
        boolean consecutive = facts.largest() - facts.least() + 1 == facts.distinct();
        boolean counts = consecutive && (facts.least() == 0 || facts.least() == 1);
        if (counts || (consecutive && facts.ascending() && facts.rows() >= 200)) {
            return values + ": the whole numbers from " + Say.number(facts.least()) + " to "
                    + Say.number(facts.largest());
        }
        return named(facts.name()) ? values + ", whole numbers under the name of an id" : "";
    }

    /** Whether cells are single words with a digit in most of them: {@code 7590-VHVEG}, {@code a3f09}. */
    private static boolean codes(Facts facts, CellText cells) {
        int present = 0;
        int codes = 0;
        for (int row = 0; row < facts.rows(); row++) {
            if (!facts.column().missing(row)) {
                String text = Objects.requireNonNull(cells.at(row)).strip();
                present++;
                codes += text.chars().noneMatch(Character::isWhitespace)
                                && text.chars().anyMatch(Character::isDigit)
                        ? 1
                        : 0;
            }
        }
        return codes >= 0.9 * present;
    }

    private interface CellText {
        @Nullable
        String at(int row);
    }

    /** Whether a part of the name, between signs or capitals, is a word for ids. */
    static boolean named(String name) {
        String parts = name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2").replaceAll("[^\\p{L}\\d]+", " ");
        for (String part : parts.toLowerCase(Locale.ROOT).strip().split(" ", -1)) {
            if (NAMES.contains(part)) {
                return true;
            }
        }
        return NAMES.contains(parts.toLowerCase(Locale.ROOT).replace(" ", ""));
    }
}
