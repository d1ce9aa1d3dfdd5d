package ockham.study.race;

import java.util.stream.IntStream;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;

/**
 * Whether a model is no better than a constant on rows that it has learnt from: squared error against that of their mean, or log loss against that
 * of the classes' shares. A fit that was ended before it had begun gives such a model, and must not stand for those that were tested.
 */
final class LearntNothing {
    private static final int MOST_ROWS = 2000;
    private static final double CLAMP = 1e-9;
    private static final double SLIGHT = 1e-6;

    private LearntNothing() {}

    /** @param rows that the model has learnt from; of many some, evenly spaced */
    static boolean is(Model model, Rows rows) {
        int count = Math.min(MOST_ROWS, rows.size());
        Rows some = rows.rows(IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows.size() / count))
                .toArray());
        Predictions predictions = model.predict(some.table());
        double[] losses = some.task().classification() ? ofClasses(predictions, some) : ofNumbers(predictions, some);
        return !(losses[0] < losses[1] * (1 - SLIGHT));
    }

    /** Of the model and of the constant. */
    private static double[] ofNumbers(Predictions predictions, Rows rows) {
        double mean = 0;
        for (double target : rows.target()) {
            mean += target / rows.size();
        }
        double[] losses = new double[2];
        for (int i = 0; i < rows.size(); i++) {
            double off = predictions.get(i, 0) - rows.target()[i];
            losses[0] += off * off;
            losses[1] += (mean - rows.target()[i]) * (mean - rows.target()[i]);
        }
        return losses;
    }

    private static double[] ofClasses(Predictions predictions, Rows rows) {
        double[] shares = new double[rows.task().classes().size()];
        for (double target : rows.target()) {
            shares[(int) target] += 1.0 / rows.size();
        }
        double[] losses = new double[2];
        for (int i = 0; i < rows.size(); i++) {
            int truth = (int) rows.target()[i];
            losses[0] -= Math.log(Math.max(CLAMP, predictions.get(i, truth)));
            losses[1] -= Math.log(shares[truth]);
        }
        return losses;
    }
}
