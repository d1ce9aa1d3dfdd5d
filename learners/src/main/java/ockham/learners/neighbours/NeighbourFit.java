package ockham.learners.neighbours;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Refitting.Found;
import ockham.api.Rows;
import ockham.learners.Standardisation;
import ockham.learners.TrainingRows;
import ockham.learners.ValidationLoss;
import ockham.score.Seeds;
import ockham.score.model.ConstantModel;
import ockham.score.model.Inputs;
import ockham.score.model.KernelBasis;
import ockham.score.model.NeighbourModel;
import ockham.score.model.Neighbourhood;
import ockham.score.model.SquaredDistances;

/** One fit of nearest neighbours: every validation row finds its nearest once, and all neighbourhoods are tried on them. */
final class NeighbourFit {
    /** Fewer rows than this, of more, are no sample to search in. */
    private static final int LEAST_ROWS = 200;
    /** Cells that the validation rows are compared with at most; of more, a sample of them chooses. */
    private static final double MOST_COMPARED = 2e9;

    private static final int LEAST_VALIDATION = 100;
    /** Where time ends before so many were asked, the prior is the better guess. */
    private static final int LEAST_ASKED = 30;

    private final NearestNeighbours settings;
    private final FitContext context;
    private final long start = System.nanoTime();
    private final double[] prior;
    private final double scale;
    private final Rows validation;
    private final NeighbourModel.Known known;
    private final String origin;

    NeighbourFit(NearestNeighbours settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.context = context;
        this.prior = TrainingRows.prior(train);
        this.scale = train.task().classification() ? 1 : TrainingRows.deviation(train.target(), prior[0]);
        int columns = train.table().columns().size();
        int kept = Math.min(train.size(), settings.mostCells() / columns);
        if (kept < Math.min(train.size(), LEAST_ROWS)) {
            throw new LearningException(String.format(
                    Locale.ROOT,
                    "%s: of %d columns it could keep %d rows only to search in, fewer than %d",
                    settings.name(),
                    columns,
                    kept,
                    LEAST_ROWS));
        }
        Rows searched = kept < train.size() ? train.rows(drawn(train.size(), kept, "rows")) : train;
        this.origin = kept < train.size()
                ? String.format(Locale.ROOT, "a sample of %d of the %d training rows", kept, train.size())
                : String.format(Locale.ROOT, "all %d training rows", kept);
        Standardisation by = Standardisation.of(train.table());
        KernelBasis.Scaling scaling = new KernelBasis.Scaling(Inputs.of(train.table()), by.means(), by.scales());
        this.known = new NeighbourModel.Known(scaling, scaling.read(searched.table()), searched.target(), prior);
        int asked = (int) Math.max(LEAST_VALIDATION, MOST_COMPARED / ((double) kept * columns));
        this.validation =
                asked < validation.size() ? validation.rows(drawn(validation.size(), asked, "asked")) : validation;
    }

    private int[] drawn(int of, int count, String what) {
        return TrainingRows.drawn(of, count, Seeds.of(context.seed(), settings.name(), what));
    }

    Found run() {
        if (settings.tried().size() == 1) {
            Neighbourhood only = settings.tried().get(0);
            return new Found(new NeighbourModel(known, only, origin), Optional.of(settings));
        }
        Predictions[] found = predictions();
        int asked = found[0].rows();
        if (asked < validation.size()) {
            context.progress().cutShort();
        }
        if (asked < Math.min(LEAST_ASKED, validation.size())) {
            return new Found(new ConstantModel(prior), Optional.empty());
        }
        Rows rated = validation.rows(IntStream.range(0, asked).toArray());
        // Of all neighbourhoods the one with the least loss; the prior where none has less.
        double least =
                ValidationLoss.of(new ConstantModel(prior).predict(rated.table()), rated, scale, settings.name());
        Optional<Neighbourhood> best = Optional.empty();
        for (int s = 0; s < found.length; s++) {
            double loss = ValidationLoss.of(found[s], rated, scale, settings.name());
            if (loss < least) {
                least = loss;
                best = Optional.of(settings.tried().get(s));
            }
        }
        return best.map(chosen ->
                        new Found(new NeighbourModel(known, chosen, origin), Optional.of(settings.settled(chosen))))
                .orElseGet(() -> new Found(new ConstantModel(prior), Optional.empty()));
    }

    /** What each neighbourhood predicts for the validation rows, of those for which there was time. */
    private Predictions[] predictions() {
        int rows = validation.size();
        int width = prior.length;
        List<Neighbourhood> tried = settings.tried();
        int most = tried.stream().mapToInt(Neighbourhood::count).max().orElse(1);
        SquaredDistances distances = new SquaredDistances(known.scaling(), known.vectors());
        SquaredDistances.Nearest nearest = new SquaredDistances.Nearest(Math.min(most, known.targets().length));
        KernelBasis.Vectors asked = known.scaling().read(validation.table());
        double[][] values = new double[tried.size()][rows * width];
        int i = 0;
        for (; i < rows; i++) {
            if (context.budget().minusNanos(System.nanoTime() - start).isNegative()) {
                break;
            }
            distances.nearest(asked, i, nearest);
            for (int s = 0; s < values.length; s++) {
                tried.get(s).predict(nearest, known.targets(), prior, values[s], i * width);
            }
            if (i % 100 == 0) {
                context.progress().step(i, rows);
            }
        }
        int done = i;
        return Arrays.stream(values)
                .map(each -> new Predictions(done, width, Arrays.copyOf(each, done * width)))
                .toArray(Predictions[]::new);
    }
}
