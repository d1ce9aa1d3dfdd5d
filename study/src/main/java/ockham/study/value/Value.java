package ockham.study.value;

import ockham.study.business.BusinessCase;
import ockham.study.compare.OutOfFold;

/** Stage 9: predictions and business case into money. */
public final class Value {
    private Value() {}

    /** Values every contender in money. */
    public static Valuation of(OutOfFold predictions, BusinessCase business, ValueInputs inputs) {
        throw new UnsupportedOperationException(business.file() + predictions.truth().length + inputs.draws());
    }

    /** Values every contender by a metric, where there is no business case. */
    public static Valuation byMetric(MetricInputs inputs) {
        throw new UnsupportedOperationException(inputs.metric());
    }
}
