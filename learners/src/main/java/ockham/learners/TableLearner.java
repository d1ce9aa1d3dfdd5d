package ockham.learners;

import java.util.Optional;
import ockham.api.FitContext;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.score.model.ConstantModel;

/** A refitting learner whose search begins with sound rows that have something to teach; of others it knows the prior. */
public interface TableLearner extends Refitting {
    /** {@link #find} on rows that {@link TrainingRows#check} has passed, with a column and more than one target. */
    Found search(Rows train, Rows validation, FitContext context);

    @Override
    default Found find(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        return TrainingRows.nothingToLearn(train)
                ? new Found(new ConstantModel(TrainingRows.prior(train)), Optional.empty())
                : search(train, validation, context);
    }
}
