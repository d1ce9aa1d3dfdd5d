package ockham.score.calibrate;

import ockham.api.Bundle;
import ockham.api.Predictions;

/** Turns probabilities of a model into calibrated ones, row by row. Immutable and safe to share between threads. */
public sealed interface Calibrator permits Scaling, PerClass {
    /**
     * Calibrates every row.
     *
     * @throws IllegalArgumentException if it was fitted for another number of classes
     */
    Predictions apply(Predictions raw);

    /** Whether it leaves every bit as it is. */
    boolean isIdentity();

    /** All there is to know about it; {@link #read} gives it back. */
    Bundle toBundle();

    /** Leaves predictions as they are. */
    static Calibrator identity() {
        return new Scaling(1, new double[0]);
    }

    /** @throws IllegalArgumentException if the bundle is of no known format, or damaged */
    static Calibrator read(Bundle bundle) {
        return switch (bundle.format()) {
            case Scaling.FORMAT -> Scaling.read(bundle);
            case PerClass.FORMAT -> PerClass.read(bundle);
            default -> throw new IllegalArgumentException("no reader for calibrator format " + bundle.format());
        };
    }
}
