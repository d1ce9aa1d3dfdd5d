package ockham.study.compare;

import ockham.api.Predictions;
import ockham.api.Task;

/** Contributions of rows to the metrics of classes; see {@link Metric#contributions}. */
final class ClassContributions {
    private final Task task;
    private final int[] truth;
    private final Predictions p;
    private final int[] named;

    /** @param truth class index of each row */
    ClassContributions(Task task, double[] truth, Predictions p) {
        this.task = task;
        this.truth = new int[truth.length];
        this.p = p;
        this.named = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            this.truth[i] = (int) truth[i];
            this.named[i] = p.largest(i);
        }
    }

    double[] accuracy() {
        return Metric.each(truth.length, i -> named[i] == truth[i] ? 1 : 0);
    }

    double[] logLoss() {
        double least = Math.ulp(1.0);
        return Metric.each(truth.length, i -> Math.log(Math.min(1 - least, Math.max(least, p.get(i, truth[i])))));
    }

    double[] brier() {
        return Metric.each(truth.length, i -> {
            double sum = 0;
            for (int k = task instanceof Task.Binary ? 1 : 0; k < p.width(); k++) {
                double miss = p.get(i, k) - (k == truth[i] ? 1 : 0);
                sum += miss * miss;
            }
            return -sum;
        });
    }

    /** Of many classes the mean over those that have rows and do not have them all; 0.5 where there is none. */
    double[] auc(int[] fold) {
        if (task instanceof Task.Binary) {
            return area(1, fold);
        }
        int[] rows = counts(truth);
        double[] sum = new double[truth.length];
        int present = 0;
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] > 0 && rows[k] < truth.length) {
                present++;
                add(sum, area(k, fold));
            }
        }
        int classes = present;
        return Metric.each(sum.length, i -> classes == 0 ? 0.5 : sum[i] / classes);
    }

    private double[] area(int k, int[] fold) {
        boolean[] positive = new boolean[truth.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = truth[i] == k;
        }
        return RankArea.contributions(positive, p.output(k), fold);
    }

    /** The share found of each class that has rows, averaged: a sum of ratios, by the delta method. */
    double[] balancedAccuracy() {
        int[] rows = counts(truth);
        double[] found = new double[rows.length];
        for (int i = 0; i < truth.length; i++) {
            found[truth[i]] += named[i] == truth[i] ? 1.0 / rows[truth[i]] : 0;
        }
        double sum = 0;
        int present = 0;
        for (int k = 0; k < rows.length; k++) {
            sum += found[k];
            present += rows[k] > 0 ? 1 : 0;
        }
        double metric = sum / present;
        double share = 1.0 / present;
        return Metric.each(truth.length, i -> {
            int k = truth[i];
            double hit = named[i] == k ? 1 : 0;
            return metric + share * truth.length / rows[k] * (hit - found[k]);
        });
    }

    /** F1 of the positive class; of many classes the mean over those that occur, in truth or in prediction. */
    double[] f1() {
        if (task instanceof Task.Binary) {
            return f1(1);
        }
        int[] rows = counts(truth);
        int[] claimed = counts(named);
        double[] sum = new double[truth.length];
        int present = 0;
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] + claimed[k] > 0) {
                present++;
                add(sum, f1(k));
            }
        }
        int classes = present;
        return Metric.each(sum.length, i -> sum[i] / classes);
    }

    /** {@code F1 = 2 mean(hit) / mean(true + claimed)}, by the delta method; 0 where the class does not occur. */
    private double[] f1(int k) {
        double[] hit = Metric.each(truth.length, i -> truth[i] == k && named[i] == k ? 1 : 0);
        double[] both = Metric.each(truth.length, i -> (truth[i] == k ? 1 : 0) + (named[i] == k ? 1 : 0));
        double a = Metric.mean(hit);
        double b = Metric.mean(both);
        if (b == 0) {
            return new double[truth.length];
        }
        double f1 = 2 * a / b;
        return Metric.each(truth.length, i -> f1 + 2 * (hit[i] - a) / b - f1 * (both[i] - b) / b);
    }

    private int[] counts(int[] classes) {
        int[] counts = new int[task.outputs()];
        for (int k : classes) {
            counts[k]++;
        }
        return counts;
    }

    private static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
