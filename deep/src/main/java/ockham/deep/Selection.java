package ockham.deep;

/** By what the epoch to keep is chosen on the validation rows; numbers are always chosen by squared error. */
public enum Selection {
    /** Mean logarithmic loss of the true class: where probabilities are valued. */
    LOG_LOSS,
    /** Share of rows whose most probable class is wrong, as in the paper. */
    ERROR
}
