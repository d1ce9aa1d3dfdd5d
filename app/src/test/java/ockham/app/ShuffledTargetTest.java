package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Estimate;
import ockham.study.compare.MeanVariance;
import ockham.study.compare.Metric;
import ockham.study.feature.Ablations;
import ockham.study.feature.Engineered;
import ockham.study.feature.Recipes;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.split.Fold;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No learner, with all that its recipe engineers, finds a signal in a target that was shuffled: nothing of a tested row's
 * target reaches its features or its model. The table has a column for every step, one of 200 levels of four rows each among
 * them, which would tell nearly all if a row's own target were in its mean.
 */
class ShuffledTargetTest {
    private static final int ROWS = 800;
    private static final int FOLDS = 2;
    private static final Task.Binary YES_NO = new Task.Binary("no", "yes");
    private static final Rows BINARY = rows(YES_NO);
    private static final Rows NUMBER = rows(new Task.Regression());

    private static Rows rows(Task task) {
        SplittableRandom random = new SplittableRandom(21);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            boolean gaps = c == 3;
            double[] values = new double[ROWS];
            Arrays.setAll(values, i -> gaps && random.nextInt(5) == 0 ? Double.NaN : Math.exp(random.nextGaussian()));
            columns.add(new Column.Numbers("n" + c, values));
        }
        for (int levels : new int[] {5, 200}) {
            int[] codes = new int[ROWS];
            Arrays.setAll(codes, i -> i % levels);
            columns.add(new Column.Categories("c" + levels, ColumnKind.CATEGORY, names(levels), codes));
        }
        long[] micros = new long[ROWS];
        Arrays.setAll(micros, i -> random.nextLong(400L * 86_400) * 1_000_000);
        columns.add(new Column.Times("t", micros));
        @Nullable String[] texts = new String[ROWS];
        Arrays.setAll(
                texts, i -> random.nextInt(10) == 0 ? null : "word ".repeat(random.nextInt(9)) + random.nextInt());
        columns.add(new Column.Texts("note", texts));
        double[] target = new double[ROWS];
        Arrays.setAll(target, i -> task.classification() ? (i % 5 < 2 ? 1 : 0) : random.nextGaussian());
        for (int i = ROWS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = target[i];
            target[i] = target[j];
            target[j] = kept;
        }
        return new Rows(new Table(columns, ROWS), target, task);
    }

    private static List<String> names(int levels) {
        return IntStream.range(0, levels).mapToObj(i -> "v" + i).toList();
    }

    private static StudyData data(Rows rows) {
        return new StudyData(rows.table(), rows.target(), rows.task(), ROWS, 0, Map.of());
    }

    private static Plan plan(Task task) {
        boolean number = !task.classification();
        return new Plan(
                "test",
                "",
                null,
                "y",
                number ? null : "yes",
                number,
                task.classes(),
                List.of(),
                Map.of(),
                null,
                null,
                FOLDS,
                1,
                3,
                Effort.QUICK,
                new TreeMap<>(),
                List.of(),
                600,
                0);
    }

    private static List<Candidate> candidates(Rows rows) {
        return data(rows).ladder(plan(rows.task())).candidates();
    }

    private static Stream<String> classifiers() {
        return candidates(BINARY).stream()
                .filter(c -> c.family() != Family.NOTHING)
                .map(Candidate::name);
    }

    private static Stream<String> regressors() {
        return candidates(NUMBER).stream()
                .filter(c -> c.family() != Family.NOTHING)
                .map(Candidate::name);
    }

    /** Predictions of every row by a model that has not seen it, and the fold that has tested it. */
    private record Tested(double[] predictions, int[] fold) {}

    private static Tested test(Rows rows, String learner) {
        Candidate candidate = candidates(rows).stream()
                .filter(c -> c.name().equals(learner))
                .findFirst()
                .orElseThrow();
        StudyData data = data(rows);
        Plan plan = plan(rows.task());
        WorkerContext context = new WorkerContext(Path.of("unused"), plan, data, candidate, 1, Progress.none());
        Trainer trainer = new Trainer(context, JsonNodeFactory.instance.objectNode());
        double[] predictions = new double[ROWS];
        int[] number = new int[ROWS];
        for (Fold fold : data.folds(plan).folds()) {
            Predictions tested = trainer.fit(rows, fold.train(), "r0f" + fold.fold())
                    .predict(rows.table().rows(fold.test()));
            for (int i = 0; i < fold.test().length; i++) {
                int row = fold.test()[i];
                predictions[row] = tested.get(i, tested.width() - 1);
                number[row] = fold.fold();
            }
        }
        return new Tested(predictions, number);
    }

    private static MeanVariance area(double[] scores, int[] fold) {
        double[] both = new double[2 * ROWS];
        for (int i = 0; i < ROWS; i++) {
            both[2 * i] = 1 - scores[i];
            both[2 * i + 1] = scores[i];
        }
        double[] rows = Metric.AUC.contributions(YES_NO, BINARY.target(), new Predictions(ROWS, 2, both), fold);
        return MeanVariance.of(new double[][] {rows}, IntStream.range(0, ROWS).toArray());
    }

    @Test
    void theTableHasAColumnForEveryStep() {
        for (Rows rows : List.of(BINARY, NUMBER)) {
            Set<Engineered> engineered = candidates(rows).stream()
                    .flatMap(c -> Ablations.of(c.recipe(), rows.table(), rows.task()).keySet().stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Engineered.class)));
            assertEquals(EnumSet.allOf(Engineered.class), engineered);
        }
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void noClassifierFindsASignal(String learner) {
        Tested tested = test(BINARY, learner);
        MeanVariance area = area(tested.predictions(), tested.fold());
        assertTrue(
                Math.abs(area.mean() - 0.5) < 3.5 * area.standardError() + 1e-9,
                learner + " has an AUC of " + area.mean());
        assertTrue(area.mean() < 0.57, learner + " has an AUC of " + area.mean());
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void noRegressorFindsASignal(String learner) {
        Tested tested = test(NUMBER, learner);
        double mean = Arrays.stream(NUMBER.target()).average().orElseThrow();
        double[] gain = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double own = NUMBER.target()[i] - tested.predictions()[i];
            double prior = NUMBER.target()[i] - mean;
            gain[i] = prior * prior - own * own;
        }
        Estimate better = MeanVariance.of(
                        new double[][] {gain}, IntStream.range(0, ROWS).toArray())
                .estimate();
        assertTrue(better.low() <= 0, learner + " beats the mean by " + better);
        // Of the target's variance of 1 a little may be lost to noise that was learnt, not what a leak inside the
        // training
        // rows would cost.
        assertTrue(better.mean() > -0.35, learner + " loses to the mean by " + better);
    }

    /** That the test above can fail: where the tested rows take part in fitting the means, their score is far from a half. */
    @Test
    void aRecipeFittedOnTestedRowsWouldBeSeen() {
        Candidate boosting = candidates(BINARY).stream()
                .filter(c -> c.family() == Family.BOOSTING)
                .findFirst()
                .orElseThrow();
        Table leaky = Recipes.fit(boosting.recipe(), BINARY, 1).fitted().apply(BINARY.table());
        double[] means = ((Column.Numbers) leaky.column("c200 mean")).values();
        MeanVariance area = area(means, new int[ROWS]);
        assertTrue(area.mean() > 0.65, "AUC " + area.mean());
        double[] parted = ((Column.Numbers)
                        Recipes.fit(boosting.recipe(), BINARY, 1).train().column("c200 mean"))
                .values();
        assertTrue(area(parted, new int[ROWS]).mean() < 0.57);
    }
}
