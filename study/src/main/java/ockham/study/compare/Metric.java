package ockham.study.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ockham.api.Predictions;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.decide.Nearest;

/**
 * What predictions are scored by. Every metric comes with its contributions per row, so that differences between
 * candidates are compared row by row whatever the metric.
 */
public enum Metric {
    /** Area under the ROC curve, within each fold; of many classes the mean of one against the rest. */
    AUC("auc", true, true),
    /** Share of rows whose most probable class is the true one. */
    ACCURACY("accuracy", true, true),
    /** Mean over classes of the share found. */
    BALANCED_ACCURACY("balanced_accuracy", true, true),
    /** F1 of the positive class; of many classes the mean over those that occur. */
    F1("f1", true, true),
    /** Mean of {@code -ln p} of the true class, p not below 2^-52. */
    LOG_LOSS("log_loss", false, true),
    /** Mean squared error of the probabilities: of the positive class for two classes, summed over classes for more. */
    BRIER("brier", false, true),
    /** Root of the mean squared error, in the target's unit. */
    RMSE("rmse", false, false),
    /** Mean absolute error, in the target's unit. */
    MAE("mae", false, false),
    /** {@code 1 - squared error / variance}. */
    R2("r2", true, false);

    private final String label;
    private final boolean higherIsBetter;
    private final boolean classes;

    Metric(String label, boolean higherIsBetter, boolean classes) {
        this.label = label;
        this.higherIsBetter = higherIsBetter;
        this.classes = classes;
    }

    /** The name that users type and read. */
    public String label() {
        return label;
    }

    /** The name as people write it. */
    public String title() {
        return switch (this) {
            case AUC, RMSE, MAE -> label.toUpperCase(Locale.ROOT);
            case F1 -> "F1";
            case R2 -> "R2";
            case ACCURACY, BALANCED_ACCURACY, LOG_LOSS, BRIER -> label.replace('_', ' ');
        };
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The metric's value held to those that it can have: an interval's end is none beyond them. */
    double possible(double value) {
        return switch (this) {
            case AUC, ACCURACY, BALANCED_ACCURACY, F1 -> Math.max(0, Math.min(1, value));
            case LOG_LOSS, BRIER, RMSE, MAE -> Math.max(0, value);
            case R2 -> Math.min(1, value);
        };
    }

    /** The task's own metric: AUC for two classes, accuracy for more, RMSE for numbers. */
    public static Metric of(Task task) {
        return switch (task) {
            case Task.Binary _ -> AUC;
            case Task.Multiclass _ -> ACCURACY;
            case Task.Regression _ -> RMSE;
        };
    }

    /** @throws UserError if there is no such metric for the task; lists those there are */
    public static Metric named(String name, Task task) {
        List<Metric> fitting = Arrays.stream(values()).filter(m -> m.fits(task)).toList();
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        List<String> names = fitting.stream().map(Metric::label).toList();
        return fitting.stream()
                .filter(m -> m.label.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserError("--metric " + name + ": no metric of that name for this target"
                        + Nearest.hint(wanted, names) + " (there are "
                        + names.stream().collect(Collectors.joining(", ")) + ")"));
    }

    private boolean fits(Task task) {
        return classes == task.classification();
    }

    /** The metric of predictions. */
    public double score(Task task, double[] truth, Predictions predictions) {
        double mean = mean(contributions(task, truth, predictions));
        return higherIsBetter ? mean : -mean;
    }

    /** {@link #contributions(Task, double[], Predictions, int[])} of rows that one model predicted. */
    public double[] contributions(Task task, double[] truth, Predictions p) {
        return contributions(task, truth, p, new int[truth.length]);
    }

    /**
     * A value per row whose mean is the metric, larger being better (a loss comes with its sign turned), and whose spread
     * is that of the metric's estimate: the metric plus the row's influence on it. For AUC the placement values of
     * DeLong, DeLong and Clarke-Pearson (1988), for ratios and roots the delta method.
     *
     * <p>AUC ranks rows within a fold only and averages the folds: ranking scores of different models together rewards
     * nothing but their levels, and punishes the prior where base rates differ between folds. Counts and errors are
     * pooled, F1 too (Forman and Scholz 2010, "Apples-to-apples in cross-validation studies").
     *
     * @param fold the fold whose model predicted the row
     */
    public double[] contributions(Task task, double[] truth, Predictions p, int[] fold) {
        return switch (this) {
            case AUC -> new ClassContributions(task, truth, p).auc(fold);
            case ACCURACY -> new ClassContributions(task, truth, p).accuracy();
            case BALANCED_ACCURACY -> new ClassContributions(task, truth, p).balancedAccuracy();
            case F1 -> new ClassContributions(task, truth, p).f1();
            case LOG_LOSS -> new ClassContributions(task, truth, p).logLoss();
            case BRIER -> new ClassContributions(task, truth, p).brier();
            case RMSE -> new NumberContributions(truth, p).rmse();
            case MAE -> new NumberContributions(truth, p).mae();
            case R2 -> new NumberContributions(truth, p).r2();
        };
    }

    /** Gives a value to each row. */
    interface RowValue {
        double of(int row);
    }

    static double[] each(int rows, RowValue value) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = value.of(i);
        }
        return values;
    }

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
