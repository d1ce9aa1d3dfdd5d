package ockham.study.report;

/** Text that may hold anything, for a terminal: nothing in it steers the terminal or turns the direction of writing. */
public final class SafeText {
    private SafeText() {}

    /** For one line: what would break it becomes a blank. */
    public static String line(String text) {
        return of(text, false);
    }

    /** For several lines: line feeds stay. */
    public static String lines(String text) {
        return of(text, true);
    }

    private static String of(String text, boolean lineFeeds) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (lineFeeds && point == '\n') {
                safe.append('\n');
            } else if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                safe.append(' ');
            } else if (type != Character.FORMAT && type != Character.SURROGATE) {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
