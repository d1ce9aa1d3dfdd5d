package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.compare.Estimate;
import ockham.study.compare.OutOfFold;
import ockham.study.value.CandidateCost;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import ockham.study.value.ValueInputs;
import ockham.study.verdict.VerdictSettings;
import ockham.study.verdict.Verdicts;
import org.junit.jupiter.api.Test;

class MoneyMakerTest {
    private static MoneyMaker money(String text) {
        OutOfFold world = PageDrawingTest.world();
        BusinessCase business =
                CaseFile.parse(text, "case", new CaseContext(world.rows(), PageDrawingTest.TASK, "Churn"));
        List<CandidateCost> costs = List.of(
                new CandidateCost("logistic", 0.0001, 100, true),
                new CandidateCost("trees", 0.004, 200, false),
                new CandidateCost("net", 1.7, 900, false));
        Valuation valuation = Value.of(world, business, new ValueInputs(costs, 200, 7));
        return new MoneyMaker(valuation, Verdicts.decide(valuation, List.of(), VerdictSettings.USUAL));
    }

    @Test
    void aLeadIsTheDifferenceOfTheNetValuesThatStandBesideIt() {
        MoneyMaker money = money(PageDrawingTest.EVERYTHING_UNCERTAIN);
        for (String other : List.of("logistic", "net")) {
            Estimate lead = Objects.requireNonNull(money.against(other, "trees"));
            double net = Objects.requireNonNull(money.net(other)).mean();
            double winner = Objects.requireNonNull(money.net("trees")).mean();
            assertEquals(net - winner, lead.mean(), 1e-9 * Math.abs(winner));
            assertTrue(lead.low() < lead.mean() && lead.mean() < lead.high(), lead.toString());
        }
        assertNull(money.against("trees", "trees"));
    }

    /** What was not measured is not said to be worth nothing. */
    @Test
    void rowsThatAreNotWorthTheirCostAreSaidToBeSoForWhatWasWeighed() {
        MoneyMaker money = money(PageDrawingTest.EVERYTHING_UNCERTAIN.replace("cost_each: 0.5", "cost_each: 5000"));
        String all = Objects.requireNonNull(money.moreRows(true)).sentence();
        assertEquals("No number of further rows would be worth what it costs.", all);
        String part = Objects.requireNonNull(money.moreRows(false)).sentence();
        assertEquals(
                "No number of further rows would be worth what it costs for a surer choice; what models would learn"
                        + " from them was not measured.",
                part);
    }
}
