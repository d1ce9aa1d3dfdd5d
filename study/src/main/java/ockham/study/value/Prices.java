package ockham.study.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import ockham.api.Family;
import ockham.study.business.BusinessCase;
import ockham.study.business.Input;

/**
 * The numbers of a case at one point of what is uncertain, and the money they make.
 *
 * @param values by input name
 */
record Prices(BusinessCase business, Map<String, Double> values, double annuity) {
    private static final double SECONDS_PER_YEAR = 365.0 * 24 * 3600;
    /** Watts of a busy server, where nothing is known of it (METHODS 7). */
    private static final double WATTS = 85;

    static Prices of(BusinessCase business, ToDoubleFunction<Input> at) {
        Map<String, Double> values = new HashMap<>();
        business.inputs().forEach(input -> values.put(input.name(), at.applyAsDouble(input)));
        double annuity = Cash.annuity(get(values, "discount"), get(values, "horizon"));
        return new Prices(business, values, annuity);
    }

    static Prices mean(BusinessCase business) {
        return of(business, input -> input.range().mean());
    }

    double get(String name) {
        return get(values, name);
    }

    private static double get(Map<String, Double> values, String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no input " + name);
        }
        return value;
    }

    double volume() {
        return get("volume");
    }

    double peak() {
        return business.running().peakPerSecond() == null
                ? volume() / SECONDS_PER_YEAR * ockham.study.business.Running.PEAK_OVER_AVERAGE
                : get("peak_per_second");
    }

    Costs costs(Family.Side side, double latencySeconds) {
        String key = switch (side) {
            case NO_MODEL -> "";
            case CLASSICAL -> "classical";
            case DEEP -> "deep";
        };
        if (key.isEmpty()) {
            return Costs.NONE;
        }
        double build = get("build_days " + key);
        double upkeep = get("upkeep_days " + key);
        int servers = Cash.servers(peak(), latencySeconds, business.running().minServers());
        double kwh = volume() * latencySeconds * WATTS / 3.6e6;
        return new Costs(
                build,
                build * get("day_rate"),
                upkeep,
                upkeep * get("day_rate"),
                servers,
                servers * get("server_per_month") * 12,
                business.running().energyPerKwh() == null ? 0 : kwh * get("energy_per_kwh"));
    }

    double net(double perDecision, Costs costs) {
        return annuity * (volume() * perDecision - costs.perYear()) - costs.build();
    }
}
