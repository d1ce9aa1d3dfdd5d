package ockham.study.harm;

import ockham.study.compare.Estimate;

/**
 * What an alarm means, of two classes and two actions.
 *
 * @param positive the class that an alarm is raised for
 * @param positives tested rows of that class
 * @param negatives all other tested rows
 * @param sensitivity share of the positives acted on, with its 90 % interval
 * @param specificity share of the negatives not acted on, with its 90 % interval
 * @param baseRate share of positives in the data
 * @param right share of the alarms that are right at this base rate; NaN where none is raised
 * @param cleared share of the rows without an alarm that are negative; NaN where there is none
 */
public record Alarms(
        String positive,
        long positives,
        long negatives,
        Estimate sensitivity,
        Estimate specificity,
        double baseRate,
        double right,
        double cleared) {}
