package ockham.study.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them: 3.14, 3,14, 1.234,5, 1,234.5, 12 %, $5. */
final class NumberReading {
    static final String PLAIN = "number";
    static final String DECIMAL_COMMA = "text, decimal comma";
    static final String THOUSANDS = "text, comma between thousands";

    private static final Pattern CLEAN = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern COMMA =
            Pattern.compile("(?=.*\\d)[+-]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)?(?:,\\d+)?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?");
    private static final String BEFORE = "$€£¥";
    private static final String AFTER = "%€£$";

    private NumberReading() {}

    /** Whether the origin of a column says that its numbers are not written as DuckDB reads them: 1.234 may be 1234. */
    static boolean written(@Nullable String origin) {
        return origin != null && (origin.contains(DECIMAL_COMMA) || origin.contains(THOUSANDS));
    }

    /** Whether DuckDB reads the cell as the number it shows; a blank cell passes as a missing one. */
    static boolean clean(String cell) {
        return cell.isEmpty() || (number(cell) && !tooLong(cell));
    }

    private static boolean number(String cell) {
        return CLEAN.matcher(cell).matches() && !LEADING_ZERO.matcher(cell).matches();
    }

    /** Whether the cell is a whole number that a double does not hold to the last digit. */
    private static boolean tooLong(String cell) {
        return cell.length() > 15 && WHOLE.matcher(cell).matches() && Math.abs(Double.parseDouble(cell)) > (1L << 53);
    }

    /** Whether the cell says infinite, or is larger than a double can be. */
    static boolean infinite(String cell) {
        return Markers.infinite(cell) || (number(cell) && Double.isInfinite(Double.parseDouble(cell)));
    }

    /** The reading that all cells fit, or null. */
    static @Nullable Reading find(Collection<String> cells, boolean decimalComma, @Nullable String like) {
        String affix = affix(cells);
        List<String> bare = new ArrayList<>();
        for (String cell : cells) {
            if (!Markers.infinite(cell)) {
                bare.add(without(cell, affix));
            }
        }
        if (bare.isEmpty()) {
            return null;
        }
        for (String way : ways(decimalComma, like)) {
            if (bare.stream().allMatch(cell -> accepts(way, cell))
                    && bare.stream().noneMatch(NumberReading::tooLong)) {
                return reading(way, affix);
            }
        }
        return null;
    }

    /** The reading that most cells fit, for a column that must hold numbers. */
    static Reading forced(Collection<String> cells, boolean decimalComma, @Nullable String like) {
        Reading fits = find(cells, decimalComma, like);
        if (fits != null) {
            return fits;
        }
        String affix = affix(cells);
        String best = PLAIN;
        long most = -1;
        for (String way : ways(decimalComma, like)) {
            long fitting = cells.stream()
                    .filter(cell -> accepts(way, without(cell, affix)))
                    .count();
            if (fitting > most) {
                best = way;
                most = fitting;
            }
        }
        return reading(best, affix);
    }

    /** Whether the cells are numbers if and only if the comma is before the decimals. */
    static boolean onlyDecimalComma(Collection<String> cells) {
        return cells.stream().anyMatch(cell -> cell.indexOf(',') >= 0)
                && cells.stream().allMatch(cell -> COMMA.matcher(cell).matches())
                && !cells.stream().allMatch(cell -> GROUPED.matcher(cell).matches());
    }

    private static List<String> ways(boolean decimalComma, @Nullable String like) {
        boolean comma = like != null && like.contains(DECIMAL_COMMA)
                || decimalComma && (like == null || !like.contains(THOUSANDS));
        return comma ? List.of(DECIMAL_COMMA, PLAIN, THOUSANDS) : List.of(PLAIN, THOUSANDS, DECIMAL_COMMA);
    }

    private static boolean accepts(String way, String cell) {
        if (cell.isEmpty() || LEADING_ZERO.matcher(cell).matches()) {
            return false;
        }
        Pattern pattern = switch (way) {
            case DECIMAL_COMMA -> COMMA;
            case THOUSANDS -> GROUPED;
            default -> CLEAN;
        };
        return pattern.matcher(cell).matches();
    }

    private static Reading reading(String way, String affix) {
        String origin = affix.isEmpty() ? way : (way.equals(PLAIN) ? "text" : way) + ", " + affix;
        return new Reading(
                ColumnKind.NUMBER,
                origin,
                cell -> Markers.infinite(cell) || accepts(way, without(cell, affix)),
                text -> sql(way, affix, text),
                Markers.AMONG_VALUES);
    }

    private static String sql(String way, String affix, String text) {
        String bare = affix.isEmpty() ? text : "trim(replace(" + text + ", " + Database.text(affix) + ", ''))";
        return switch (way) {
            case DECIMAL_COMMA -> "TRY_CAST(replace(replace(" + bare + ", '.', ''), ',', '.') AS DOUBLE)";
            case THOUSANDS -> "TRY_CAST(replace(" + bare + ", ',', '') AS DOUBLE)";
            default -> "TRY_CAST(" + bare + " AS DOUBLE)";
        };
    }

    /** The unit that all cells carry: a currency before, or a currency or percent sign after. */
    private static String affix(Collection<String> cells) {
        String first = cells.stream().findFirst().orElse("");
        if (first.length() < 2) {
            return "";
        }
        for (String unit : List.of(first.substring(0, 1), first.substring(first.length() - 1))) {
            boolean before = BEFORE.contains(unit) && cells.stream().allMatch(cell -> cell.startsWith(unit));
            boolean after = AFTER.contains(unit) && cells.stream().allMatch(cell -> cell.endsWith(unit));
            if (before || after) {
                return unit;
            }
        }
        return "";
    }

    private static String without(String cell, String affix) {
        return affix.isEmpty() ? cell : cell.replace(affix, "").strip();
    }
}
