package ockham.study.business;

import org.jspecify.annotations.Nullable;

/**
 * What running costs.
 *
 * @param serverPerMonth money for a server's month
 * @param peakPerSecond decisions a second at the busiest time, or null: ten times the average over the year
 * @param minServers servers that run even when idle
 * @param energyPerKwh money for a kilowatt hour, or null where the server's price includes it
 */
public record Running(
        Uncertain serverPerMonth,
        @Nullable Uncertain peakPerSecond,
        int minServers,
        @Nullable Uncertain energyPerKwh) {
    /** Peak over average where the file gives no peak. */
    public static final double PEAK_OVER_AVERAGE = 10;
}
