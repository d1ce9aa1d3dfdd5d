package ockham.study.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ockham.study.business.BusinessCase;
import ockham.study.business.ChallengerPrice;
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

    /** What a contender costs. A challenger's own prices go before those of a classical model. */
    Costs costs(Play play, double latencySeconds) {
        return switch (play.family().side()) {
            case NO_MODEL -> Costs.NONE;
            case CLASSICAL -> run(days("classical"), latencySeconds);
            case DEEP -> run(days("deep"), latencySeconds);
            case OUTSIDE -> outside(play.name(), latencySeconds);
        };
    }

    private Costs outside(String name, double latencySeconds) {
        Optional<ChallengerPrice> price = business.price(name);
        Days usual = days("classical");
        Days own = new Days(
                price.map(ChallengerPrice::buildDays).isPresent() ? get(ChallengerPrice.BUILD + name) : usual.build(),
                price.map(ChallengerPrice::upkeepDays).isPresent()
                        ? get(ChallengerPrice.UPKEEP + name)
                        : usual.upkeep());
        return price.map(ChallengerPrice::perCall).isPresent()
                ? called(own, volume() * get(ChallengerPrice.PER_CALL + name))
                : run(own, latencySeconds);
    }

    /** Days of people's work: to put a model into service, and a year. */
    private record Days(double build, double upkeep) {}

    private Days days(String key) {
        return new Days(get("build_days " + key), get("upkeep_days " + key));
    }

    /** Of a model that somebody else runs, for a price. */
    private Costs called(Days days, double callsPerYear) {
        double rate = get("day_rate");
        return new Costs(days.build(), days.build() * rate, days.upkeep(), days.upkeep() * rate, 0, 0, 0, callsPerYear);
    }

    private Costs run(Days days, double latencySeconds) {
        double rate = get("day_rate");
        int servers = Cash.servers(peak(), latencySeconds, business.running().minServers());
        double kwh = volume() * latencySeconds * WATTS / 3.6e6;
        return new Costs(
                days.build(),
                days.build() * rate,
                days.upkeep(),
                days.upkeep() * rate,
                servers,
                servers * get("server_per_month") * 12,
                business.running().energyPerKwh() == null ? 0 : kwh * get("energy_per_kwh"),
                0);
    }

    double net(double perDecision, Costs costs) {
        return annuity * (volume() * perDecision - costs.perYear()) - costs.build();
    }
}
