package ockham.score.calibrate;

import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.Formats;

/** A model whose probabilities are calibrated. */
public record CalibratedModel(Model model, Calibrator calibrator) implements Model {
    static final String FORMAT = "calibrated/1";

    @Override
    public Predictions predict(Table features) {
        return calibrator.apply(model.predict(features));
    }

    @Override
    public long parameters() {
        return model.parameters();
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("model", model.toBundle())
                .put("calibrator", calibrator.toBundle())
                .build();
    }

    /** Reads calibrated models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            return new CalibratedModel(
                    Formats.readModel(bundle.bundle("model")), Calibrator.read(bundle.bundle("calibrator")));
        }
    }
}
