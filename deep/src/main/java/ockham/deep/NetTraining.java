package ockham.deep;

import java.util.Optional;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Refitting.Found;
import ockham.api.Rows;
import ockham.score.Seeds;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** One fit of a {@link NetRecipe}: the loop over epochs and batches. */
final class NetTraining {
    /** The norm above which gradients are made shorter. */
    private static final double LONGEST_GRADIENT = 1;

    private final NetRecipe recipe;
    private final EpochClock clock;
    private final NetInputs inputs;
    private final TrainingData.Standard standard;
    private final TrainingData data;
    private final GraphNet net;
    private final AdamW optimiser;
    private final Dropout dropout;
    private final MemberLoss loss;
    private final RowOrder order;

    /** Fits and chooses the number of epochs on the validation rows. */
    static Found find(NetRecipe recipe, Rows train, Rows validation, FitContext context) {
        // every tensor made in here is freed at its end
        try (PointerScope _ = new PointerScope()) {
            return new NetTraining(recipe, train, context).find(train, validation);
        }
    }

    /** Runs the epochs that were chosen. */
    static Model repeat(SettledNet settled, Rows train, FitContext context) {
        try (PointerScope _ = new PointerScope()) {
            NetTraining training = new NetTraining(settled.settings(), train, context);
            training.upTo(settled.epochs());
            return training.model(train);
        }
    }

    private NetTraining(NetRecipe recipe, Rows train, FitContext context) {
        if (train.table().columns().isEmpty()) {
            throw new LearningException("there is no feature column to learn from");
        }
        this.recipe = recipe;
        this.clock = new EpochClock(context);
        this.inputs = recipe.inputs(train.table());
        this.standard = TrainingData.Standard.of(train.target());
        this.data = train.task().classification()
                ? TrainingData.classes(inputs, train, 0)
                : TrainingData.numbers(inputs, train, standard);
        this.net = recipe.start(
                inputs,
                data.inputs(),
                train.task().outputs(),
                Seeds.of(context.seed(), recipe.name(), "initial values"));
        Fitting fitting = recipe.fitting();
        this.optimiser = new AdamW(net.parameters(), fitting.rate(), fitting.decay(), LONGEST_GRADIENT);
        this.dropout = Dropout.seeded(Seeds.of(context.seed(), recipe.name(), "dropout"));
        this.loss = new MemberLoss(data.classes());
        this.order = new RowOrder(train.size(), Seeds.of(context.seed(), recipe.name(), "order"));
    }

    private Found find(Rows train, Rows validation) {
        EpochError rating = new EpochError(net, inputs, validation, standard);
        Fitting fitting = recipe.fitting();
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        int epoch = 0;
        while (epoch < fitting.epochs() && epoch - best < fitting.patience() && !clock.cut()) {
            epoch++;
            boolean whole = epoch();
            double error = rating.error();
            if (Double.isNaN(error) || Double.isInfinite(error)) {
                throw diverged(epoch, "its validation error is " + error);
            }
            if (error < least) {
                least = error;
                best = epoch;
                net.parameters().keep();
            }
            clock.told(epoch, fitting.epochs(), whole);
        }
        net.parameters().restore();
        boolean again = !train.task().classification() && least < rating.meanError();
        Optional<Learner> settled = again && clock.repeatable((double) best / epoch)
                ? Optional.of(new SettledNet(recipe, best))
                : Optional.empty();
        return new Found(model(train), settled);
    }

    private void upTo(int last) {
        for (int epoch = 1; epoch <= last && !clock.cut(); epoch++) {
            clock.told(epoch, last, epoch());
        }
        for (double parameter : Torch.values(net.parameters().trained())) {
            if (!Double.isFinite(parameter)) {
                throw diverged(last, "a weight is " + parameter);
            }
        }
    }

    private Model model(Rows train) {
        boolean classes = train.task().classification();
        return net.portable(
                inputs,
                classes
                        ? new NetOutput.Classes(train.task().outputs())
                        : new NetOutput.Value(
                                standard.mean(),
                                standard.deviation(),
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY));
    }

    private static LearningException diverged(int epoch, String how) {
        return new LearningException("the net diverged in epoch " + epoch + ": " + how);
    }

    /** Runs an epoch over the rows in a new order, in batches of equal sizes; false if time ran out before its end. */
    private boolean epoch() {
        order.shuffle();
        long rows = order.rows();
        long steps = Math.ceilDiv(rows, (long) recipe.fitting().batch());
        for (long i = 0; i < steps; i++) {
            if (i > 0 && clock.late()) {
                return false;
            }
            long from = rows * i / steps;
            step(from, rows * (i + 1) / steps - from);
        }
        return true;
    }

    private void step(long from, long size) {
        // the graph and all values in it are let go here, not when the garbage collector finds them
        try (PointerScope _ = new PointerScope()) {
            Tensor rows = order.places().narrow(0, from, size);
            Tensor sums = net.forward(data.inputs().index_select(0, rows), dropout);
            loss.of(sums, data.targets().index_select(0, rows)).backward();
            optimiser.step();
        }
    }
}
