package ockham.score.net;

/** What becomes of a cell that has been turned into a number, input by input. Immutable. */
public sealed interface InputScaling permits RobustScaling, QuantileScaling {
    /** Number of inputs. */
    int width();

    /** The value of a number that is not missing. */
    float apply(int input, double value);
}
