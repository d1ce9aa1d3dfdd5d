package ockham.api;

import java.util.Optional;

/**
 * A learner that uses validation rows only to choose (how long to go on, with which settings), and can repeat what it
 * chose without them. A study then fits once more on all training rows, so that none is lost to choosing.
 */
public interface Refitting extends Learner {
    /** Fits as {@link #fit} does and says what validation rows have chosen. */
    Found find(Rows train, Rows validation, FitContext context);

    @Override
    default Model fit(Rows train, Rows validation, FitContext context) {
        return find(train, validation, context).model();
    }

    /**
     * A fitted model and how to have it again.
     *
     * @param model has learnt from the training rows only, so that validation rows may calibrate it
     * @param settled a learner with all choices made, which does not look at validation rows; empty if there is nothing
     *     to repeat
     */
    record Found(Model model, Optional<Learner> settled) {}
}
