package ockham.study.harm;

/**
 * What an alarm means where positives are rarer, or more common, than in the data (Bayes). Sensitivity and specificity are
 * taken to be the same there: only how many are positive changes.
 *
 * @param sensitivity share of the positives that raise an alarm
 * @param specificity share of the negatives that raise none
 * @param rate share of positives among all rows, the base rate
 */
public record BaseRate(double sensitivity, double specificity, double rate) {
    public BaseRate {
        if (!(share(sensitivity) && share(specificity) && share(rate))) {
            throw new IllegalArgumentException("sensitivity " + sensitivity + ", specificity " + specificity
                    + " and base rate " + rate + " must be between 0 and 1");
        }
    }

    /** Share of the alarms that are right, the positive predictive value; NaN where none is raised. */
    public double right() {
        return sensitivity * rate / alarms();
    }

    /** Share of the rows without an alarm that are negative, the negative predictive value; NaN where there is none. */
    public double cleared() {
        return specificity * (1 - rate) / (1 - alarms());
    }

    /** Share of all rows that raise an alarm. */
    public double alarms() {
        return sensitivity * rate + (1 - specificity) * (1 - rate);
    }

    /** False alarms for each right one. */
    public double falsePerRight() {
        return (1 - specificity) * (1 - rate) / (sensitivity * rate);
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }
}
