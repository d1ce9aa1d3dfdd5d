package ockham.study;

import ockham.study.compare.Comparison;

/** The smallest difference of a metric that matters where no business case says what a difference is worth. */
final class Worthwhile {
    /** Half a point, for metrics between 0 and 1. */
    private static final double HALF_A_POINT = 0.005;
    /** Of the best candidate's error, for losses and errors in the target's unit. */
    private static final double SHARE = 0.01;

    private Worthwhile() {}

    static double difference(Comparison comparison) {
        return switch (comparison.metric()) {
            case AUC, ACCURACY, BALANCED_ACCURACY, F1, R2 -> HALF_A_POINT;
            case LOG_LOSS, BRIER, RMSE, MAE ->
                SHARE
                        * comparison
                                .score(comparison.best())
                                .map(s -> Math.abs(s.estimate().mean()))
                                .orElse(1.0);
        };
    }
}
