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
import ockham.score.net.NetModel;
import org.bytedeco.javacpp.PointerScope;

/** One fit of {@link RealMlp}: the loop over epochs and batches. */
final class RealMlpTraining implements AutoCloseable {
    private final RealMlp settings;
    private final EpochClock clock;
    private final Ground ground;
    private final TorchNet net;
    private final Adam adam;
    private final RowOrder order;
    private final BatchParts parts;
    private final int batch;
    private final int stepsAnEpoch;
    private long steps;

    /** What the training rows alone say, before the first step. */
    private record Ground(NetInputs inputs, TrainingData.Standard standard, TrainingData data) {
        static Ground of(RealMlp settings, Rows train) {
            Variant variant = settings.variant();
            NetInputs inputs = variant.full()
                    ? RobustInputs.embedded(train.table(), settings.mostLevels(), variant.mostOneHot())
                    : RobustInputs.fit(train.table(), settings.mostLevels());
            TrainingData.Standard standard = TrainingData.Standard.of(train.target());
            TrainingData data = train.task().classification()
                    ? TrainingData.classes(inputs, train, settings.smoothing())
                    : TrainingData.numbers(inputs, train, standard);
            return new Ground(inputs, standard, data);
        }
    }

    /**
     * The epoch that was kept.
     *
     * @param error on the validation rows
     */
    private record Best(float[] parameters, int epoch, double error) {}

    /** Fits and chooses the epoch and the temperature on the validation rows. */
    static Found find(RealMlp settings, Rows train, Rows validation, FitContext context) {
        // every tensor made in here is freed at its end
        try (PointerScope _ = new PointerScope();
                RealMlpTraining training = new RealMlpTraining(settings, train, context)) {
            return training.find(train, validation);
        }
    }

    /** Runs the schedule up to the epoch that was chosen. */
    static Model repeat(SettledMlp settled, Rows train, FitContext context) {
        try (PointerScope _ = new PointerScope();
                RealMlpTraining training = new RealMlpTraining(settled.settings(), train, context)) {
            return training.model(train, training.upTo(settled.epoch()));
        }
    }

    private Found find(Rows train, Rows validation) {
        Validation rating = new Validation(net, ground.inputs(), validation, ground.standard(), settings.selection());
        Best best = best(rating);
        NetModel model = model(train, best.parameters());
        if (settings.tempered() && train.task().classification()) {
            Rows few = Validation.few(validation);
            model = PortableNet.tempered(model, Temperature.fit(model.predict(few.table()), few.target()));
        }
        // of classes the log loss rose where a net was trained again: docs/deep.md has the figures
        boolean again = !train.task().classification() && best.error() < rating.meanError();
        Optional<Learner> settled = again && clock.repeatable((double) best.epoch() / settings.epochs())
                ? Optional.of(new SettledMlp(settings, best.epoch()))
                : Optional.empty();
        return new Found(model, settled);
    }

    private NetModel model(Rows train, float[] parameters) {
        return PortableNet.of(
                net.shape(), parameters, ground.inputs(), PortableNet.output(settings, train, ground.standard()));
    }

    private RealMlpTraining(RealMlp settings, Rows train, FitContext context) {
        if (train.table().columns().isEmpty()) {
            throw new LearningException("there is no feature column to learn from");
        }
        this.clock = new EpochClock(context);
        int rows = train.size();
        this.ground = Ground.of(settings, train);
        this.net = StartedNet.of(settings, ground.inputs(), ground.data(), context.seed());
        this.settings = settings;
        this.batch = Math.min(settings.batch(), rows);
        this.stepsAnEpoch = rows / batch;
        this.adam = new Adam(net);
        this.order = new RowOrder(rows, Seeds.of(context.seed(), "realmlp", "order"));
        Loss loss = new Loss(ground.data().classes(), batch);
        this.parts =
                new BatchParts(net, ground.data(), loss, new BatchParts.Size(batch, context.threads(), context.seed()));
    }

    /** Runs the schedule and keeps the last best epoch. */
    private Best best(Validation rating) {
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int epoch = 1; epoch <= settings.epochs() && !clock.cut(); epoch++) {
            boolean whole = epoch();
            double error = rating.error();
            if (Double.isNaN(error) || Double.isInfinite(error)) {
                throw diverged(epoch, "its validation error is " + error);
            }
            if (error <= least) {
                least = error;
                best = epoch;
                net.keep();
            }
            clock.told(epoch, settings.epochs(), whole);
        }
        return new Best(net.kept(), best, least);
    }

    /** The parameters after so many epochs of the schedule, or after those that there was time for. */
    private float[] upTo(int last) {
        for (int epoch = 1; epoch <= last && !clock.cut(); epoch++) {
            clock.told(epoch, last, epoch());
        }
        net.keep();
        float[] parameters = net.kept();
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                throw diverged(last, "a weight is " + parameter);
            }
        }
        return parameters;
    }

    private LearningException diverged(int epoch, String how) {
        return new LearningException("the net diverged in epoch " + epoch + " of " + settings.epochs() + ": " + how);
    }

    /** Runs an epoch over the rows in a new order; false if time ran out before its end. */
    private boolean epoch() {
        order.shuffle();
        for (int i = 0; i < stepsAnEpoch; i++) {
            if (i > 0 && clock.late()) {
                return false;
            }
            step(i);
        }
        return true;
    }

    private void step(int number) {
        try (PointerScope _ = new PointerScope()) {
            long total = (long) settings.epochs() * stepsAnEpoch;
            double fading = FlatCos.at(steps, total);
            parts.gradients(
                    order.places(), (long) number * batch, settings.variant().dropout() * fading);
            adam.step(
                    settings.rate() * Coslog.at(steps, total),
                    settings.variant().decay() * fading);
            steps++;
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
