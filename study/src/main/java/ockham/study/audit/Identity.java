package ockham.study.audit;

import java.util.List;
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

    /** Whom or what rows can be about, several rows each. */
    private static final Set<String> BEARERS = Set.of(
            "customer",
            "client",
            "user",
            "member",
            "account",
            "patient",
            "subject",
            "person",
            "household",
            "machine",
            "session");

    /** What may stand beside it: {@code customer no}, but not {@code visits of customer}. */
    private static final Set<String> MARKS = Set.of("no", "nr", "num", "number", "code", "ref", "name");

    /** Fewer values are a category like any other. */
    private static final int BEARERS_NEEDED = 20;

    /** A code that more rows share on average is a kind of things rather than one of them. */
    private static final int ROWS_OF_A_CODE = 20;

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

    /**
     * Why rows with the same value in this column may belong together, as the end of a sentence; empty if nothing says so.
     * Values that repeat are needed, and the name of an id or of someone, or codes without words that few rows share.
     */
    static String ofGroup(Facts facts) {
        boolean repeats = facts.distinct() > BEARERS_NEEDED && facts.distinct() <= facts.present() / 2;
        if (!repeats) {
            return "";
        }
        return switch (facts.column()) {
            case Column.Numbers _ -> facts.whole() && bears(facts.name()) ? bearing(facts) : "";
            case Column.Categories categories -> ofGroup(facts, categories::level);
            case Column.Texts texts -> ofGroup(facts, row -> texts.values()[row]);
            case Column.Times _ -> "";
        };
    }

    private static String ofGroup(Facts facts, CellText cells) {
        if (facts.present() <= ROWS_OF_A_CODE * facts.distinct() && codes(facts, cells)) {
            return ", each a code without words";
        }
        return bears(facts.name()) ? bearing(facts) : "";
    }

    private static boolean bears(String name) {
        List<String> parts = parts(name);
        boolean onlyBearer = parts.stream().anyMatch(BEARERS::contains)
                && parts.stream().allMatch(part -> BEARERS.contains(part) || MARKS.contains(part));
        return named(name) || onlyBearer;
    }

    private static String bearing(Facts facts) {
        return " under the name of " + (named(facts.name()) ? "an id" : "whoever rows are about");
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

    /** Whether a part of the name is a word for ids. */
    static boolean named(String name) {
        List<String> parts = parts(name);
        return parts.stream().anyMatch(NAMES::contains) || NAMES.contains(String.join("", parts));
    }

    /** The words of a name, between signs or capitals, in small letters. */
    private static List<String> parts(String name) {
        String words = name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2").replaceAll("[^\\p{L}\\d]+", " ");
        return List.of(words.toLowerCase(Locale.ROOT).strip().split(" ", -1));
    }
}
