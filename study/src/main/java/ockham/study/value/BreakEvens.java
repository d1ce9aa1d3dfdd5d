package ockham.study.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.CaseCapacity;

/** Finds where the answer would turn: how many decisions, what value, what day rate. */
final class BreakEvens {
    private final String unit;
    private final Prices prices;

    BreakEvens(String unit, Prices prices) {
        this.unit = unit;
        this.prices = prices;
    }

    List<BreakEven> of(List<Contender> contenders) {
        Optional<Contender> classical = best(contenders, Family.Side.CLASSICAL);
        Optional<Contender> deep = best(contenders, Family.Side.DEEP);
        Optional<Contender> without = best(contenders, Family.Side.NO_MODEL);
        List<BreakEven> all = new ArrayList<>();
        if (classical.isPresent() && deep.isPresent()) {
            all.add(volume("volume at which deep pays", deep.get(), classical.get()));
            all.add(perDecision(deep.get(), classical.get()));
            all.add(dayRate(deep.get(), classical.get()));
        }
        if (classical.isPresent() && without.isPresent()) {
            all.add(volume("volume at which classical pays", classical.get(), without.get()));
        }
        return all;
    }

    static Optional<Contender> best(List<Contender> contenders, Family.Side side) {
        return contenders.stream()
                .filter(c -> c.side() == side && c.excluded() == null)
                .max(Comparator.comparingDouble(c -> c.net().mean()));
    }

    private BreakEven volume(String name, Contender dear, Contender cheap) {
        double extra = yearly(dear, cheap);
        double gain = gain(dear, cheap);
        if (gain <= 0) {
            String sentence = called(dear) + " is not expected to pay against " + called(cheap)
                    + " at any volume: on these rows its decisions are "
                    + (gain == 0 ? "worth the same" : "worth " + Amounts.shown(-gain, unit) + " less each") + ".";
            return new BreakEven(name, Double.NaN, sentence, List.of(extraLine(dear, cheap), gainLine(dear, cheap)));
        }
        double volume = Math.max(0, extra / gain);
        String sentence = called(dear) + " pays against " + called(cheap) + " from " + Amounts.plain(volume)
                + " decisions a year (now " + Amounts.plain(prices.volume()) + ")" + growing() + ".";
        Line result =
                new Line("decisions a year", Amounts.plain(volume), Amounts.plain(extra) + " / " + Amounts.plain(gain));
        return new BreakEven(name, volume, sentence, List.of(extraLine(dear, cheap), gainLine(dear, cheap), result));
    }

    /** A number of actions a year is another share of other volumes, and other rows: what these rows tell is of this share. */
    private String growing() {
        CaseCapacity capacity = prices.business().capacity();
        return capacity == null || !capacity.fixed() ? "" : ", were the capacity to grow with them";
    }

    /** With its part: the best of a side on average need not be the one that is chosen, the simplest within noise. */
    private static String called(Contender contender) {
        return switch (contender.side()) {
            case NO_MODEL -> contender.name();
            case CLASSICAL -> contender.name() + ", the best classical model,";
            case DEEP -> contender.name() + ", the best net,";
            case OUTSIDE -> contender.name() + ", a challenger,";
        };
    }

    private BreakEven perDecision(Contender deep, Contender classical) {
        double needed = yearly(deep, classical) / prices.volume();
        double more = needed - gain(deep, classical);
        String sentence = more <= 0
                ? deep.name() + " earns its extra cost back at this volume."
                : deep.name() + "'s decisions would have to be worth " + Amounts.shown(more, unit)
                        + " more each to pay at this volume.";
        Line line = new Line(
                "lead needed",
                Amounts.shown(needed, unit),
                Amounts.plain(yearly(deep, classical)) + " / " + Amounts.exact(prices.volume()) + " decisions");
        return new BreakEven(
                "value per decision that deep lacks", more, sentence, List.of(line, gainLine(deep, classical)));
    }

    /** The day rate at which the extra value of deep just pays its extra days. */
    private BreakEven dayRate(Contender deep, Contender classical) {
        double days = deep.costs().upkeepDays()
                - classical.costs().upkeepDays()
                + (deep.costs().buildDays() - classical.costs().buildDays()) / prices.annuity();
        double machines = machines(deep.costs()) - machines(classical.costs());
        double left = gain(deep, classical) * prices.volume() - machines;
        double rate = days > 0 && left > 0 ? left / days : Double.NaN;
        String sentence = Double.isNaN(rate)
                ? "No day rate makes " + deep.name() + " pay against " + classical.name() + "."
                : deep.name() + " pays against " + classical.name() + " while a day of work costs less than "
                        + Amounts.shown(rate, unit) + " (now " + Amounts.shown(prices.get("day_rate"), unit) + ").";
        Line line = new Line(
                "extra days a year",
                Amounts.plain(days),
                "upkeep "
                        + Amounts.plain(
                                deep.costs().upkeepDays() - classical.costs().upkeepDays()) + " + building "
                        + Amounts.plain(
                                deep.costs().buildDays() - classical.costs().buildDays()) + " / "
                        + Arithmetic.digits(prices.annuity()));
        return new BreakEven("day rate at which deep pays", rate, sentence, List.of(line, gainLine(deep, classical)));
    }

    private static double machines(Costs costs) {
        return costs.serversPerYear() + costs.energyPerYear();
    }

    /** Extra cost a year, building spread over the horizon. */
    private double yearly(Contender dear, Contender cheap) {
        return dear.costs().perYear()
                - cheap.costs().perYear()
                + (dear.costs().build() - cheap.costs().build()) / prices.annuity();
    }

    private static double gain(Contender dear, Contender cheap) {
        return dear.perDecision().mean() - cheap.perDecision().mean();
    }

    private Line extraLine(Contender dear, Contender cheap) {
        return new Line(
                "extra cost a year",
                Amounts.shown(yearly(dear, cheap), unit),
                Amounts.plain(dear.costs().perYear() - cheap.costs().perYear()) + " + building "
                        + Amounts.plain(dear.costs().build() - cheap.costs().build()) + " / "
                        + Arithmetic.digits(prices.annuity()));
    }

    private Line gainLine(Contender dear, Contender cheap) {
        return new Line(
                "lead per decision",
                Amounts.shown(gain(dear, cheap), unit),
                Amounts.plain(dear.perDecision().mean()) + " - "
                        + Amounts.plain(cheap.perDecision().mean()));
    }
}
