package ockham.study.value;

/** Arithmetic of money over time. */
public final class Cash {
    /** Share of its time that a server may be busy. */
    public static final double UTILISATION = 0.6;

    private Cash() {}

    /** {@code sum cash[t] / (1 + rate)^t}; {@code cash[0]} is now and is not discounted. */
    public static double npv(double rate, double[] cash) {
        double sum = 0;
        for (int t = 0; t < cash.length; t++) {
            sum += cash[t] / Math.pow(1 + rate, t);
        }
        return sum;
    }

    /**
     * What one unit of money a year is worth now, paid at the end of each year of {@code years}; a last part of a year
     * pays its part at its end.
     */
    public static double annuity(double rate, double years) {
        int whole = (int) Math.floor(years + 1e-9);
        double sum = 0;
        for (int t = 1; t <= whole; t++) {
            sum += Math.pow(1 + rate, -t);
        }
        double rest = Math.max(0, years - whole);
        return rest < 1e-9 ? sum : sum + rest * Math.pow(1 + rate, -years);
    }

    /** Money spent now, then the same each year of {@code years}; a last part of a year pays its part. */
    static double[] flow(double spent, double yearly, double years) {
        double[] cash = new double[1 + (int) Math.ceil(years - 1e-9)];
        for (int t = 1; t < cash.length; t++) {
            cash[t] = yearly * Math.min(1, years - t + 1);
        }
        cash[0] = -spent;
        return cash;
    }

    /** The first t with undiscounted {@code cash[0..t]} summing to 0 or more, or -1 if there is none. */
    public static int payback(double[] cash) {
        double sum = 0;
        for (int t = 0; t < cash.length; t++) {
            sum += cash[t];
            if (sum >= 0) {
                return t;
            }
        }
        return -1;
    }

    /**
     * Servers for a peak load: {@code max(least, ceil(peak * latency / 0.6))}, rounded at 1e-9 first because
     * {@code 12 * .05 / .6} is a little above 1.
     *
     * @param peak decisions a second
     * @param latency seconds for one
     */
    public static int servers(double peak, double latency, int least) {
        double needed = Math.rint(peak * latency / UTILISATION * 1e9) / 1e9;
        return (int) Math.max(least, Math.ceil(needed));
    }

    /** Rounded to two significant digits, as every clock's reading is before it enters the money. */
    public static double twoDigits(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(2, java.math.RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
