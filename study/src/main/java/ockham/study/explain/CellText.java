package ockham.study.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ockham.api.Column;

/** A cell as people read it. */
final class CellText {
    private static final int LONGEST = 40;
    private static final MathContext DIGITS = new MathContext(6);

    private CellText() {}

    static String of(Column column, int row) {
        if (column.missing(row)) {
            return "missing";
        }
        return switch (column) {
            case Column.Numbers numbers ->
                new BigDecimal(numbers.values()[row])
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
            case Column.Times times -> time(times.micros()[row]);
            case Column.Categories categories -> cut(String.valueOf(categories.level(row)));
            case Column.Texts texts -> cut(String.valueOf(texts.values()[row]));
        };
    }

    /** The day alone where it is midnight. */
    private static String time(long micros) {
        String text = Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, text.indexOf('T')) : text;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
