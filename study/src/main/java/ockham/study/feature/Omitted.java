package ockham.study.feature;

import java.util.List;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.FittedRecipe;

/** Stands where a step was left out: does nothing. */
record Omitted() implements Feature {
    @Override
    public Prepared fit(Rows train, long seed) {
        return new Prepared(new FittedRecipe(List.of()), train.table());
    }
}
