package ockham.testkit;

import ockham.api.Bundle;
import ockham.api.Model;

/** A model that lives for one test: it predicts and is never kept. */
public interface PassingModel extends Model {
    @Override
    default long parameters() {
        return 0;
    }

    @Override
    default Bundle toBundle() {
        throw new UnsupportedOperationException("lives for one test");
    }
}
