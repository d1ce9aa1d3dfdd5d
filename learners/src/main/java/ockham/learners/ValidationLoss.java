package ockham.learners;

import java.util.Arrays;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Rows;

/** The loss by which learners choose between models. */
public final class ValidationLoss {
    /** Probabilities are held this far from 0. */
    private static final double CLIP = 1e-15;

    private ValidationLoss() {}

    /**
     * Mean log loss, or mean squared error in units of {@code scale}.
     *
     * @param scale deviation of the training targets
     * @param learner named where a prediction is not finite
     * @throws LearningException if one is not
     */
    public static double of(Predictions predictions, Rows validation, double scale, String learner) {
        if (!Arrays.stream(predictions.values()).allMatch(Double::isFinite)) {
            throw new LearningException(learner + ": a prediction is not finite");
        }
        double sum = 0;
        for (int i = 0; i < validation.size(); i++) {
            double y = validation.target()[i];
            if (validation.task().classification()) {
                sum -= Math.log(Math.max(CLIP, predictions.get(i, (int) y)));
            } else {
                double error = (predictions.get(i, 0) - y) / scale;
                sum += error * error;
            }
        }
        return sum / validation.size();
    }
}
