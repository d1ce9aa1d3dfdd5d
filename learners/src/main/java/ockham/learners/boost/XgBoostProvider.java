package ockham.learners.boost;

import java.util.List;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** XGBoost, if its native library loads. */
public final class XgBoostProvider implements LearnerProvider {
    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public Optional<String> unavailable() {
        try {
            new DMatrix(new float[] {0, 1}, 2, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (XGBoostError | LinkageError e) {
            return Optional.of("XGBoost's native library does not load: " + e.getMessage());
        }
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(XgBoost.of(shape));
    }

    @Override
    public List<String> versions() {
        return List.of("XGBoost 3.0.4");
    }
}
