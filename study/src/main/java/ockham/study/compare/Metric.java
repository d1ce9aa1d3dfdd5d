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
    /** Area under the ROC curve; of many classes the mean of one against the rest. */
    AUC("auc", true, true),
    /** Share of rows whose most probable class is the true one. */
    ACCURACY("accuracy", true, true),
    /** Mean over classes of the share found. */
    BALANCED_ACCURACY("balanced_accuracy", true, true),
    /** F1 of the positive class; of many classes not defined here. */
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

    public boolean higherIsBetter() {
        return higherIsBetter;
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
        List<Metric> fitting =
                Arrays.stream(values()).filter(m -> m.fits(task)).toList();
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
        return classes == task.classification() && (this != F1 || task instanceof Task.Binary);
    }

    /** The metric of predictions. */
    public double score(Task task, double[] truth, Predictions predictions) {
        double mean = mean(contributions(task, truth, predictions));
        return higherIsBetter ? mean : -mean;
    }

    /**
     * A value per row whose mean is the metric, larger being better (a loss comes with its sign turned), and whose spread
     * is that of the metric's estimate: the metric plus the row's influence on it. For AUC the placement values of
     * DeLong, DeLong and Clarke-Pearson (1988), for ratios and roots the delta method.
     */
    public double[] contributions(Task task, double[] truth, Predictions p) {
        return switch (this) {
            case AUC -> auc(task, truth, p);
            case ACCURACY -> each(truth.length, i -> p.largest(i) == (int) truth[i] ? 1 : 0);
            case BALANCED_ACCURACY -> balanced(task, truth, p);
            case F1 -> f1(truth, p);
            case LOG_LOSS -> each(truth.length, i -> Math.log(clipped(p.get(i, (int) truth[i]))));
            case BRIER -> each(truth.length, i -> -brier(task, truth[i], p, i));
            case RMSE -> rmse(truth, p);
            case MAE -> each(truth.length, i -> -Math.abs(truth[i] - p.get(i, 0)));
            case R2 -> r2(truth, p);
        };
    }

    private interface RowValue {
        double of(int row);
    }

    private static double[] each(int rows, RowValue value) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = value.of(i);
        }
        return values;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double clipped(double p) {
        double least = Math.ulp(1.0);
        return Math.min(1 - least, Math.max(least, p));
    }

    private static double brier(Task task, double truth, Predictions p, int row) {
        if (task instanceof Task.Binary) {
            double miss = p.get(row, 1) - truth;
            return miss * miss;
        }
        double sum = 0;
        for (int k = 0; k < p.width(); k++) {
            double miss = p.get(row, k) - (k == (int) truth ? 1 : 0);
            sum += miss * miss;
        }
        return sum;
    }

    private static double[] auc(Task task, double[] truth, Predictions p) {
        if (task instanceof Task.Binary) {
            return RankArea.contributions(each(truth.length, i -> truth[i]), p.output(1));
        }
        double[] sum = new double[truth.length];
        int present = 0;
        for (int k = 0; k < p.width(); k++) {
            int positive = k;
            double[] isClass = each(truth.length, i -> (int) truth[i] == positive ? 1 : 0);
            double count = mean(isClass);
            if (count == 0 || count == 1) {
                continue;
            }
            present++;
            double[] one = RankArea.contributions(isClass, p.output(k));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        int classes = present;
        return each(sum.length, i -> classes == 0 ? 0.5 : sum[i] / classes);
    }

    private static double[] balanced(Task task, double[] truth, Predictions p) {
        int classes = task.outputs();
        double[] rows = new double[classes];
        double[] found = new double[classes];
        for (int i = 0; i < truth.length; i++) {
            rows[(int) truth[i]]++;
            found[(int) truth[i]] += p.largest(i) == (int) truth[i] ? 1 : 0;
        }
        double sum = 0;
        int present = 0;
        for (int k = 0; k < classes; k++) {
            if (rows[k] > 0) {
                sum += found[k] / rows[k];
                present++;
            }
        }
        double metric = sum / present;
        double share = 1.0 / present;
        return each(truth.length, i -> {
            int k = (int) truth[i];
            double hit = p.largest(i) == k ? 1 : 0;
            return metric + share * truth.length / rows[k] * (hit - found[k] / rows[k]);
        });
    }

    private static double[] f1(double[] truth, Predictions p) {
        double[] hit = each(truth.length, i -> truth[i] == 1 && p.largest(i) == 1 ? 1 : 0);
        double[] named = each(truth.length, i -> truth[i] + (p.largest(i) == 1 ? 1 : 0));
        double a = mean(hit);
        double b = mean(named);
        if (b == 0) {
            return new double[truth.length];
        }
        double f1 = 2 * a / b;
        return each(truth.length, i -> f1 + 2 * (hit[i] - a) / b - f1 * (named[i] - b) / b);
    }

    private static double[] rmse(double[] truth, Predictions p) {
        double[] squared = squared(truth, p);
        double root = Math.sqrt(mean(squared));
        return each(truth.length, i -> root == 0 ? 0 : -(root + (squared[i] - root * root) / (2 * root)));
    }

    private static double[] r2(double[] truth, Predictions p) {
        double[] squared = squared(truth, p);
        double error = mean(squared);
        double center = mean(truth);
        double[] spread = each(truth.length, i -> (truth[i] - center) * (truth[i] - center));
        double variance = mean(spread);
        if (variance == 0) {
            return each(truth.length, i -> error == 0 ? 1 : 0);
        }
        double r2 = 1 - error / variance;
        return each(
                truth.length,
                i -> r2 - (squared[i] - error) / variance + error * (spread[i] - variance) / (variance * variance));
    }

    private static double[] squared(double[] truth, Predictions p) {
        return each(truth.length, i -> (truth[i] - p.get(i, 0)) * (truth[i] - p.get(i, 0)));
    }
}
