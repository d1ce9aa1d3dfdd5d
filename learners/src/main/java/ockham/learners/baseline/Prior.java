package ockham.learners.baseline;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;

/** Knows no feature: predicts the class frequencies, or the mean, of the training rows. The bar that any model must pass. */
public record Prior() implements Learner {
    @Override
    public String name() {
        return "prior";
    }

    @Override
    public Family family() {
        return Family.NOTHING;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.allOf(Trait.class);
    }

    @Override
    public Set<ColumnKind> accepts() {
        return EnumSet.allOf(ColumnKind.class);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        return new ConstantModel(TrainingRows.prior(train));
    }

    /** Brings it into every study. */
    public static final class Provider implements LearnerProvider {
        @Override
        public String name() {
            return "baseline";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        @Override
        public List<Learner> learners(Shape shape) {
            return List.of(new Prior());
        }

        @Override
        public List<String> versions() {
            return List.of();
        }
    }
}
