package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import ockham.api.Task;
import ockham.learners.boost.LightGbm;
import ockham.learners.boost.Schedule;
import ockham.learners.boost.XgBoost;
import ockham.study.feature.Recipes;
import ockham.study.source.Snapshot;
import ockham.study.source.Source;
import ockham.study.source.SourceSettings;
import ockham.study.source.TargetColumn;
import ockham.study.source.Targets;
import ockham.study.split.Fold;
import ockham.study.split.Inner;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;

/**
 * Boosting as studies fit it against the plain defaults of its libraries (100 rounds on all training rows, nothing
 * chosen), means over the same 5 folds: AUC of two classes, share right of more, RMSE of numbers. Argument: the folder
 * with the data.
 */
public final class DefaultsBenchmark {
    private static final SplitSettings FOLDS = new SplitSettings(5, 1, null, null, 1);

    record Known(String file, String target, List<String> drop) {}

    private static final List<Known> TABLES = List.of(
            new Known("lending_club.csv", "Class", List.of()),
            new Known("attrition.csv", "Attrition", List.of("EmployeeNumber")),
            new Known("oil_spill.csv", "spill", List.of("patch_id")),
            new Known("mammography.csv", "label", List.of()),
            new Known("hmda_mortgage.csv", "deny", List.of()),
            new Known("churn_modelling.csv", "Exited", List.of("RowNumber", "CustomerId", "Surname")),
            new Known("telco_churn.csv", "Churn", List.of("customerID")),
            new Known("german_credit.csv", "class", List.of()),
            new Known("pima_diabetes.csv", "diabetes", List.of()),
            new Known("wine_quality.csv", "quality", List.of()),
            new Known("concrete_strength.csv", "compressive_strength", List.of()),
            new Known("abalone.csv", "rings", List.of()),
            new Known("ames_housing.csv", "Sale_Price", List.of()));

    private DefaultsBenchmark() {}

    /** Fits and prints a table in Markdown. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("| table | lightgbm: plain | quick | standard | xgboost: plain | quick | standard |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Known known : TABLES) {
            Rows rows = read(Path.of(arguments[0]).resolve(known.file()), known);
            StringBuilder line = new StringBuilder("| " + known.file().replaceFirst("\\..*", ""));
            for (boolean lightGbm : new boolean[] {true, false}) {
                line.append(cell(mean(rows, plain(lightGbm), true)));
                for (Effort effort : List.of(Effort.QUICK, Effort.STANDARD)) {
                    Shape shape = new Shape(
                            rows.task(), rows.size(), rows.table().columns().size(), effort);
                    line.append(cell(mean(rows, lightGbm ? LightGbm.of(shape) : XgBoost.of(shape), false)));
                }
            }
            System.out.println(line + " |");
        }
    }

    private static String cell(double score) {
        return String.format(Locale.ROOT, score < 1 ? " | %.3f" : " | %.4g", score);
    }

    private static Refitting plain(boolean lightGbm) {
        Schedule rounds = new Schedule(100, 0);
        return lightGbm
                ? new LightGbm("plain", 0.1, List.of(new LightGbm.Trees(31, 20, 0)), 1, 1, rounds)
                : new XgBoost("plain", 0.3, List.of(new XgBoost.Trees(6, 1, 1)), 1, 1, rounds);
    }

    static Rows read(Path file, Known known) throws IOException {
        Path folder = Files.createTempDirectory("ockham-defaults");
        Path database = folder.resolve("data.duckdb");
        try {
            Snapshot data =
                    Source.snapshot(new SourceSettings(file.toString(), null, known.target(), Map.of()), database);
            TargetColumn target = Targets.of(data, known.target(), null, null);
            int[] kept = IntStream.range(0, target.values().length)
                    .filter(i -> !Double.isNaN(target.values()[i]))
                    .toArray();
            List<String> gone = new ArrayList<>(known.drop());
            gone.add(known.target());
            return new Rows(data.read().without(gone), target.values(), target.task()).rows(kept);
        } finally {
            Files.deleteIfExists(database);
            Files.deleteIfExists(folder);
        }
    }

    private static double mean(Rows all, Refitting learner, boolean plain) {
        List<Fold> folds = Split.folds(FOLDS, all.task(), all.target()).folds();
        double sum = 0;
        for (Fold fold : folds) {
            sum += score(all, learner, plain, fold);
        }
        return sum / folds.size();
    }

    private static double score(Rows all, Refitting learner, boolean plain, Fold fold) {
        List<Feature> recipe = Recipes.of(learner, all.table(), all.task());
        FitContext context = new FitContext(fold.fold(), 1, Duration.ofHours(1), Progress.none());
        Feature.Prepared every = Recipes.fit(recipe, all.rows(fold.train()), 1);
        Rows train = all.rows(fold.train()).with(every.train());
        Rows test = all.rows(fold.test());
        Model model;
        if (plain) {
            model = learner.fit(train, train, context);
        } else {
            Inner inner = Split.inner(fold.train(), FOLDS, all.task(), all.target(), fold.fold());
            Rows validate = all.rows(inner.validate());
            Feature.Prepared part = Recipes.fit(recipe, all.rows(inner.learn()), 1);
            Refitting.Found found = learner.find(
                    all.rows(inner.learn()).with(part.train()),
                    validate.with(part.fitted().apply(validate.table())),
                    context);
            model = found.settled()
                    .map(again -> again.fit(train, train, context))
                    .orElse(found.model());
        }
        return score(test, model.predict(every.fitted().apply(test.table())));
    }

    private static double score(Rows test, Predictions predictions) {
        double[] y = test.target();
        return switch (test.task()) {
            case Task.Binary _ -> auc(predictions, y);
            case Task.Multiclass _ ->
                IntStream.range(0, y.length)
                        .mapToDouble(i -> largest(predictions, i) == (int) y[i] ? 1 : 0)
                        .average()
                        .orElse(0);
            case Task.Regression _ ->
                Math.sqrt(IntStream.range(0, y.length)
                        .mapToDouble(i -> Math.pow(predictions.get(i, 0) - y[i], 2))
                        .average()
                        .orElse(0));
        };
    }

    private static int largest(Predictions predictions, int row) {
        int best = 0;
        for (int k = 1; k < predictions.width(); k++) {
            best = predictions.get(row, k) > predictions.get(row, best) ? k : best;
        }
        return best;
    }

    static double auc(Predictions predictions, double[] y) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; y[i] == 1 && j < y.length; j++) {
                if (y[j] == 0) {
                    pairs++;
                    wins += 0.5 + 0.5 * Math.signum(predictions.get(i, 1) - predictions.get(j, 1));
                }
            }
        }
        return wins / pairs;
    }
}
