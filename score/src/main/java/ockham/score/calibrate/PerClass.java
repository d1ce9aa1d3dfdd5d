package ockham.score.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Predictions;

/**
 * A curve for each class against the rest (Zadrozny and Elkan 2002), normalised to a sum of 1; for two classes one curve, of the
 * second. The raw probability counts as much as {@code share} says: a curve of flat stretches would make rows equal that the
 * model tells apart, and say 0 or 1 where no row of some hundred contradicts.
 *
 * @param share weight of the raw probability, in 0..1
 */
record PerClass(List<Isotonic> curves, double share) implements Calibrator {
    static final String FORMAT = "per-class/1";

    /** @throws IllegalArgumentException if there is no curve or the share is not in 0..1 */
    PerClass {
        curves = List.copyOf(curves);
        if (curves.isEmpty() || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(curves.size() + " curves, share " + share);
        }
    }

    /** Fits a curve per class; the raw probability counts as one row among those of the fit. */
    static PerClass fit(Predictions raw, double[] truth) {
        double[] weight = new double[truth.length];
        Arrays.fill(weight, 1);
        List<Isotonic> curves = new ArrayList<>();
        for (int k = raw.width() == 2 ? 1 : 0; k < raw.width(); k++) {
            int positive = k;
            double[] isClass =
                    Arrays.stream(truth).map(t -> t == positive ? 1 : 0).toArray();
            curves.add(Isotonic.fit(raw.output(k), isClass, weight));
        }
        return new PerClass(curves, 1.0 / (truth.length + 1));
    }

    @Override
    public Predictions apply(Predictions raw) {
        int width = raw.width();
        if (curves.size() != (width == 2 ? 1 : width)) {
            throw new IllegalArgumentException(curves.size() + " curves for " + width + " classes");
        }
        double[] values = new double[raw.values().length];
        for (int i = 0; i < raw.rows(); i++) {
            if (width == 2) {
                double p = curved(curves.get(0), raw.get(i, 1));
                values[2 * i] = 1 - p;
                values[2 * i + 1] = p;
            } else {
                for (int k = 0; k < width; k++) {
                    values[i * width + k] = curved(curves.get(k), raw.get(i, k));
                }
                normalise(values, i * width, width);
            }
        }
        return new Predictions(raw.rows(), width, values);
    }

    private double curved(Isotonic curve, double p) {
        return (1 - share) * Math.min(1, Math.max(0, curve.of(p))) + share * p;
    }

    /** Divides by the sum; a row of zeros becomes uniform. */
    static void normalise(double[] values, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += values[k];
        }
        for (int k = from; k < from + count; k++) {
            values[k] = sum > 0 ? values[k] / sum : 1.0 / count;
        }
    }

    @Override
    public boolean isIdentity() {
        return false;
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle =
                Bundle.of(FORMAT).put("share", new double[] {share}).put("curves", new int[] {curves.size()});
        for (int k = 0; k < curves.size(); k++) {
            bundle.put("at." + k, curves.get(k).at().clone());
            bundle.put("value." + k, curves.get(k).value().clone());
        }
        return bundle.build();
    }

    static PerClass read(Bundle bundle) {
        double[] share = bundle.doubles("share");
        int[] count = bundle.ints("curves");
        if (share.length != 1 || count.length != 1) {
            throw new IllegalArgumentException("curves per class without one share and one count");
        }
        List<Isotonic> curves = new ArrayList<>();
        for (int k = 0; k < count[0]; k++) {
            curves.add(new Isotonic(bundle.doubles("at." + k), bundle.doubles("value." + k)));
        }
        return new PerClass(curves, share[0]);
    }
}
