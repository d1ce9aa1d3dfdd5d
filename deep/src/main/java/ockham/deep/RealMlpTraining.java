package ockham.deep;

import java.time.Duration;
import java.util.SplittableRandom;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.score.Seeds;
import ockham.score.net.NetInputs;
import ockham.score.net.NetModel;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One fit of {@link RealMlp}: the loop over epochs and batches. */
final class RealMlpTraining {
    private static final Duration FOREVER = Duration.ofDays(1000);

    private final RealMlp settings;
    private final FitContext context;
    private final TorchNet net;
    private final Adam adam;
    private final Tensor order;
    private final long[] permutation;
    private final BatchParts parts;
    private final int batch;
    private final int stepsAnEpoch;
    private final SplittableRandom random;
    private final long deadline;
    private long steps;

    static Model run(RealMlp settings, Rows train, Rows validation, FitContext context) {
        if (train.table().columns().isEmpty()) {
            throw new LearningException("there is no feature column to learn from");
        }
        // every tensor made in here is freed at its end
        try (PointerScope _ = new PointerScope()) {
            return fit(settings, train, validation, context);
        }
    }

    private static Model fit(RealMlp settings, Rows train, Rows validation, FitContext context) {
        NetInputs inputs = RobustInputs.fit(train.table(), settings.mostLevels());
        boolean classes = train.task().classification();
        TrainingData.Standard standard = TrainingData.Standard.of(train.target());
        TrainingData data = classes
                ? TrainingData.classes(inputs, train, settings.smoothing())
                : TrainingData.numbers(inputs, train, standard);
        NetShape shape = new NetShape(
                inputs.width(),
                settings.width(),
                settings.hidden(),
                train.task().outputs(),
                settings.activation());
        TorchNet net = new TorchNet(shape, ScalarType.Float);
        InitialValues.write(net, Seeds.of(context.seed(), "realmlp", "initial values"));
        Validation rating = new Validation(net, inputs, validation, standard, settings.selection());
        RealMlpTraining training = new RealMlpTraining(settings, context, data, net);
        float[] best = training.epochs(rating);
        NetModel model = PortableNet.of(net.shape(), best, inputs, PortableNet.output(settings, train, standard));
        if (!settings.tempered() || !classes) {
            return model;
        }
        Rows few = Validation.few(validation);
        return PortableNet.tempered(model, Temperature.fit(model.predict(few.table()), few.target()));
    }

    private RealMlpTraining(RealMlp settings, FitContext context, TrainingData data, TorchNet net) {
        int rows = Math.toIntExact(data.inputs().size(0));
        this.settings = settings;
        this.context = context;
        this.net = net;
        this.batch = Math.min(settings.batch(), rows);
        this.stepsAnEpoch = rows / batch;
        this.adam = new Adam(net);
        this.order = Torch.index(rows);
        this.permutation = new long[rows];
        for (int i = 0; i < rows; i++) {
            permutation[i] = i;
        }
        Loss loss = new Loss(data.classes(), batch);
        this.parts = new BatchParts(net, data, loss, new BatchParts.Size(batch, context.threads()));
        this.random = new SplittableRandom(Seeds.of(context.seed(), "realmlp", "order"));
        Duration budget = context.budget().compareTo(FOREVER) < 0 ? context.budget() : FOREVER;
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    /** Runs the schedule; returns the parameters of the last best epoch. */
    private float[] epochs(Validation rating) {
        try (parts) {
            return best(rating);
        }
    }

    private float[] best(Validation rating) {
        double least = Double.POSITIVE_INFINITY;
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            boolean whole = epoch();
            double error = rating.error();
            if (Double.isNaN(error) || Double.isInfinite(error)) {
                throw new LearningException("the net diverged in epoch " + epoch + " of " + settings.epochs()
                        + ": its validation error is " + error);
            }
            if (error <= least) {
                least = error;
                net.keep();
            }
            context.progress().step(epoch, settings.epochs());
            if (!whole || (epoch < settings.epochs() && late())) {
                context.progress().cutShort();
                break;
            }
        }
        return net.kept();
    }

    /** Runs an epoch over the rows in a new order; false if time ran out before its end. */
    private boolean epoch() {
        shuffle();
        for (int i = 0; i < stepsAnEpoch; i++) {
            if (i > 0 && late()) {
                return false;
            }
            step(i);
        }
        return true;
    }

    private boolean late() {
        return System.nanoTime() - deadline >= 0;
    }

    private void shuffle() {
        for (int i = permutation.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long kept = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = kept;
        }
        Torch.fill(order, permutation);
    }

    private void step(int number) {
        try (PointerScope _ = new PointerScope()) {
            parts.gradients(order, (long) number * batch);
            double rate = settings.rate() * Coslog.at(steps, (long) settings.epochs() * stepsAnEpoch);
            adam.step(rate);
            steps++;
        }
    }
}
