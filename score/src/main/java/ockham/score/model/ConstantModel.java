package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/** Predicts the same for every row: class probabilities, or one number. Reads no column. */
public final class ConstantModel implements Model {
    static final String FORMAT = "constant/1";

    private final double[] values;

    /** @param values one prediction */
    public ConstantModel(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a constant model predicts at least one value");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a constant model predicts " + Arrays.toString(values));
            }
        }
        this.values = values.clone();
    }

    @Override
    public Predictions predict(Table features) {
        double[] all = new double[Math.multiplyExact(features.rows(), values.length)];
        for (int row = 0; row < features.rows(); row++) {
            System.arraycopy(values, 0, all, row * values.length, values.length);
        }
        return new Predictions(features.rows(), values.length, all);
    }

    @Override
    public long parameters() {
        return values.length;
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT).put("values", values.clone()).build();
    }

    /** Reads constant models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            return new ConstantModel(bundle.doubles("values"));
        }
    }
}
