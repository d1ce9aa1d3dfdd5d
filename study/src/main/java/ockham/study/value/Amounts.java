package ockham.study.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: {@code 1.12 M EUR}, {@code 80 k EUR}, {@code 7,043}. Always with a decimal point. */
public final class Amounts {
    private Amounts() {}

    /** Rounded to three significant digits with k, M or bn, and the unit. */
    public static String shown(double amount, String unit) {
        return plain(amount) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** Rounded to three significant digits with k, M or bn. */
    public static String plain(double amount) {
        if (!Double.isFinite(amount)) {
            return "none";
        }
        double rounded = digits(amount, 3);
        double size = Math.abs(rounded);
        if (size >= 1e9) {
            return trimmed(rounded / 1e9) + " bn";
        }
        if (size >= 1e6) {
            return trimmed(rounded / 1e6) + " M";
        }
        if (size >= 1e4) {
            return trimmed(rounded / 1e3) + " k";
        }
        return size >= 1000 ? whole(rounded) : trimmed(rounded);
    }

    /** A metric to three significant digits, zeros at the end included: {@code 0.800}, {@code 25.2 k}. */
    public static String measured(double value) {
        double rounded = digits(value, 3);
        double size = Math.abs(rounded);
        if (!Double.isFinite(value) || size >= 1000 || size == 0) {
            return plain(value);
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return new BigDecimal(rounded)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** A count or an exact amount with separators, at most three decimals. */
    public static String exact(double amount) {
        if (amount == Math.rint(amount) && Math.abs(amount) < 1e15) {
            return whole(amount);
        }
        double size = Math.abs(amount);
        if (size >= 1000) {
            return whole(Math.rint(amount));
        }
        return trimmed(digits(amount, 4));
    }

    /** {@code 98 %}; never 0 or 100, for it is counted from draws. */
    public static String percent(double share) {
        double hundred = 100 * share;
        if (hundred < 1) {
            return "under 1 %";
        }
        if (hundred > 99) {
            return "over 99 %";
        }
        return Math.round(hundred) + " %";
    }

    static double digits(double value, int digits) {
        return value == 0 || !Double.isFinite(value)
                ? value
                : new BigDecimal(value)
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .doubleValue();
    }

    private static String whole(double amount) {
        return String.format(Locale.ROOT, "%,d", (long) amount);
    }

    private static String trimmed(double amount) {
        return new BigDecimal(amount)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
