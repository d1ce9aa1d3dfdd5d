package ockham.study.verdict;

import java.util.List;
import ockham.study.audit.Finding;
import ockham.study.value.Valuation;

/** Stage 10: decides. */
public final class Verdicts {
    private Verdicts() {}

    /** Decides between doing without a model, classical, deep, and collecting more rows. */
    public static Verdict decide(Valuation valuation, List<Finding> findings, VerdictSettings settings) {
        throw new UnsupportedOperationException(valuation.unit() + findings.size() + settings.alpha());
    }
}
