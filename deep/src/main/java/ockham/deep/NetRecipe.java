package ockham.deep;

import java.util.Set;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Trait;
import ockham.score.net.NetInputs;
import org.bytedeco.pytorch.Tensor;

/**
 * A net for tables that is trained by {@link NetTraining}: AdamW, early stopping, one thread. For numbers the epochs that the
 * validation rows choose are repeated on all rows by {@link SettledNet}; for classes nothing is, as of {@link RealMlp}.
 */
interface NetRecipe extends Refitting {
    Fitting fitting();

    /** Fits what becomes of the columns. */
    NetInputs inputs(Table train);

    /**
     * The net before its first step.
     *
     * @param rows encoded training rows, rows x inputs
     */
    GraphNet start(NetInputs inputs, Tensor rows, int outputs, long seed);

    @Override
    default Family family() {
        return Family.DEEP;
    }

    @Override
    default Set<Trait> traits() {
        return Set.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    default Found find(Rows train, Rows validation, FitContext context) {
        return Torch.trained(train, () -> NetTraining.find(this, train, validation, context));
    }
}
