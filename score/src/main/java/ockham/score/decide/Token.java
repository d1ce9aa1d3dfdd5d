package ockham.score.decide;

import java.util.Locale;

/**
 * A piece of an expression.
 *
 * @param text of a name or string: without its quotes
 * @param position where it starts in the expression, from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        STRING,
        /** A bare name: a word of the language or a column. */
        NAME,
        /** A name in quotes: always a column. */
        QUOTED,
        SYMBOL,
        END
    }

    boolean symbol(String wanted) {
        return kind == Kind.SYMBOL && text.equals(wanted);
    }

    boolean word(String wanted) {
        return kind == Kind.NAME && text.toLowerCase(Locale.ROOT).equals(wanted);
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
