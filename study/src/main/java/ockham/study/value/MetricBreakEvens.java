package ockham.study.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.CaseDefaults;

/** Without a case: what a point of the metric would have to be worth for the dearer way to pay, at the usual effort. */
final class MetricBreakEvens {
    private final String metric;
    private final boolean loss;
    private final double annuity = Cash.annuity(CaseDefaults.DISCOUNT, CaseDefaults.HORIZON_YEARS);

    /**
     * @param loss whether the metric itself is better when small; contenders then hold it with its sign turned
     */
    MetricBreakEvens(String metric, boolean loss) {
        this.metric = metric;
        this.loss = loss;
    }

    /**
     * A way that costs more days than another.
     *
     * @param who how a sentence calls it
     * @param upkeep days a year more
     * @param build days once more
     */
    private record Dearer(String who, String name, double upkeep, double build) {}

    private static final Dearer MODEL = new Dearer(
            "A classical model", "metric of a model", CaseDefaults.UPKEEP_CLASSICAL, CaseDefaults.BUILD_CLASSICAL);
    private static final Dearer DEEP = new Dearer(
            "Deep",
            "metric",
            CaseDefaults.UPKEEP_DEEP - CaseDefaults.UPKEEP_CLASSICAL,
            CaseDefaults.BUILD_DEEP - CaseDefaults.BUILD_CLASSICAL);

    List<BreakEven> of(List<Contender> contenders) {
        Optional<Contender> without = BreakEvens.best(contenders, Family.Side.NO_MODEL);
        Optional<Contender> classical = BreakEvens.best(contenders, Family.Side.CLASSICAL);
        Optional<Contender> deep = BreakEvens.best(contenders, Family.Side.DEEP);
        List<BreakEven> all = new ArrayList<>();
        if (without.isPresent() && classical.isPresent()) {
            all.add(of(MODEL, classical.get(), without.get()));
        }
        if (classical.isPresent() && deep.isPresent()) {
            all.add(of(DEEP, deep.get(), classical.get()));
        }
        return all;
    }

    private BreakEven of(Dearer dearer, Contender dear, Contender cheap) {
        double days = dearer.upkeep() + dearer.build() / annuity;
        double extra = days * CaseDefaults.DAY_RATE;
        double lead = dear.net().mean() - cheap.net().mean();
        List<Line> lines = List.of(
                new Line(
                        "extra cost a year",
                        Amounts.plain(extra),
                        "(" + Amounts.plain(dearer.upkeep()) + " + " + Amounts.plain(dearer.build()) + " / "
                                + Arithmetic.digits(annuity) + ") days x " + Amounts.plain(CaseDefaults.DAY_RATE)),
                new Line("lead", Amounts.plain(lead), dear.name() + " - " + cheap.name()));
        if (lead <= 0) {
            String sentence = dearer.who() + " does not lead: " + dear.name() + " is at " + shown(dear) + ", "
                    + cheap.name() + " at " + shown(cheap) + " " + metric
                    + ", so no worth of the metric makes it pay.";
            return new BreakEven(dearer.name(), Double.NaN, sentence, lines);
        }
        double size = Math.abs(cheap.net().mean());
        double point = size <= 1 && !loss ? 0.01 : Amounts.digits(0.01 * size, 1);
        String words = point == 0.01 && !loss ? "a point (0.01)" : Amounts.plain(point);
        double perPoint = extra / lead * point;
        String sentence = dearer.who() + " pays only if " + words + " of " + metric + " is worth more than "
                + Amounts.plain(perPoint) + " a year: it leads by " + Amounts.plain(lead) + " and takes "
                + Amounts.plain(days) + " more days of work a year, " + Amounts.plain(extra) + " at "
                + Amounts.plain(CaseDefaults.DAY_RATE) + " a day.";
        return new BreakEven(dearer.name(), perPoint, sentence, lines);
    }

    private String shown(Contender contender) {
        return Amounts.measured(loss ? -contender.net().mean() : contender.net().mean());
    }
}
