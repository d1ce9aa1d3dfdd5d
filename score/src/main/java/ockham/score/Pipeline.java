package ockham.score;

import ockham.api.Bundle;
import ockham.api.FittedFeature;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/** A fitted recipe and the model behind it: from raw rows to predictions. */
public record Pipeline(FittedFeature recipe, Model model) implements Model {
    static final String FORMAT = "pipeline/1";

    @Override
    public Predictions predict(Table raw) {
        return model.predict(recipe.apply(raw));
    }

    @Override
    public long parameters() {
        return model.parameters();
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("recipe", recipe.toBundle())
                .put("model", model.toBundle())
                .build();
    }

    /** Reads pipelines back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            return new Pipeline(
                    Formats.readFeature(bundle.bundle("recipe")), Formats.readModel(bundle.bundle("model")));
        }
    }
}
