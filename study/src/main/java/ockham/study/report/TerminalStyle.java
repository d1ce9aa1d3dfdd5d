package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Family;

/**
 * How text is laid out in columns of a terminal. Wide characters (East Asian, emoji) take two columns, combining ones
 * none; control characters and those that turn the direction of writing are not let through.
 *
 * @param colour whether escape sequences are written
 * @param ascii whether every other character becomes a question mark and bars are made of {@code #}
 */
record TerminalStyle(int width, boolean colour, boolean ascii) {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    String faint(String text) {
        return paint(text, "2");
    }

    String strong(String text, String verdict) {
        return paint(
                text,
                switch (verdict) {
                    case "classical" -> "1;36";
                    case "deep" -> "1;35";
                    case "collect" -> "1;33";
                    case "blocked" -> "1;31";
                    default -> "1";
                });
    }

    String side(String text, Family.Side side) {
        return switch (side) {
            case NO_MODEL -> faint(text);
            case CLASSICAL -> paint(text, "36");
            case DEEP -> paint(text, "35");
            case OUTSIDE -> paint(text, "34");
        };
    }

    private String paint(String text, String code) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    String pointer() {
        return ascii ? "> " : "▸ ";
    }

    /** A bar of {@code share} of the columns, filled up with blanks. */
    String bar(double share, int columns) {
        double length = Math.max(0, Math.min(1, share)) * columns;
        int whole = (int) length;
        if (ascii) {
            int shown = (int) Math.round(length);
            return "#".repeat(shown) + " ".repeat(columns - shown);
        }
        int part = (int) Math.floor((length - whole) * 8);
        String end = whole == columns ? "" : EIGHTHS.substring(part, part + 1) + " ".repeat(columns - whole - 1);
        return "█".repeat(whole) + end;
    }

    String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - columns(text))) + text;
    }

    /** At most {@code columns} wide; what is cut off is shown by a mark. */
    String cut(String text, int columns) {
        String safe = safe(text);
        if (columns(safe) <= columns) {
            return safe;
        }
        String mark = ascii ? "~" : "…";
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int point : safe.codePoints().toArray()) {
            used += columns(point);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + mark;
    }

    /** The text in lines of the terminal's width, the first after {@code first}, the others after {@code next}. */
    List<String> wrapped(String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int start = columns(first.replaceAll("\u001b\\[[0-9;]*m", ""));
        int used = start;
        for (String word : safe(text).split(" ", -1)) {
            for (String piece : pieces(word, width - columns(next))) {
                boolean begun = used > start;
                if (begun && used + 1 + columns(piece) > width) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(next);
                    start = columns(next);
                    used = start;
                    begun = false;
                }
                line.append(begun ? " " : "").append(piece);
                used += columns(piece) + (begun ? 1 : 0);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private List<String> pieces(String word, int columns) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int point : word.codePoints().toArray()) {
            if (columns(piece.toString()) + columns(point) > columns) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(point);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private String safe(String text) {
        String safe = SafeText.line(text);
        return !ascii
                ? safe
                : safe.codePoints()
                        .map(point -> point > 126 ? plain(point) : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static int plain(int point) {
        return switch (point) {
            case '→' -> '>';
            case '×' -> 'x';
            case '−', '–' -> '-';
            case '’' -> '\'';
            case 0xa0 -> ' ';
            default -> '?';
        };
    }

    int columns(String text) {
        return text.codePoints().map(TerminalStyle::columns).sum();
    }

    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0xffe0 && point <= 0xffe6)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
