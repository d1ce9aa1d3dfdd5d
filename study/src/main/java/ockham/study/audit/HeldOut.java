package ockham.study.audit;

import java.util.List;
import ockham.api.Rows;

/** What the columns of some rows leave unexplained, for later stages. */
public final class HeldOut {
    private HeldOut() {}

    /**
     * Target minus prediction, each half of the rows predicted by a small boosting fitted on the other: numbers as they
     * are, of two classes the probability of the second.
     *
     * @param half which half each row is in
     * @throws IllegalArgumentException for more than two classes
     */
    public static double[] residuals(Rows rows, boolean[] half) {
        int classes = rows.task().classes().size();
        if (classes > 2) {
            throw new IllegalArgumentException(classes + " classes: residuals are for numbers and two classes");
        }
        List<Bins> columns = rows.table().columns().stream()
                .map(column -> Bins.of(Signal.of(column)))
                .toList();
        double[] predictions = new Boosting(columns, new Goal(rows.target(), classes), half).heldOut();
        double[] residuals = new double[rows.size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = rows.target()[i] - predictions[classes == 0 ? i : 2 * i + 1];
        }
        return residuals;
    }
}
