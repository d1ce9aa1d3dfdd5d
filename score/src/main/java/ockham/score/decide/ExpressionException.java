package ockham.score.decide;

/**
 * An expression that cannot be read, or does not fit the columns at hand. The message says where, quotes the text and
 * names the nearest right name where there is one.
 */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    ExpressionException(int position, String text, String problem) {
        super(problem + ", at character " + (position + 1) + " of: " + shortened(text));
        this.position = position;
    }

    /** Where in the text, from 0. */
    public int position() {
        return position;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
