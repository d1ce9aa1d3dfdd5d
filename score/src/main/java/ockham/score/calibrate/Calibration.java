package ockham.score.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import ockham.api.Dependence;
import ockham.api.Predictions;
import ockham.api.Task;

/**
 * Fits and chooses a calibrator on validation rows. In rising order of freedom: the identity; scaling, with one or two
 * numbers to fit, from {@value #LEAST_ROWS} rows; curves, from {@value #ROWS_FOR_CURVES} rows. Each takes the place of the
 * one before only where it lowers the cross-validated log loss by more than the standard error of that gain. The parts of the
 * cross-validation are whole groups where rows belong to groups, stretches where they are ordered in time.
 */
public final class Calibration {
    private static final int FOLDS = 5;
    private static final int LEAST_ROWS = 50;
    private static final int ROWS_FOR_CURVES = 1000;
    private static final int ROWS_OF_A_CLASS = 50;

    private Calibration() {}

    /** Chooses a calibrator on rows that stand alone. */
    public static Calibrator choose(Task task, Predictions raw, double[] truth) {
        return choose(task, raw, truth, Dependence.none());
    }

    /**
     * Chooses a calibrator. The identity for numbers, for few rows or fewer than {@value #FOLDS} groups or times, and where the
     * rows hold one class only. No group is on both sides of the cross-validation, and groups are what the standard error counts:
     * the rows of few groups share effects that a calibrator would take for its own success.
     *
     * @param raw predictions of validation rows, which the model has not learnt from
     * @param truth class index of each
     * @param dependence of the rows on each other
     */
    public static Calibrator choose(Task task, Predictions raw, double[] truth, Dependence dependence) {
        if (!task.classification() || truth.length < LEAST_ROWS) {
            return Calibrator.identity();
        }
        int[] part = dependence.parts(FOLDS).orElseGet(() -> inTurn(truth.length));
        int[] unit = dependence.grouped()
                ? dependence.group()
                : IntStream.range(0, truth.length).toArray();
        if (Arrays.stream(part).max().orElse(0) < FOLDS - 1) {
            return Calibrator.identity();
        }
        int[] rows = counts(truth, task.outputs());
        if (Arrays.stream(rows).filter(n -> n > 0).count() < 2) {
            return Calibrator.identity();
        }
        List<BiFunction<Predictions, double[], Calibrator>> fits = new ArrayList<>();
        fits.add(task instanceof Task.Binary ? ScalingFit::platt : ScalingFit::temperature);
        if (truth.length >= ROWS_FOR_CURVES && Arrays.stream(rows).min().orElse(0) >= ROWS_OF_A_CLASS) {
            fits.add(PerClass::fit);
        }
        Calibrator chosen = Calibrator.identity();
        double[] least = losses(raw, truth);
        for (BiFunction<Predictions, double[], Calibrator> fit : fits) {
            double[] losses = crossValidated(fit, raw, truth, part);
            if (clearlyLess(losses, least, unit)) {
                chosen = fit.apply(raw, truth);
                least = losses;
            }
        }
        return chosen;
    }

    private static int[] inTurn(int rows) {
        return IntStream.range(0, rows).map(i -> i % FOLDS).toArray();
    }

    private static int[] counts(double[] truth, int classes) {
        int[] counts = new int[classes];
        for (double k : truth) {
            counts[(int) k]++;
        }
        return counts;
    }

    private static double[] crossValidated(
            BiFunction<Predictions, double[], Calibrator> fit, Predictions raw, double[] truth, int[] part) {
        double[] losses = new double[truth.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] learn = IntStream.range(0, truth.length)
                    .filter(i -> part[i] != held)
                    .toArray();
            int[] test = IntStream.range(0, truth.length)
                    .filter(i -> part[i] == held)
                    .toArray();
            Calibrator fitted = fit.apply(rows(raw, learn), take(truth, learn));
            double[] loss = losses(fitted.apply(rows(raw, test)), take(truth, test));
            for (int i = 0; i < test.length; i++) {
                losses[test[i]] = loss[i];
            }
        }
        return losses;
    }

    private static double[] losses(Predictions p, double[] truth) {
        double[] losses = new double[truth.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -Scaling.log(p.get(i, (int) truth[i]));
        }
        return losses;
    }

    private static boolean clearlyLess(double[] losses, double[] than, int[] unit) {
        int n = losses.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (than[i] - losses[i]) / n;
        }
        int units = Arrays.stream(unit).max().orElse(0) + 1;
        double[] deviations = new double[units];
        for (int i = 0; i < n; i++) {
            deviations[unit[i]] += than[i] - losses[i] - mean;
        }
        double squares = 0;
        for (double deviation : deviations) {
            squares += deviation * deviation;
        }
        return mean > Math.sqrt(squares * units / (units - 1.0)) / n;
    }

    private static Predictions rows(Predictions raw, int[] index) {
        double[] values = new double[index.length * raw.width()];
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(raw.values(), index[i] * raw.width(), values, i * raw.width(), raw.width());
        }
        return new Predictions(index.length, raw.width(), values);
    }

    private static double[] take(double[] values, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> values[i]).toArray();
    }
}
