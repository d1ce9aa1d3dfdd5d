package ockham.learners.svm;

import java.util.Arrays;
import java.util.Locale;
import ockham.api.LearningException;
import ockham.api.Task;
import ockham.score.model.KernelModel;
import ockham.score.model.Link;

/** Fits by landmarks, and turns what it found into a portable model. */
final class LandmarkMachine {
    /** Strengths along a path, each from the one before; left once it gets worse. */
    private static final double[] STRENGTHS = {0.1, 1, 10, 100};

    /** Cells of rows and landmarks that are held at a time: 160 MB. */
    private static final long CELLS = 20_000_000;

    /** More classes than these are learnt from fewer rows, for each costs as much again. */
    private static final int EASY_CLASSES = 4;

    private final Problem train;
    private final int landmarks;
    private final long seed;

    LandmarkMachine(Problem all, Work.Near sizes, long seed) {
        this.landmarks = Math.min(sizes.landmarks(), all.size());
        this.seed = seed;
        int classes = Math.max(EASY_CLASSES, all.classes().length);
        int most = (int) Math.min(sizes.rows(), CELLS * EASY_CLASSES / this.landmarks / classes);
        this.train = most >= all.size() ? all : all.sample(most, seed);
    }

    KernelModel fit(Problem held, double[] prior, Search.Setting setting, Deadline end) {
        double gamma = setting.width() / Math.max(1, train.columns());
        Nystroem nystroem = new Nystroem(train, landmarks, gamma, seed);
        double[][] features = nystroem.features(held);
        double[] weights = nystroem.start(prior);
        double[] best = weights;
        double strength = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double next : STRENGTHS) {
            nystroem.minimise(weights, next, end::over);
            double loss = Nystroem.loss(train.task(), nystroem.sums(features, weights), held.target());
            if (!(loss < least)) {
                break;
            }
            least = loss;
            best = weights.clone();
            strength = next;
            if (end.over()) {
                break;
            }
        }
        String origin = String.format(
                Locale.ROOT,
                "%s, approximate (Nystroem): C %.4g, gamma %.4g, %d landmarks, %d rows",
                train.task().classification() ? "kernel logistic regression" : "kernel ridge regression",
                strength,
                gamma,
                nystroem.basis().size(),
                train.size());
        return model(nystroem, best, origin);
    }

    private KernelModel model(Nystroem nystroem, double[] weights, String origin) {
        double scale = train.scale();
        double[] coefficients = Arrays.stream(nystroem.coefficients(weights))
                .map(c -> c * scale)
                .toArray();
        double[] bias = Arrays.stream(nystroem.bias(weights))
                .map(b -> b * scale + train.offset())
                .toArray();
        if (!Arrays.stream(coefficients).allMatch(Double::isFinite)
                || !Arrays.stream(bias).allMatch(Double::isFinite)) {
            throw new LearningException("svm: the targets are too large for its coefficients");
        }
        Link link = switch (train.task()) {
            case Task.Binary binary -> Link.SIGMOID;
            case Task.Multiclass multiclass -> Link.SOFTMAX;
            case Task.Regression regression -> Link.IDENTITY;
        };
        int[] groups = {nystroem.basis().size()};
        return new KernelModel(nystroem.basis(), new KernelModel.Sums(link, null, groups, coefficients, bias), origin);
    }
}
