package ockham.study.value;

import java.util.ArrayList;
import java.util.List;

/** Writes out how a net value is made, with every denominator. */
final class Arithmetic {
    private final String unit;
    private final Prices prices;

    Arithmetic(String unit, Prices prices) {
        this.unit = unit;
        this.prices = prices;
    }

    List<Line> lines(double perDecision, double decisions, Costs costs) {
        double perYear = perDecision * prices.volume();
        String annuity = digits(prices.annuity());
        String small = digits(perDecision);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "value per decision",
                small + " " + unit,
                Amounts.exact(perDecision * decisions) + " " + unit + " out of fold / " + Amounts.exact(decisions)
                        + " decisions"));
        lines.add(new Line(
                "value a year",
                Amounts.plain(perYear) + " " + unit,
                small + " x " + Amounts.exact(prices.volume()) + " decisions"));
        lines.add(new Line(
                "value of " + period(prices),
                Amounts.plain(perYear * prices.annuity()),
                Amounts.plain(perYear) + " x " + annuity));
        if (costs.perYear() != 0) {
            lines.add(new Line(
                    running(costs),
                    Amounts.plain(-costs.perYear() * prices.annuity()),
                    yearly(costs) + " x " + annuity));
        }
        if (costs.build() != 0) {
            lines.add(new Line(
                    "building",
                    Amounts.plain(-costs.build()),
                    Amounts.exact(costs.buildDays()) + " days x " + Amounts.exact(prices.get("day_rate"))));
        }
        lines.add(new Line("net", Amounts.plain(prices.net(perDecision, costs)) + " " + unit, "against doing nothing"));
        return lines;
    }

    private static String running(Costs costs) {
        return costs.callsPerYear() != 0
                ? "upkeep, calls"
                : costs.energyPerYear() == 0 ? "upkeep, servers" : "upkeep, servers, energy";
    }

    private String yearly(Costs costs) {
        String days = Amounts.exact(costs.upkeepDays()) + " days x " + Amounts.exact(prices.get("day_rate"));
        if (costs.callsPerYear() != 0) {
            return "(" + days + " + " + Amounts.exact(prices.volume()) + " calls x "
                    + Amounts.exact(costs.callsPerYear() / prices.volume()) + ")";
        }
        String servers = costs.servers()
                + (costs.servers() == 1 ? " server x 12 x " : " servers x 12 x ")
                + Amounts.exact(prices.get("server_per_month"));
        String energy = costs.energyPerYear() == 0 ? "" : " + " + Amounts.plain(costs.energyPerYear()) + " energy";
        return "(" + days + " + " + servers + energy + ")";
    }

    static String period(Prices prices) {
        return years(prices.get("horizon")) + " at " + digits(100 * prices.get("discount")) + " %";
    }

    static String years(double years) {
        return years == 1 ? "one year" : digits(years) + " years";
    }

    static String digits(double value) {
        return Amounts.exact(Amounts.digits(value, 4));
    }
}
