package ockham.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import ockham.deep.FtTransformer;
import ockham.deep.RealMlp;
import ockham.deep.ResNet;
import ockham.deep.Tabm;
import ockham.score.calibrate.CalibratedModel;
import ockham.score.calibrate.Calibration;
import ockham.score.calibrate.Calibrator;
import ockham.study.feature.Recipes;
import ockham.study.split.Fold;
import ockham.study.split.Inner;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;

/**
 * The nets beside each other over the same folds, with recipe, calibrator and refit as in a study: RMSE of numbers, share
 * of right rows and log loss of classes, and processor seconds a fit. Arguments: the folder with the data, the effort (all three), the
 * number of folds of five to run (all), tables and nets to leave out all others.
 */
public final class NetBenchmark {
    private static final SplitSettings FOLDS = new SplitSettings(5, 1, null, null, 1);

    private static final List<DefaultsBenchmark.Known> TABLES = List.of(
            new DefaultsBenchmark.Known("german_credit.csv", "class", List.of()),
            new DefaultsBenchmark.Known("telco_churn.csv", "Churn", List.of("customerID")),
            new DefaultsBenchmark.Known("concrete_strength.csv", "compressive_strength", List.of()),
            new DefaultsBenchmark.Known("california_housing.csv", "median_house_value", List.of()),
            new DefaultsBenchmark.Known("letter_recognition.csv", "lettr", List.of()),
            new DefaultsBenchmark.Known("adult_income.parquet", "income", List.of("split")),
            new DefaultsBenchmark.Known("wine_quality.csv", "quality", List.of()),
            new DefaultsBenchmark.Known("diamonds.parquet", "price", List.of()));

    private static final Set<String> NAMES =
            Set.of("realmlp-small", "realmlp", "tabm-mini", "resnet", "ft-transformer");

    private NetBenchmark() {}

    /**
     * Of one fold.
     *
     * @param right share of rows in their most probable class; 0 for numbers
     * @param loss log loss, or RMSE of numbers
     * @param micros of processor time that one row takes to predict, the mean over the fold's rows
     */
    private record Score(double right, double loss, double seconds, double micros) {}

    /** Fits and prints a table in Markdown. */
    public static void main(String[] arguments) throws IOException {
        List<Effort> efforts = arguments.length > 1
                ? List.of(Effort.valueOf(arguments[1].toUpperCase(Locale.ROOT)))
                : List.of(Effort.values());
        int folds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : FOLDS.folds();
        List<String> others = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
        List<String> names = others.stream().filter(NAMES::contains).toList();
        List<String> only =
                others.stream().filter(other -> !NAMES.contains(other)).toList();
        System.out.println(
                "| table | effort, folds | net | right | log loss or RMSE | processor seconds a fit | microseconds a"
                        + " row |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (DefaultsBenchmark.Known known : TABLES) {
            if (!only.isEmpty() && only.stream().noneMatch(known.file()::startsWith)) {
                continue;
            }
            Rows rows = DefaultsBenchmark.read(Path.of(arguments[0]).resolve(known.file()), known);
            for (Effort effort : efforts) {
                Shape shape = new Shape(
                        rows.task(),
                        rows.size() * 4L / 5,
                        rows.table().columns().size(),
                        effort);
                for (Refitting net : nets(shape)) {
                    if (names.isEmpty() || names.contains(net.name())) {
                        print(known, rows, net, effort + ", " + folds);
                    }
                }
            }
        }
    }

    private static List<Refitting> nets(Shape shape) {
        return List.of(
                RealMlp.small(shape.task()).planned(shape),
                RealMlp.full(shape.task()).planned(shape),
                Tabm.planned(shape),
                ResNet.planned(shape),
                FtTransformer.planned(shape));
    }

    private static void print(DefaultsBenchmark.Known known, Rows rows, Refitting net, String how) {
        List<Fold> folds = Split.folds(FOLDS, rows.task(), rows.target()).folds();
        int count = Integer.parseInt(how.substring(how.indexOf(' ') + 1));
        List<Score> scores =
                folds.stream().limit(count).map(fold -> score(rows, net, fold)).toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.4f | %.4f | %.1f | %.1f |%n",
                known.file().replaceFirst("\\..*", ""),
                how.toLowerCase(Locale.ROOT),
                net.name(),
                scores.stream().mapToDouble(Score::right).average().orElseThrow(),
                scores.stream().mapToDouble(Score::loss).average().orElseThrow(),
                scores.stream().mapToDouble(Score::seconds).average().orElseThrow(),
                scores.stream().mapToDouble(Score::micros).average().orElseThrow());
    }

    /** Of this thread, which does all the work of a fit: no other program of the machine counts. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Score score(Rows all, Refitting net, Fold fold) {
        List<Feature> recipe = Recipes.of(net, all.table(), all.task());
        FitContext context = new FitContext(fold.fold(), 1, Duration.ofHours(1), Progress.none());
        Inner inner = Split.inner(fold.train(), FOLDS, all.task(), all.target(), fold.fold());
        Rows learn = all.rows(inner.learn());
        Rows validate = all.rows(inner.validate());
        Feature.Prepared prepared = Recipes.fit(recipe, learn, 1);
        Rows validation = validate.with(prepared.fitted().apply(validate.table()));
        long start = processorNanos();
        Refitting.Found found = net.find(learn.with(prepared.train()), validation, context);
        Calibrator calibrator = Calibration.choose(
                all.task(),
                found.model().predict(validation.table()),
                validation.target(),
                Split.dependence(inner.validate(), FOLDS));
        Model model = found.model();
        if (found.settled().isPresent()) {
            prepared = Recipes.fit(recipe, all.rows(fold.train()), 1);
            Rows train = all.rows(fold.train()).with(prepared.train());
            model = found.settled().get().fit(train, train, context);
        }
        double seconds = (processorNanos() - start) / 1e9;
        Rows test = all.rows(fold.test());
        Rows features = test.with(prepared.fitted().apply(test.table()));
        return score(features, new CalibratedModel(model, calibrator), seconds);
    }

    private static Score score(Rows test, Model model, double seconds) {
        long start = processorNanos();
        Predictions predictions = model.predict(test.table());
        double micros = (processorNanos() - start) / 1e3 / test.size();
        double[] y = test.target();
        if (!test.task().classification()) {
            double squares = IntStream.range(0, y.length)
                    .mapToDouble(i -> Math.pow(predictions.get(i, 0) - y[i], 2))
                    .sum();
            return new Score(0, Math.sqrt(squares / y.length), seconds, micros);
        }
        double right = 0;
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            int truth = (int) y[i];
            int row = i;
            boolean best = IntStream.range(0, predictions.width())
                    .allMatch(k -> predictions.get(row, k) <= predictions.get(row, truth));
            right += best ? 1 : 0;
            loss -= Math.log(Math.max(1e-15, predictions.get(i, truth)));
        }
        return new Score(right / y.length, loss / y.length, seconds, micros);
    }
}
