package ockham.study.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.CaseCapacity;

/**
 * Finds where the answer would turn: how many decisions, what they are worth, what a day of work costs and how many of them
 * building takes; and when the money for building is back.
 */
final class BreakEvens {
    private final String unit;
    private final Prices prices;

    BreakEvens(String unit, Prices prices) {
        this.unit = unit;
        this.prices = prices;
    }

    /** Deep against classical first, then classical against the best without a model; deep against that where there is no classical. */
    List<BreakEven> of(List<Contender> contenders) {
        Optional<Contender> classical = best(contenders, Family.Side.CLASSICAL);
        Optional<Contender> deep = best(contenders, Family.Side.DEEP);
        Optional<Contender> without = best(contenders, Family.Side.NO_MODEL);
        List<BreakEven> all = new ArrayList<>();
        Optional<Contender> below = classical.isPresent() ? classical : without;
        if (deep.isPresent() && below.isPresent()) {
            all.addAll(of("deep", new Step(deep.get(), below.get(), prices)));
        }
        if (classical.isPresent() && without.isPresent()) {
            all.addAll(of("classical", new Step(classical.get(), without.get(), prices)));
        }
        return all;
    }

    private List<BreakEven> of(String side, Step step) {
        return List.of(
                volume("volume at which " + side + " pays", step),
                perDecision("value per decision that " + side + " lacks", step),
                dayRate("day rate at which " + side + " pays", step),
                buildDays("build days at which " + side + " pays", step),
                payback("payback of " + side, step));
    }

    static Optional<Contender> best(List<Contender> contenders, Family.Side side) {
        return contenders.stream()
                .filter(c -> c.side() == side && c.excluded() == null)
                .max(Comparator.comparingDouble(c -> c.net().mean()));
    }

    /**
     * From one contender to a dearer one.
     *
     * @param dear what costs more, usually
     */
    private record Step(Contender dear, Contender cheap, Prices prices) {
        /** Value of a decision more, before costs. */
        double gain() {
            return dear.perDecision().mean() - cheap.perDecision().mean();
        }

        double running() {
            return dear.costs().perYear() - cheap.costs().perYear();
        }

        double building() {
            return dear.costs().build() - cheap.costs().build();
        }

        double upkeepDays() {
            return dear.costs().upkeepDays() - cheap.costs().upkeepDays();
        }

        double buildDays() {
            return dear.costs().buildDays() - cheap.costs().buildDays();
        }

        /** Extra cost a year, building spread over the horizon. */
        double yearly() {
            return running() + building() / prices.annuity();
        }

        /** What is left in a year of the gain when machines and calls are paid, for people. */
        double left() {
            return gain() * prices.volume() - others(dear.costs()) + others(cheap.costs());
        }

        private static double others(Costs costs) {
            return costs.perYear() - costs.upkeepPerYear();
        }
    }

    private BreakEven volume(String name, Step step) {
        double gain = step.gain();
        List<Line> lines = new ArrayList<>(List.of(extraLine(step), gainLine(step)));
        if (gain <= 0 && step.yearly() < 0) {
            return cheaper(name, step, lines);
        }
        if (gain <= 0) {
            String sentence = called(step.dear()) + " is not expected to pay against " + called(step.cheap())
                    + " at any volume: on these rows its decisions are "
                    + (gain == 0 ? "worth the same" : "worth " + Amounts.shown(-gain, unit) + " less each") + ".";
            return new BreakEven(name, Double.NaN, sentence, lines);
        }
        double volume = Math.max(0, step.yearly() / gain);
        String sentence = called(step.dear()) + " pays against " + called(step.cheap()) + " from "
                + Amounts.plain(volume) + " decisions a year (now " + Amounts.plain(prices.volume()) + ")" + growing()
                + ".";
        lines.add(new Line(
                "decisions a year", Amounts.plain(volume), Amounts.plain(step.yearly()) + " / " + Amounts.plain(gain)));
        return new BreakEven(name, volume, sentence, lines);
    }

    /** What costs less and decides worse pays where there are few decisions. */
    private BreakEven cheaper(String name, Step step, List<Line> lines) {
        double gain = step.gain();
        String pair = called(step.dear()) + " pays against " + called(step.cheap());
        if (gain == 0) {
            String sentence = pair + " at any volume: its decisions are worth the same, and it costs less.";
            return new BreakEven(name, 0, sentence, lines);
        }
        double volume = step.yearly() / gain;
        String sentence = pair + " below " + Amounts.plain(volume) + " decisions a year (now "
                + Amounts.plain(prices.volume()) + ")" + growing() + ": it costs less, and its decisions are worth "
                + Amounts.shown(-gain, unit) + " less each.";
        lines.add(new Line(
                "decisions a year", Amounts.plain(volume), Amounts.plain(step.yearly()) + " / " + Amounts.plain(gain)));
        return new BreakEven(name.replace(" at which ", " below which "), volume, sentence, lines);
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

    private BreakEven perDecision(String name, Step step) {
        double needed = step.yearly() / prices.volume();
        double more = needed - step.gain();
        String sentence = more <= 0 && needed < 0
                ? step.dear().name() + " costs less than " + step.cheap().name()
                        + " and pays at this volume while each of its decisions is worth at most "
                        + Amounts.shown(-needed, unit) + " less."
                : more <= 0
                        ? step.dear().name() + " earns its extra cost over "
                                + step.cheap().name()
                                + " back at this volume while its lead on each decision does not shrink by more than "
                                + Amounts.shown(-more, unit) + "."
                        : step.dear().name() + "'s decisions would have to be worth " + Amounts.shown(more, unit)
                                + " more each to pay against " + step.cheap().name() + " at this volume.";
        Line line = new Line(
                "lead needed",
                Amounts.shown(needed, unit),
                Amounts.plain(step.yearly()) + " / " + Amounts.exact(prices.volume()) + " decisions");
        return new BreakEven(name, more, sentence, List.of(line, gainLine(step)));
    }

    /** The day rate at which the extra value just pays the extra days. */
    private BreakEven dayRate(String name, Step step) {
        double days = step.upkeepDays() + step.buildDays() / prices.annuity();
        double left = step.left();
        double rate = days != 0 && left / days > 0 ? left / days : Double.NaN;
        String now = " (now " + Amounts.shown(prices.get("day_rate"), unit) + ").";
        String pair = step.dear().name() + " pays against " + step.cheap().name();
        String sentence;
        if (!Double.isNaN(rate)) {
            sentence = pair + " while a day of work costs " + (days > 0 ? "less" : "more") + " than "
                    + Amounts.shown(rate, unit) + now;
        } else if (left > 0 || (left == 0 && days < 0)) {
            sentence = pair + " whatever a day of work costs.";
        } else {
            sentence = "No day rate makes " + step.dear().name() + " pay against "
                    + step.cheap().name() + ".";
        }
        Line line = new Line(
                "extra days a year",
                Amounts.plain(days),
                "upkeep " + Amounts.plain(step.upkeepDays()) + " + building " + Amounts.plain(step.buildDays()) + " / "
                        + Arithmetic.digits(prices.annuity()));
        return new BreakEven(name, rate, sentence, List.of(line, gainLine(step)));
    }

    /** How many days building may take. */
    private BreakEven buildDays(String name, Step step) {
        double paid = prices.annuity() * (step.gain() * prices.volume() - step.running());
        double rate = prices.get("day_rate");
        double days = step.cheap().costs().buildDays() + paid / rate;
        boolean turns = rate > 0 && days > 0;
        String sentence;
        if (turns) {
            sentence =
                    step.dear().name() + " pays against " + step.cheap().name() + " while building it takes less than "
                            + Amounts.plain(days) + " days (now "
                            + Amounts.plain(step.dear().costs().buildDays()) + ").";
        } else {
            sentence = "However quickly it is built, " + step.dear().name() + " does not pay against "
                    + step.cheap().name() + ".";
            if (!(rate > 0)) {
                sentence = "Days of work cost nothing in this case, so it does not matter how long "
                        + step.dear().name() + " takes to build.";
            }
        }
        Line line = new Line(
                "extra value of " + Arithmetic.period(prices),
                Amounts.shown(paid, unit),
                "(" + Amounts.plain(step.gain() * prices.volume()) + " - running " + Amounts.plain(step.running())
                        + ") x " + Arithmetic.digits(prices.annuity()));
        return new BreakEven(name, turns ? days : Double.NaN, sentence, List.of(line, gainLine(step)));
    }

    /** The first whole year of the horizon by whose end the extra money spent is back, undiscounted. */
    private BreakEven payback(String name, Step step) {
        double yearly = step.gain() * prices.volume() - step.running();
        int year = Cash.payback(Cash.flow(step.building(), yearly, prices.get("horizon")));
        String what = "What " + step.dear().name() + " costs more to build than "
                + step.cheap().name();
        boolean losing = step.building() <= 0 && yearly < 0;
        String sentence = losing
                ? step.dear().name() + " is not dearer to build than "
                        + step.cheap().name() + ", and loses " + Amounts.shown(-yearly, unit) + " a year against it."
                : year < 0
                        ? what + " is not back within " + Arithmetic.years(prices.get("horizon")) + "."
                        : year == 0 ? what + " is nothing." : what + " is back by the end of year " + year + ".";
        Line line = new Line(
                "cash a year",
                Amounts.shown(yearly, unit),
                Amounts.plain(step.gain() * prices.volume()) + " - running " + Amounts.plain(step.running())
                        + ", after " + Amounts.plain(step.building()) + " for building");
        return new BreakEven(name, losing || year < 0 ? Double.NaN : year, sentence, List.of(line, gainLine(step)));
    }

    private Line extraLine(Step step) {
        return new Line(
                "extra cost a year",
                Amounts.shown(step.yearly(), unit),
                Amounts.plain(step.running()) + " + building " + Amounts.plain(step.building()) + " / "
                        + Arithmetic.digits(prices.annuity()));
    }

    private Line gainLine(Step step) {
        return new Line(
                "lead per decision",
                Amounts.shown(step.gain(), unit),
                Amounts.plain(step.dear().perDecision().mean()) + " - "
                        + Amounts.plain(step.cheap().perDecision().mean()));
    }
}
