package ockham.study.verdict;

import java.util.List;
import ockham.api.Family;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.business.BusinessCase;
import ockham.study.business.MoreRows;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;

/** Stage 10: decides. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Decides between doing without a model, classical, deep, and collecting more rows, as docs/verdict.md tells it; a
     * finding that blocks ends the study before money is weighed.
     */
    public static Verdict decide(Valuation valuation, List<Finding> findings, VerdictSettings settings) {
        return decide(valuation, findings, settings, Gains.NONE);
    }

    /**
     * The same where it is known what models gain by learning from more rows.
     *
     * @param gains in the unit of net values
     */
    public static Verdict decide(Valuation valuation, List<Finding> findings, VerdictSettings settings, Gains gains) {
        List<Finding> blocks =
                findings.stream().filter(f -> f.severity() == Severity.BLOCKS).toList();
        if (!blocks.isEmpty()) {
            return Wording.blocked(blocks);
        }
        Decision decision = Decision.of(inputs(valuation, settings, gains));
        Razor razor = new Razor(valuation);
        Razor.Choice choice = razor.choose(side(decision)).orElseThrow();
        return new Wording(valuation, decision, razor, settings.signalP()).verdict(choice);
    }

    /** The answer where findings block the study before anything is trained. */
    public static Verdict blocked(List<Finding> findings) {
        return Wording.blocked(
                findings.stream().filter(f -> f.severity() == Severity.BLOCKS).toList());
    }

    private static Family.Side side(Decision decision) {
        return switch (decision.side()) {
            case 0 -> Family.Side.NO_MODEL;
            case 1 -> Family.Side.CLASSICAL;
            default -> Family.Side.DEEP;
        };
    }

    /** The numbers that the decision is computed from; a page that moves a slider recomputes these. */
    public static DecisionInputs inputs(Valuation valuation, VerdictSettings settings) {
        return inputs(valuation, settings, Gains.NONE);
    }

    /** The same where it is known what models gain by learning from more rows. */
    public static DecisionInputs inputs(Valuation valuation, VerdictSettings settings, Gains gains) {
        return new DecisionInputs(
                valuation.draws().sides(),
                valuation.draws().rowsOnly(),
                valuation.delta(),
                settings,
                more(valuation, gains),
                costs(valuation));
    }

    /** What each side's contenders cost over the horizon with inputs at their means, on average over the draws. */
    private static double[] costs(Valuation valuation) {
        int[][] selected = valuation.draws().selected();
        double[] costs = new double[3];
        for (int[] draw : selected) {
            for (int side = 0; side < costs.length; side++) {
                costs[side] += draw[side] < 0
                        ? 0
                        : cost(valuation, valuation.contenders().get(draw[side])) / selected.length;
            }
        }
        return costs;
    }

    static double cost(Valuation valuation, Contender contender) {
        return valuation.annuity() * contender.costs().perYear()
                + contender.costs().build();
    }

    private static DecisionInputs.More more(Valuation valuation, Gains gains) {
        long have = valuation.contenders().getFirst().decisions();
        BusinessCase business = valuation.business();
        MoreRows more = business == null ? null : business.moreRows();
        return more == null
                ? DecisionInputs.More.none(have)
                : new DecisionInputs.More(
                        have,
                        more.available(),
                        more.costEach().mean(),
                        Math.min(1, more.months() / 12 / valuation.years()),
                        gains.steps(more.available()));
    }
}
