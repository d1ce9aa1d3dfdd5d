package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.compare.Estimate;
import org.junit.jupiter.api.Test;

/** At a break-even both contenders are worth the same: each is put back into the case, and the net values are compared. */
class BreakEvensTest {
    private static final CaseContext CONTEXT = new CaseContext(
            new Table(List.of(new Column.Numbers("x", new double[] {1})), 1), new Task.Binary("No", "Yes"), "y");

    private static BusinessCase business(String volume, String effort) {
        return CaseFile.parse("""
            decision: Call
            currency: EUR
            volume: %s
            horizon: 3 years
            discount: 8%%
            outcomes: [{truth: "Yes", act: 50, wait: 0}, {truth: "No", act: -10, wait: 0}]
            effort: %s
            """.formatted(volume, effort), "case", CONTEXT);
    }

    private static String effort(double classical, double deep, double rate) {
        return "{build_days: {classical: " + classical + ", deep: " + deep + "}, day_rate: " + rate + "}";
    }

    /** Nothing, logistic worth 2 and a net worth 2.6 a decision, or what {@code net} says. */
    private static List<Contender> contenders(BusinessCase business, double net) {
        Prices prices = Prices.mean(business);
        return List.of(
                contender("nothing", Family.NOTHING, 0, prices),
                contender("logistic", Family.LINEAR, 2, prices),
                contender("net", Family.DEEP, net, prices));
    }

    private static Contender contender(String name, Family family, double worth, Prices prices) {
        Play play = new Play(name, family, 1, family != Family.NOTHING, new double[1][1][1], List.of(), null);
        Costs costs = prices.costs(play, 0.001);
        Estimate per = new Estimate(worth, worth, worth);
        double net = prices.net(worth, costs);
        return new Contender(
                name,
                family,
                1,
                true,
                null,
                worth,
                1,
                per,
                new Estimate(net, net, net),
                costs,
                0,
                List.of(),
                List.of());
    }

    private static BreakEven of(BusinessCase business, double net, String name) {
        return new BreakEvens("EUR", Prices.mean(business))
                .of(contenders(business, net)).stream()
                        .filter(b -> b.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static double gap(BusinessCase business, double net, int over, int under) {
        List<Contender> all = contenders(business, net);
        return all.get(over).net().mean() - all.get(under).net().mean();
    }

    @Test
    void netValuesMeetAtEachOfThem() {
        String usual = effort(10, 30, 700);
        BusinessCase business = business("20000", usual);
        double net = 2.6;
        String[] sides = {"classical", "deep"};
        for (int s = 0; s < 2; s++) {
            int over = s + 1;
            double volume =
                    of(business, net, "volume at which " + sides[s] + " pays").value();
            assertEquals(0, gap(business(Double.toString(volume), usual), net, over, over - 1), 1e-6);
            double rate =
                    of(business, net, "day rate at which " + sides[s] + " pays").value();
            assertEquals(0, gap(business("20000", effort(10, 30, rate)), net, over, over - 1), 1e-6);
            double days = of(business, net, "build days at which " + sides[s] + " pays")
                    .value();
            String built = s == 0 ? effort(days, 30, 700) : effort(10, days, 700);
            assertEquals(0, gap(business("20000", built), net, over, over - 1), 1e-6);
        }
        double lacks = of(business, net, "value per decision that deep lacks").value();
        assertEquals(0, gap(business, net + lacks, 2, 1), 1e-6);
        assertTrue(lacks < 0, "it leads by more than it needs: " + lacks);
        // Extra 9 days and 20 / 2.577 building days a year at 700, over a lead of 0.6.
        double expected = (9 + 20 / Cash.annuity(0.08, 3)) * 700 / 0.6;
        assertEquals(expected, of(business, net, "volume at which deep pays").value(), 1e-6);
        assertEquals(
                "net pays against logistic while building it takes less than 23.6 days (now 30).",
                of(business("20000", usual), 2.5, "build days at which deep pays")
                        .sentence());
    }

    /** 20 building days more at 700 are 14,000; 0.6 x 20,000 - 9 x 700 come back each year: 5,700. */
    @Test
    void paybackIsTheYearInWhichTheMoneyIsBack() {
        BreakEven even = of(business("20000", effort(10, 30, 700)), 2.6, "payback of deep");
        assertEquals(3, even.value());
        assertEquals("What net costs more to build than logistic is back by the end of year 3.", even.sentence());
        BreakEven late = of(business("20000", effort(10, 40, 700)), 2.6, "payback of deep");
        assertEquals(Double.NaN, late.value());
        assertTrue(late.sentence().endsWith("is not back within 3 years."), late.sentence());
        assertEquals(
                0,
                of(business("20000", effort(10, 10, 700)), 2.6, "payback of deep")
                        .value());
        assertEquals(
                1,
                of(business("20000", effort(10, 30, 700)), 2.6, "payback of classical")
                        .value());
    }

    @Test
    void whatNeverTurnsIsSaid() {
        BusinessCase business = business("20000", effort(10, 30, 700));
        for (String name :
                List.of("volume at which deep pays", "day rate at which deep pays", "build days at which deep pays")) {
            assertEquals(Double.NaN, of(business, 1.9, name).value(), name);
        }
        assertEquals(
                "No day rate makes net pay against logistic.",
                of(business, 1.9, "day rate at which deep pays").sentence());
        assertEquals(
                "However quickly it is built, net does not pay against logistic.",
                of(business, 1.9, "build days at which deep pays").sentence());
        BusinessCase free = business("20000", effort(10, 30, 0));
        assertTrue(of(free, 2.6, "build days at which deep pays").sentence().startsWith("Days of work cost nothing"));
        BusinessCase quick = business("20000", "{build_days: {deep: 2}, upkeep_days_per_year: {deep: 1}}");
        assertEquals(
                "net pays against logistic whatever a day of work costs.",
                of(quick, 2.6, "day rate at which deep pays").sentence());
    }

    /** A net that takes fewer days than the classical model and decides worse: it pays where there are few decisions. */
    @Test
    void whatCostsLessAndDecidesWorsePaysBelowAVolume() {
        String effort = "{build_days: {classical: 30, deep: 2}, upkeep_days_per_year: {classical: 6, deep: 1}}";
        BreakEven even = of(business("20000", effort), 1.9, "volume below which deep pays");
        assertTrue(even.value() > 0, even.sentence());
        assertEquals(0, gap(business(Double.toString(even.value()), effort), 1.9, 2, 1), 1e-6);
        assertTrue(gap(business(Double.toString(even.value() / 2), effort), 1.9, 2, 1) > 0, even.sentence());
        assertTrue(
                even.sentence().contains(" pays against logistic, the best classical model, below "), even.sentence());
        String per = of(business("20000", effort), 1.9, "value per decision that deep lacks")
                .sentence();
        assertTrue(per.startsWith("net costs less than logistic and pays at this volume while each of its"), per);
        assertEquals(
                "net, the best net, pays against logistic, the best classical model, at any volume: its decisions are"
                        + " worth the same, and it costs less.",
                of(business("20000", effort), 2, "volume at which deep pays").sentence());
    }

    @Test
    void moneyThatIsNotSpentButLostIsNotPaidBack() {
        BreakEven even = of(business("20000", effort(10, 10, 700)), 1.9, "payback of deep");
        assertEquals(Double.NaN, even.value());
        assertTrue(even.sentence().startsWith("net is not dearer to build than logistic, and loses "), even.sentence());
    }

    @Test
    void withoutAClassicalModelDeepIsComparedWithDoingWithout() {
        BusinessCase business = business("20000", effort(10, 30, 700));
        List<Contender> two = contenders(business, 2.6).stream()
                .filter(c -> c.side() != Family.Side.CLASSICAL)
                .toList();
        List<BreakEven> all = new BreakEvens("EUR", Prices.mean(business)).of(two);
        assertEquals(5, all.size());
        assertTrue(all.getFirst().sentence().startsWith("net, the best net, pays against nothing from"));
    }
}
