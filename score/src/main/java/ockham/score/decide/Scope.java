package ockham.score.decide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ockham.api.Column;
import ockham.api.Table;

/**
 * The table that an expression is tied to.
 *
 * @param text the whole expression, for messages
 * @param strict whether a text that is nearly a level is refused
 */
record Scope(String text, Table table, boolean strict) {
    Bound column(Token token) {
        String name = token.text();
        if (!table.has(name)) {
            String hint = Nearest.hint(name, table.names());
            if (hint.isEmpty() && token.kind() == Token.Kind.QUOTED) {
                hint = " (texts go in single quotes: '" + name + "')";
            }
            throw error(token.position(), "there is no column " + name + hint);
        }
        Column column = table.column(name);
        if (column instanceof Column.Numbers numbers) {
            return new Bound.Num(row -> numbers.values()[row], false);
        }
        if (column instanceof Column.Times times) {
            return new Bound.Num(row -> times.missing(row) ? Double.NaN : times.micros()[row], true);
        }
        if (column instanceof Column.Texts texts) {
            return new Bound.Text(row -> texts.values()[row], null, List.of());
        }
        Column.Categories categories = (Column.Categories) column;
        if (categories.levels().equals(Column.Categories.BOOLEAN_LEVELS)) {
            return new Bound.Bool(row -> categories.codes()[row] == 1, categories::missing);
        }
        return new Bound.Text(categories::level, null, categories.levels());
    }

    /** As a number: a condition counts 1 and 0. */
    Bound.Num number(Bound bound, int position) {
        if (bound instanceof Bound.Num number) {
            if (number.time()) {
                throw error(position, "times can be compared, not calculated with");
            }
            return number;
        }
        if (bound instanceof Bound.Bool bool) {
            return new Bound.Num(
                    row -> bool.missing(row) ? Double.NaN : bool.at().test(row) ? 1 : 0, false);
        }
        Bound.Text words = (Bound.Text) bound;
        if (words.literal() != null) {
            throw error(position, "'" + words.literal() + "' is a text, a number is needed");
        }
        throw error(position, "this column holds texts, a number is needed");
    }

    /** As a condition: a number holds unless it is 0 or missing. */
    Bound.Bool condition(Bound bound, int position) {
        if (bound instanceof Bound.Bool bool) {
            return bool;
        }
        if (bound instanceof Bound.Num number && !number.time()) {
            return Bound.Bool.of(row -> {
                double value = number.at().applyAsDouble(row);
                return value != 0 && !Double.isNaN(value);
            });
        }
        throw error(position, "a condition is needed here, such as a = 'text' or b > 3");
    }

    ExpressionException error(int position, String problem) {
        return new ExpressionException(position, text, problem);
    }

    /** Refuses a text that nearly is a level: other case, spaces or signs, or a slip in a word. */
    void checkLevel(String word, List<String> levels, int position) {
        if (strict && !levels.isEmpty() && !levels.contains(word)) {
            Optional<String> near = levels.stream()
                    .filter(level -> !letters(word).isEmpty() && letters(level).equals(letters(word)))
                    .findFirst()
                    .or(() -> looksLikeWord(word) ? Nearest.of(word, levels) : Optional.empty());
            if (near.isPresent()) {
                throw error(position, "no row holds '" + word + "'; did you mean '" + near.get() + "'?");
            }
        }
    }

    /** Codes and years differ by one sign on purpose, words do not. */
    private static boolean looksLikeWord(String text) {
        return text.length() >= 5 && text.chars().noneMatch(Character::isDigit);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What a word says of true and false, or empty. */
    static Optional<Boolean> truth(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
