package ockham.deep;

import java.util.random.RandomGenerator;
import ockham.api.Learner;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Tunable;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * TabM-mini (Gorishniy, Kotelnikov and Babenko 2025, arXiv 2410.24210): an ensemble of nets that share their hidden layers,
 * trained together by the mean of their losses. Trained by libtorch, predicts in plain Java.
 *
 * @param members of the ensemble
 * @param hidden layers
 * @param width units of each
 * @param dropout share of hidden units left out of a step
 * @param bins of the piecewise-linear embedding of a number; 0 for numbers as they are
 * @param embedding length of a number's vector
 */
public record Tabm(int members, int hidden, int width, double dropout, int bins, int embedding, Fitting fitting)
        implements NetRecipe, Tunable {
    private static final int MOST_LEVELS = 256;

    public Tabm {
        Checks.atLeast("members", members, 1);
        Checks.atLeast("hidden", hidden, 1);
        Checks.atLeast("width", width, 1);
        Checks.share("dropout", dropout);
        Checks.atLeast("bins", bins, 0);
        Checks.atLeast("embedding", embedding, 1);
    }

    /** Where the authors start tuning from: 32 members, with embeddings two layers of 512 units. */
    public static Tabm published(Shape shape) {
        return new Tabm(32, 2, 512, 0.1, 48, 16, new Fitting(0.002, 0.0003, Fitting.BATCH, Fitting.epochs(shape), 16));
    }

    /** As published at thorough effort; smaller and less patient below. */
    public static Tabm planned(Shape shape) {
        return switch (shape.effort()) {
            case QUICK, STANDARD ->
                new Tabm(16, 2, 128, 0.1, 24, 8, new Fitting(0.005, 0.0003, Fitting.BATCH, Fitting.epochs(shape), 8));
            case THOROUGH -> published(shape);
        };
    }

    /** From the authors' search space, but no wider than what it starts from: processors are slow. */
    @Override
    public Learner drawn(RandomGenerator random) {
        int most = Math.max(1, width / 16);
        int units = Math.min(width, 16 * random.nextInt(Math.min(4, most), most + 1));
        double left = random.nextBoolean() ? 0 : random.nextDouble(0, 0.5);
        double decay = random.nextBoolean() ? 0 : Tunable.logUniform(random, 1e-4, 1e-1);
        return new Tabm(
                members,
                random.nextInt(1, 5),
                units,
                left,
                random.nextInt(2, 129),
                4 * random.nextInt(2, 9),
                new Fitting(
                        Tunable.logUniform(random, 3e-4, 5e-3),
                        decay,
                        fitting.batch(),
                        fitting.epochs(),
                        fitting.patience()));
    }

    @Override
    public String name() {
        return "tabm-mini";
    }

    @Override
    public int complexity() {
        return 2;
    }

    @Override
    public NetInputs inputs(Table train) {
        return QuantileInputs.fit(train, MOST_LEVELS, QuantileInputs.Categories.ONE_HOT);
    }

    @Override
    public TabmNet start(NetInputs inputs, Tensor rows, int outputs, long seed) {
        int numbers = bins == 0
                ? 0
                : (int) inputs.columns().stream()
                        .filter(column -> column instanceof NetColumn.Numeric)
                        .count();
        TabmNet net = new TabmNet(
                new TabmNet.Size(
                        inputs.width(), embedding, new TabmNet.Ensemble(members, hidden, width, dropout), outputs),
                new PiecewiseBins(PiecewiseBins.edges(rows, numbers, bins), ScalarType.Float),
                ScalarType.Float);
        net.start(inputs, seed);
        return net;
    }
}
