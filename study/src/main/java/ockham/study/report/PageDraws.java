package ockham.study.report;

import java.util.List;
import ockham.api.Family;
import org.jspecify.annotations.Nullable;

/**
 * The draws behind the verdict, from which the page computes it again when an assumption is changed. In draw {@code d}
 * contender {@code c} is worth
 * {@code annuity * (volume * value[d][c] - upkeep days * day rate - servers - energy) - build days * day rate}, every
 * assumption being its mean in {@link Plan} times its {@link Spread} in that draw; a side is worth what its chosen
 * contender is, with {@code shift} added to the worth of one decision.
 *
 * @param value {@code [draw][contender]} worth of one decision; without a case, points of the metric (larger is better)
 * @param chosen {@code [draw][side]} contender that a study of the drawn rows would have chosen for the side
 *     ({@link Family.Side} by ordinal), -1 where a side has nobody
 * @param shift {@code [side]} added to the worth of one decision of a chosen contender, against the winner's curse
 * @param rowsOnly {@code value} with every uncertain assumption at its mean, what more rows could tell; empty where that
 *     is {@code value} itself
 * @param contenders in the order of the columns of {@code value}
 * @param spreads assumptions that are uncertain
 */
public record PageDraws(
        double[][] value,
        int[][] chosen,
        double[] shift,
        double[][] rowsOnly,
        List<Contender> contenders,
        Plan plan,
        @Nullable MoreRows more,
        List<Spread> spreads) {
    public PageDraws {
        contenders = List.copyOf(contenders);
        spreads = List.copyOf(spreads);
        for (double[] row : value) {
            if (row.length != contenders.size()) {
                throw new IllegalArgumentException(
                        "a draw has " + row.length + " values for " + contenders.size() + " contenders");
            }
        }
        if (chosen.length != value.length) {
            throw new IllegalArgumentException(chosen.length + " choices for " + value.length + " draws");
        }
        for (Spread spread : spreads) {
            if (spread.factor().length != value.length) {
                throw new IllegalArgumentException(spread.input() + " has " + spread.factor().length + " draws");
            }
        }
    }

    /**
     * A column of the draws.
     *
     * @param worth of one decision over all tested rows, at the means
     * @param buildDays days of work before it decides
     * @param upkeepDays days of work a year
     * @param latencyMs 99th percentile of one answer, rounded as in the money
     * @param energyPerYear money for electricity, at the means
     * @param allowed whether it keeps every limit but that of latency
     */
    public record Contender(
            String name,
            Family family,
            int rung,
            double worth,
            double buildDays,
            double upkeepDays,
            double latencyMs,
            double energyPerYear,
            boolean allowed) {}

    /**
     * The assumptions at their means.
     *
     * @param peakPerSecond decisions a second at the busiest time
     * @param peakGiven whether the case states the peak; otherwise it moves with the volume of every draw
     * @param worthActingOn smallest gain a year that matters, or smallest difference of the metric
     * @param alpha probability of being wrong that is accepted
     * @param tau standard deviation of differences between sides as known from past studies, 0 if not known
     * @param signalP p-value of the test for any signal; NaN if it was not made
     * @param p99LimitMs slowest answer allowed, or null
     */
    public record Plan(
            double volume,
            double years,
            double discount,
            double dayRate,
            double serverPerYear,
            double peakPerSecond,
            boolean peakGiven,
            int minServers,
            double worthActingOn,
            double alpha,
            double tau,
            double signalP,
            @Nullable Double p99LimitMs) {}

    /**
     * Rows that could still be collected.
     *
     * @param now rows of this study
     * @param available at most so many more
     * @param costEach money for one, labelled
     * @param months until they are there
     * @param gains {@code [step][side]} worth of one decision that a side's model gains by learning from
     *     {@code available >> step} rows more
     */
    public record MoreRows(long now, long available, double costEach, double months, double[][] gains) {}

    /**
     * An uncertain assumption.
     *
     * @param input its name in the case: {@code volume}, {@code horizon}, {@code discount}, {@code day_rate},
     *     {@code server_per_month}, {@code peak_per_second}, {@code energy_per_kwh}, {@code build_days classical},
     *     {@code build_days deep}, {@code upkeep_days classical}, {@code upkeep_days deep}; others are in {@code value}
     *     already and are left out
     * @param factor of its mean, one a draw
     */
    public record Spread(String input, double[] factor) {}
}
