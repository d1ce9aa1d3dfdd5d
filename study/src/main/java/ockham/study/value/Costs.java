package ockham.study.value;

/**
 * What a contender costs, at the mean of what is uncertain. Money in the case's currency.
 *
 * @param buildDays days of work before it decides
 * @param build money for them, once
 * @param upkeepDays days of work a year
 * @param upkeepPerYear money for them
 * @param servers how many run at the peak
 * @param serversPerYear money for them
 * @param energyPerYear money for electricity, 0 where the server's price includes it
 * @param callsPerYear money for calls of a model that somebody else runs
 */
public record Costs(
        double buildDays,
        double build,
        double upkeepDays,
        double upkeepPerYear,
        int servers,
        double serversPerYear,
        double energyPerYear,
        double callsPerYear) {
    public static final Costs NONE = new Costs(0, 0, 0, 0, 0, 0, 0, 0);

    public double perYear() {
        return upkeepPerYear + serversPerYear + energyPerYear + callsPerYear;
    }
}
