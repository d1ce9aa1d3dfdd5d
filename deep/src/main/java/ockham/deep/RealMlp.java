package ockham.deep;

import java.util.Set;
import java.util.random.RandomGenerator;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.score.net.Activation;

/**
 * RealMLP (Holzmüller, Grinsztajn and Steinwart 2024, arXiv 2407.04491), the full one or the small: a dense net whose
 * preprocessing, embeddings, scale layer, initial values, rates and schedules were tuned as defaults for tables. Trained
 * by libtorch, predicts in plain Java. Differences from the paper are settings and are named in docs/deep.md.
 *
 * <p>For numbers the epoch that the validation rows choose is repeated on all rows by {@link SettledMlp}; for classes
 * nothing is: that made probabilities worse.
 *
 * @param hidden hidden layers
 * @param width units of each
 * @param rate base rate of Adam
 * @param epochs of the schedule, all of which are run
 * @param batch rows a step; a smaller table is one batch
 * @param smoothing label smoothing of classes
 * @param tempered whether the sums of classes are divided by a temperature fitted on the validation rows
 * @param selection what chooses the epoch to keep
 * @param clamp whether numbers are held within the range seen in training
 * @param mostLevels levels of one column with an input or vector of their own; the rarest beyond them are treated as
 *     missing
 * @param variant the full or the small one
 */
public record RealMlp(
        Activation activation,
        int hidden,
        int width,
        double rate,
        int epochs,
        int batch,
        double smoothing,
        boolean tempered,
        Selection selection,
        boolean clamp,
        int mostLevels,
        Variant variant)
        implements Refitting, Tunable {
    private static final int PAPER_EPOCHS = 256;
    private static final int PAPER_BATCH = 256;
    private static final double PAPER_SMOOTHING = 0.1;

    public RealMlp {
        Checks.atLeast("hidden", hidden, 1);
        Checks.atLeast("width", width, 1);
        Checks.atLeast("epochs", epochs, 1);
        Checks.atLeast("batch", batch, 1);
        Checks.atLeast("mostLevels", mostLevels, 2);
        if (!(rate > 0 && rate <= 10)) {
            throw new IllegalArgumentException("rate " + rate + ": above 0, at most 10");
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing " + smoothing + ": from 0 to below 1");
        }
    }

    /**
     * The paper's settings of the small one for such a task, but for what makes probabilities better: the epoch is chosen
     * by log loss, a temperature is fitted, and two classes are not smoothed.
     */
    public static RealMlp small(Task task) {
        return of(task, 0.07, Variant.SMALL);
    }

    /** As {@link #small}, of the full one; numbers are held within the range seen. */
    public static RealMlp full(Task task) {
        return of(task, 0.2, Variant.FULL);
    }

    /** @param rate of numbers; classes have one of their own */
    private static RealMlp of(Task task, double rate, Variant variant) {
        boolean classes = task.classification();
        return new RealMlp(
                classes ? Activation.SELU : Activation.MISH,
                3,
                256,
                classes ? 0.04 : rate,
                PAPER_EPOCHS,
                PAPER_BATCH,
                task.classes().size() > 2 ? PAPER_SMOOTHING : 0,
                true,
                Selection.LOG_LOSS,
                variant.full() && !classes,
                256,
                variant);
    }

    /** With the epochs that the effort and the number of rows allow. */
    public RealMlp planned(Shape shape) {
        Plan plan = switch (shape.effort()) {
            case QUICK -> new Plan(600, 3, 32);
            case STANDARD -> new Plan(2_000, 8, PAPER_EPOCHS);
            case THOROUGH -> new Plan(100_000, 32, PAPER_EPOCHS);
        };
        long stepsAnEpoch = Math.max(1, shape.rows() / PAPER_BATCH);
        long epochs = Math.max(plan.least, Math.min(plan.most, plan.steps / stepsAnEpoch));
        return withEpochs((int) epochs);
    }

    /**
     * About so many steps, but never fewer or more epochs than these. The schedule fits any number: eight to thirty
     * epochs lost little against 256 on tables of more than 10,000 rows, see docs/deep.md.
     */
    private record Plan(long steps, int least, int most) {}

    public RealMlp withEpochs(int count) {
        return new RealMlp(
                activation,
                hidden,
                width,
                rate,
                count,
                batch,
                smoothing,
                tempered,
                selection,
                clamp,
                mostLevels,
                variant);
    }

    /** The full one is. */
    @Override
    public boolean searched() {
        return variant.full();
    }

    /** From the paper's search space, as far as it is of these settings. */
    @Override
    public Learner drawn(RandomGenerator random) {
        double size = random.nextDouble();
        double left = random.nextDouble();
        Variant drawn = variant.full()
                ? new Variant(
                        true,
                        variant.mostOneHot(),
                        left < 0.3 ? 0 : left < 0.8 ? 0.15 : 0.3,
                        random.nextBoolean() ? 0.02 : 0)
                : variant;
        return new RealMlp(
                random.nextBoolean() ? Activation.SELU : Activation.MISH,
                size < 0.6 ? 3 : size < 0.8 ? 5 : 1,
                size < 0.6 ? 256 : size < 0.8 ? 64 : 512,
                Tunable.logUniform(random, 0.02, 0.3),
                epochs,
                batch,
                smoothing,
                tempered,
                selection,
                clamp,
                mostLevels,
                drawn);
    }

    /** As the paper does where only the most probable class counts. */
    public RealMlp forAccuracy() {
        return new RealMlp(
                activation,
                hidden,
                width,
                rate,
                epochs,
                batch,
                PAPER_SMOOTHING,
                tempered,
                Selection.ERROR,
                clamp,
                mostLevels,
                variant);
    }

    @Override
    public String name() {
        return variant.full() ? "realmlp" : "realmlp-small";
    }

    @Override
    public Family family() {
        return Family.DEEP;
    }

    @Override
    public int complexity() {
        return variant.full() ? 1 : 0;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    public Found find(Rows train, Rows validation, FitContext context) {
        return Torch.trained(train, () -> RealMlpTraining.find(this, train, validation, context));
    }
}
