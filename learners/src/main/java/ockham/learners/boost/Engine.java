package ockham.learners.boost;

import ockham.api.Model;

/**
 * Rows as a library holds them, to grow ensembles of trees on; native memory until closed.
 *
 * @param <T> how the library's trees are grown
 */
interface Engine<T> extends AutoCloseable {
    /** An ensemble without a tree. */
    Growing start(T trees, double rate);

    @Override
    void close();

    /** An ensemble that grows round by round; native memory until closed. */
    interface Growing extends AutoCloseable {
        /** Grows the round with that number, from 1; false if nothing can be split any more. */
        boolean grow(int round);

        /** The loss of the training rows after so many rounds. */
        double trainingLoss(int rounds);

        /** The loss of the validation rows after so many rounds. */
        double validationLoss(int rounds);

        /** The first rounds in portable form. */
        Model model(int rounds);

        @Override
        void close();
    }
}
