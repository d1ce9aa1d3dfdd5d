package ockham.learners.boost;

/**
 * Watches for divergence: boosting lowers the training loss, so a clear rise means that its steps grow instead of
 * shrinking. LightGBM says nothing of it, and a validation loss alone cannot tell it from a table without signal.
 */
final class TrainingLoss {
    /** Rounds between two looks: each costs a pass over all rows. */
    static final int LOOK = 25;

    /** What the rate is divided by after a fit that diverged. */
    static final double SLOWER = 8;

    /** Samples of rows make the loss wander by less than this share of a constant's. */
    private static final double WANDER = 0.02;

    private final double prior;
    private double least;

    /** @param prior the training loss of the prior */
    TrainingLoss(double prior) {
        this.prior = prior;
        this.least = prior;
    }

    /** Takes a training loss; true if it has risen, or is no number. */
    boolean rose(double loss) {
        least = Math.min(least, loss);
        return !(loss - least <= WANDER * prior);
    }
}
