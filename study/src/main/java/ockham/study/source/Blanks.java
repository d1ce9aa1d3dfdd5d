package ockham.study.source;

/** What counts as a blank around a cell; in Java and in SQL alike. */
final class Blanks {
    private static final String CHARACTERS = " \t\r\n\u00a0";

    private Blanks() {}

    static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && CHARACTERS.indexOf(cell.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && CHARACTERS.indexOf(cell.charAt(to - 1)) >= 0) {
            to--;
        }
        return cell.substring(from, to);
    }

    static String strippedSql(String text) {
        return "trim(" + text + ", e' \\t\\r\\n\u00a0')";
    }
}
