package ockham.learners.boost;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** LightGBM, if its native library loads. */
public final class LightGbmProvider implements LearnerProvider {
    @Override
    public String name() {
        return "lightgbm";
    }

    @Override
    public Optional<String> unavailable() {
        try {
            LightGbmLibrary.load();
            return Optional.empty();
        } catch (IOException | LinkageError e) {
            return Optional.of("LightGBM's native library does not load: " + e.getMessage());
        }
    }

    @Override
    public List<Learner> learners(Shape shape) {
        return List.of(LightGbm.of(shape));
    }

    @Override
    public List<String> versions() {
        return List.of("LightGBM 4.3.0");
    }
}
