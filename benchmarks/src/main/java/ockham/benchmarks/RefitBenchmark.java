package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ockham.api.Effort;
import ockham.api.Feature;
import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.deep.RealMlp;
import ockham.learners.linear.Logistic;
import ockham.learners.linear.Ridge;
import ockham.score.calibrate.CalibratedModel;
import ockham.score.calibrate.Calibration;
import ockham.score.calibrate.Calibrator;
import ockham.study.feature.Recipes;
import ockham.study.split.Fold;
import ockham.study.split.Inner;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;

/**
 * The net and the linear learners as found on four fifths of the training rows and as fitted again on all of them, with
 * the same calibrator, over the same folds: log loss (RMSE of numbers), AUC of two classes, and what the refit changes
 * in the mean of the folds, with its standard error. Argument: the folder with the data.
 */
public final class RefitBenchmark {
    private static final SplitSettings FOLDS = new SplitSettings(5, 1, null, null, 1);

    private static final List<DefaultsBenchmark.Known> TABLES = List.of(
            new DefaultsBenchmark.Known("german_credit.csv", "class", List.of()),
            new DefaultsBenchmark.Known("concrete_strength.csv", "compressive_strength", List.of()),
            new DefaultsBenchmark.Known("abalone.csv", "rings", List.of()),
            new DefaultsBenchmark.Known("ames_housing.csv", "Sale_Price", List.of()),
            new DefaultsBenchmark.Known("telco_churn.csv", "Churn", List.of("customerID")));

    private RefitBenchmark() {}

    /**
     * Of one fold.
     *
     * @param auc 0 for numbers
     */
    private record Score(double loss, double auc) {}

    /** Fits and prints a table in Markdown. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("| table | learner | loss: found, refit | difference | AUC: found, refit | difference |");
        System.out.println("|---|---|---|---|---|---|");
        for (DefaultsBenchmark.Known known : TABLES) {
            Rows rows = DefaultsBenchmark.read(Path.of(arguments[0]).resolve(known.file()), known);
            Shape shape =
                    new Shape(rows.task(), rows.size(), rows.table().columns().size(), Effort.QUICK);
            Refitting linear = rows.task().classification() ? Logistic.standard() : Ridge.standard();
            for (Refitting learner : List.of(linear, RealMlp.small(rows.task()).planned(shape))) {
                print(known, rows, learner);
            }
        }
    }

    private static void print(DefaultsBenchmark.Known known, Rows rows, Refitting learner) {
        List<Fold> folds = Split.folds(FOLDS, rows.task(), rows.target()).folds();
        Score[][] scores =
                folds.stream().map(fold -> scores(rows, learner, fold)).toArray(Score[][]::new);
        double[][] losses = new double[2][];
        double[][] aucs = new double[2][];
        for (int way = 0; way < 2; way++) {
            int which = way;
            losses[way] = IntStream.range(0, scores.length)
                    .mapToDouble(i -> scores[i][which].loss())
                    .toArray();
            aucs[way] = IntStream.range(0, scores.length)
                    .mapToDouble(i -> scores[i][which].auc())
                    .toArray();
        }
        System.out.println("| " + known.file().replaceFirst("\\..*", "") + " | " + learner.name() + cells(losses)
                + (rows.task().classification() ? cells(aucs) : " | | ") + " |");
    }

    private static String cells(double[][] values) {
        double[] change = new double[values[0].length];
        for (int i = 0; i < change.length; i++) {
            change[i] = values[1][i] - values[0][i];
        }
        double mean = mean(change);
        double squares = 0;
        for (double value : change) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (change.length - 1) / change.length);
        return String.format(
                Locale.ROOT, " | %.4f, %.4f | %+.4f (%.4f)", mean(values[0]), mean(values[1]), mean, error);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of the model found, then of the one fitted again. */
    private static Score[] scores(Rows all, Refitting learner, Fold fold) {
        List<Feature> recipe = Recipes.of(learner, all.table(), all.task());
        FitContext context = new FitContext(fold.fold(), 1, Duration.ofHours(1), Progress.none());
        Inner inner = Split.inner(fold.train(), FOLDS, all.task(), all.target(), fold.fold());
        Rows learn = all.rows(inner.learn());
        Rows validate = all.rows(inner.validate());
        Feature.Prepared part = Recipes.fit(recipe, learn, 1);
        Rows validation = validate.with(part.fitted().apply(validate.table()));
        Refitting.Found found = learner.find(learn.with(part.train()), validation, context);
        Calibrator calibrator = Calibration.choose(
                all.task(),
                found.model().predict(validation.table()),
                validation.target(),
                Split.dependence(inner.validate(), FOLDS));
        Rows test = all.rows(fold.test());
        Score before = score(test, new CalibratedModel(found.model(), calibrator), part);
        if (found.settled().isEmpty()) {
            return new Score[] {before, before};
        }
        Feature.Prepared every = Recipes.fit(recipe, all.rows(fold.train()), 1);
        Rows train = all.rows(fold.train()).with(every.train());
        Model again = found.settled().get().fit(train, train, context);
        return new Score[] {before, score(test, new CalibratedModel(again, calibrator), every)};
    }

    private static Score score(Rows test, Model model, Feature.Prepared recipe) {
        Predictions predictions = model.predict(recipe.fitted().apply(test.table()));
        double[] y = test.target();
        if (!test.task().classification()) {
            double squares = 0;
            for (int i = 0; i < y.length; i++) {
                squares += Math.pow(predictions.get(i, 0) - y[i], 2);
            }
            return new Score(Math.sqrt(squares / y.length), 0);
        }
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            loss -= Math.log(Math.max(1e-15, predictions.get(i, (int) y[i])));
        }
        return new Score(loss / y.length, DefaultsBenchmark.auc(predictions, y));
    }
}
