package ockham.study.explain;

import java.util.function.BooleanSupplier;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;

/** A model that predicts no more once the time is over. */
record Timed(Model model, BooleanSupplier over) implements Model {
    @Override
    public Predictions predict(Table features) {
        if (over.getAsBoolean()) {
            throw new Unmeasured("the time budget had ended");
        }
        return model.predict(features);
    }

    @Override
    public long parameters() {
        return model.parameters();
    }

    @Override
    public Bundle toBundle() {
        return model.toBundle();
    }
}
