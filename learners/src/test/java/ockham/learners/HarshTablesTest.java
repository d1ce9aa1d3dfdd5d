package ockham.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.learners.additive.ShapeFunctions;
import ockham.learners.baseline.Prior;
import ockham.learners.bayes.NaiveBayes;
import ockham.learners.boost.LightGbm;
import ockham.learners.boost.Schedule;
import ockham.learners.boost.XgBoost;
import ockham.learners.forest.RandomForest;
import ockham.learners.linear.ElasticNet;
import ockham.learners.linear.LinearSvm;
import ockham.learners.linear.Logistic;
import ockham.learners.linear.Ridge;
import ockham.learners.neighbours.NearestNeighbours;
import ockham.learners.svm.KernelSvm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that break engines: each learner gives a model with finite predictions, or a reason why not. */
class HarshTablesTest {
    private static final Task BINARY = new Task.Binary("no", "yes");
    private static final Task CLASSES = new Task.Multiclass(List.of("a", "b", "c"));
    private static final Task NUMBER = new Task.Regression();
    private static final Schedule BRIEF = new Schedule(12, 12);

    /** A learner and a task that it declares. */
    record Case(Learner learner, Task task) {
        @Override
        public String toString() {
            return learner.name() + ", " + task.getClass().getSimpleName();
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Task task : List.of(BINARY, CLASSES, NUMBER)) {
            Learner linear = task.classification() ? Logistic.standard() : Ridge.standard();
            Learner lightgbm = new LightGbm("lightgbm", 0.1, List.of(new LightGbm.Trees(31, 20, 0)), 0.75, 1, BRIEF);
            Learner xgboost = new XgBoost("xgboost", 0.1, List.of(new XgBoost.Trees(6, 0.1, 0)), 0.9, 0.65, BRIEF);
            Learner exact = new KernelSvm("svm", 1, 500, 2000, 1);
            Learner landmarks = new KernelSvm("svm by landmarks", 1, 500, 0, 50);
            Learner forest = new RandomForest("random-forest", 10, false, 0, List.of(1));
            Learner shapes = new ShapeFunctions("shape-functions", 12, 12, 0.3, 3, 2);
            Learner extra = new RandomForest("extra-trees", 10, true, 0, List.of(1));
            Learner elastic = new ElasticNet(List.of(1.0, 0.4), 8, 1e-3, 0);
            for (Learner learner : List.of(
                    new Prior(),
                    lightgbm,
                    xgboost,
                    linear,
                    elastic,
                    exact,
                    landmarks,
                    NearestNeighbours.standard(),
                    forest,
                    extra,
                    shapes)) {
                cases.add(new Case(learner, task));
            }
            if (task.classification()) {
                cases.add(new Case(LinearSvm.standard(), task));
                cases.add(new Case(NaiveBayes.standard(), task));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fewRowsAndOneColumn(Case one) {
        for (int size : new int[] {2, 5, 10}) {
            for (int columns : new int[] {1, 4}) {
                survives(one, rows(one, size, columns), rows(one, Math.max(1, size / 2), columns));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void columnsThatSayNothing(Case one) {
        Rows train = rows(one, 60, 1);
        Column.Numbers constant = new Column.Numbers("constant", new double[60]);
        Column.Categories gone =
                new Column.Categories("gone", ColumnKind.CATEGORY, List.of("p", "q", "r"), filled(60, -1));
        Column.Categories noLevel = new Column.Categories("noLevel", ColumnKind.CATEGORY, List.of(), filled(60, -1));
        Column.Categories oneLevel =
                new Column.Categories("oneLevel", ColumnKind.CATEGORY, List.of("p"), filled(60, 0));
        for (List<Column> columns : List.<List<Column>>of(
                List.of(),
                List.of(constant),
                List.of(gone),
                List.of(noLevel),
                List.of(oneLevel),
                List.of(constant, gone, noLevel, oneLevel))) {
            Rows flat = train.with(new Table(columns, 60));
            survives(one, flat, flat);
            Rows mixed = train.with(train.table().with(columns));
            survives(one, mixed, mixed);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersThatAreAllMissing(Case one) {
        Rows train = rows(one, 60, 1);
        double[] gaps = new double[60];
        Arrays.fill(gaps, Double.NaN);
        Rows gone = train.with(new Table(List.of(new Column.Numbers("gone", gaps)), 60));
        Rows mixed = train.with(train.table().with(gone.table().columns()));
        if (one.learner().traits().contains(Trait.MISSING_VALUES)) {
            survives(one, gone, gone);
            survives(one, mixed, mixed);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClassThatOneSideLacks(Case one) {
        Rows all = rows(one, 90, 3);
        double largest = Arrays.stream(all.target()).max().orElseThrow();
        int[] without =
                IntStream.range(0, 90).filter(i -> all.target()[i] != largest).toArray();
        survives(one, all.rows(without), all);
        survives(one, all, all.rows(without));
        survives(one, all.rows(without), all.rows(without));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void enormousAndTinyNumbers(Case one) {
        for (double size : new double[] {1e300, 1e-300, Double.MAX_VALUE, Double.MIN_VALUE, 1e38}) {
            Rows train = scaled(rows(one, 80, 3), size);
            survives(one, train, train);
        }
        Rows train = rows(one, 80, 3);
        Rows odd = train.with(scaled(train, 1e300).table());
        Predictions far = survives(one, train, odd);
        assertTrue(Arrays.stream(far.values()).allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void targetsOfAnySize(Case one) {
        if (one.task().classification()) {
            return;
        }
        for (double size : new double[] {1e300, 1e150, 1e-300, 1e15}) {
            Rows rows = rows(one, 80, 3);
            double[] target = Arrays.stream(rows.target()).map(y -> y * size).toArray();
            Rows large = new Rows(rows.table(), target, NUMBER);
            survives(one, large, large);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fiveThousandColumns(Case one) {
        Rows wide = rows(one, 60, 5000);
        survives(one, wide, wide);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCategoryWithALevelARow(Case one) {
        int n = 3000;
        List<String> levels = IntStream.range(0, n).mapToObj(i -> "level " + i).toList();
        Column.Categories ids = new Column.Categories(
                "id", ColumnKind.CATEGORY, levels, IntStream.range(0, n).toArray());
        Rows rows = rows(one, n, 1);
        Rows train = rows.with(rows.table().with(List.of(ids)));
        survives(one, train, train.rows(IntStream.range(0, 300).toArray()));
    }

    /** The predictions for the validation rows, or none where the learner said why it has none. */
    private static Predictions survives(Case one, Rows train, Rows validation) {
        try {
            Predictions predictions = one.learner()
                    .fit(train, validation, new FitContext(1, 1, Duration.ofMinutes(2), Progress.none()))
                    .predict(validation.table());
            assertEquals(train.task().outputs(), predictions.width());
            assertTrue(
                    Arrays.stream(predictions.values()).allMatch(Double::isFinite),
                    () -> one + " predicts " + Arrays.toString(predictions.values()));
            return predictions;
        } catch (LearningException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank(), "a failed fit says why");
            return new Predictions(0, train.task().outputs(), new double[0]);
        }
    }

    private static int[] filled(int size, int value) {
        int[] all = new int[size];
        Arrays.fill(all, value);
        return all;
    }

    /** Numbers, of which the first tells the target. */
    private static Rows rows(Case one, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows * 31L + columns);
        List<Column> all = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            all.add(new Column.Numbers("x" + j, random.doubles(rows, -1, 1).toArray()));
        }
        double[] first = ((Column.Numbers) all.get(0)).values();
        int classes = one.task().outputs();
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = one.task().classification() ? Math.floor((first[i] + 1) / 2 * classes) : 10 * first[i];
        }
        return new Rows(new Table(all, rows), target, one.task());
    }

    private static Rows scaled(Rows rows, double size) {
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.table().columns()) {
            double[] values = ((Column.Numbers) column).values();
            columns.add(new Column.Numbers(
                    column.name(), Arrays.stream(values).map(v -> v * size).toArray()));
        }
        return rows.with(new Table(columns, rows.size()));
    }
}
