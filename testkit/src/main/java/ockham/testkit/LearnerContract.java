package ockham.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.score.Formats;
import ockham.score.monotone.Monotonicity;
import org.junit.jupiter.api.Test;

/**
 * What every learner keeps to: what it declares is proven, and so is what it does not declare. Extend it with a test
 * class of the learner's own; each test fits on {@link #trainingRows} rows, some more than once.
 */
public abstract class LearnerContract {
    private static final long SEED = 20_260_101;

    /** The learner, with settings under which a fit takes about a second. */
    protected abstract Learner learner();

    /** Rows to learn from: enough to find an easy signal. */
    protected int trainingRows() {
        return 800;
    }

    @Test
    public void sameSeedGivesTheSameBytes() {
        for (Sample sample : samples()) {
            assertSameModel(fit(sample, 1), fit(sample, 1), sample.test().table());
        }
    }

    @Test
    public void threadsDoNotChangeABit() {
        assumeTrue(learner().traits().contains(Trait.SAME_BYTES_ANY_THREADS), "not declared");
        for (Sample sample : samples()) {
            assertSameModel(fit(sample, 1), fit(sample, 2), sample.test().table());
        }
    }

    @Test
    public void predictionsAreFiniteAndProbabilitiesSumToOne() {
        for (Sample sample : samples()) {
            Predictions predictions = fit(sample, 1).predict(sample.test().table());
            assertEquals(sample.test().size(), predictions.rows());
            assertEquals(sample.train().task().outputs(), predictions.width());
            for (int i = 0; i < predictions.rows(); i++) {
                double sum = 0;
                for (int k = 0; k < predictions.width(); k++) {
                    double p = predictions.get(i, k);
                    assertTrue(Double.isFinite(p), "row " + i + " has " + p);
                    assertTrue(!sample.train().task().classification() || p >= 0, "row " + i + " has " + p);
                    sum += p;
                }
                if (sample.train().task().classification()) {
                    assertEquals(1, sum, 1e-9, "row " + i);
                }
            }
        }
    }

    @Test
    public void aRowAloneIsPredictedAsInACrowd() {
        for (Sample sample : samples()) {
            Model model = fit(sample, 1);
            Table table = sample.test().table();
            Predictions together = model.predict(table);
            for (int i = 0; i < table.rows(); i += 7) {
                double[] alone = model.predict(table.rows(new int[] {i})).values();
                int width = together.width();
                assertArrayEquals(
                        Arrays.copyOfRange(together.values(), i * width, (i + 1) * width), alone, 0.0, "row " + i);
            }
            assertEquals(0, model.predict(table.rows(new int[0])).rows());
        }
    }

    @Test
    public void aStoredModelPredictsTheSameBits() {
        for (Sample sample : samples()) {
            Model model = fit(sample, 1);
            Model read = Formats.readModel(model.toBundle());
            assertSameModel(model, read, sample.test().table());
            assertEquals(model.parameters(), read.parameters());
            assertTrue(model.parameters() > 0);
        }
    }

    @Test
    public void refusesTasksItDoesNotDeclare() {
        for (Trait trait : List.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION)) {
            if (!learner().traits().contains(trait)) {
                assertRefused(Sample.of(trait, learner(), 60), "a task of kind " + trait);
            }
        }
        assertFalse(samples().isEmpty(), "it declares no task");
    }

    @Test
    public void takesTheColumnKindsItAcceptsAndNoOthers() {
        Sample sample = samples().get(0);
        for (Column column : Sample.ofEveryKind(sample.train().size())) {
            Sample with = sample.with(column);
            if (learner().accepts().contains(column.kind())) {
                assertNotNull(fit(with, 1));
            } else {
                assertRefused(with, "a column of kind " + column.kind());
            }
        }
    }

    @Test
    public void takesMissingNumbersOnlyIfDeclared() {
        assumeTrue(learner().accepts().contains(ColumnKind.NUMBER), "takes no numbers");
        for (Sample sample : samples()) {
            Sample holed = sample.withHoles();
            if (learner().traits().contains(Trait.MISSING_VALUES)) {
                Predictions predictions = fit(holed, 1).predict(holed.test().table());
                assertTrue(Arrays.stream(predictions.values()).allMatch(Double::isFinite));
            } else {
                assertRefused(holed, "missing values");
            }
        }
    }

    /** Of columns that the target follows and of columns that it goes against, with cells missing where it takes them. */
    @Test
    public void holdsMonotoneColumnsOnlyIfDeclared() {
        assumeTrue(learner().accepts().contains(ColumnKind.NUMBER), "takes no numbers");
        for (Sample sample : samples()) {
            if (sample.train().task() instanceof Task.Multiclass) {
                continue;
            }
            Sample monotone = sample.monotone();
            if (!learner().traits().contains(Trait.MONOTONE)) {
                assertRefused(monotone, "monotone columns");
                continue;
            }
            assertMonotone(monotone);
            if (learner().traits().contains(Trait.MISSING_VALUES)) {
                assertMonotone(monotone.withHoles());
            }
        }
    }

    private void assertMonotone(Sample sample) {
        Monotonicity found = Monotonicity.of(fit(sample, 1), sample.test(), SEED);
        assertTrue(found.predictions() > 10_000, "compared " + found.predictions());
        assertEquals(0, found.violations(), found.worst());
        assertTrue(found.shown(), "its form does not show it");
    }

    @Test
    public void aLevelNeverSeenIsPredicted() {
        assumeTrue(learner().accepts().contains(ColumnKind.CATEGORY), "takes no categories");
        Sample sample = samples().get(0);
        int rows = sample.train().size();
        Sample with = sample.with(Sample.category("of two kinds", rows, List.of("a", "b")));
        Model model = fit(with, 1);
        int[] unseen = new int[with.test().size()];
        Arrays.fill(unseen, Column.Categories.MISSING);
        Table table = with.test()
                .table()
                .without(List.of("of two kinds"))
                .with(List.of(new Column.Categories("of two kinds", ColumnKind.CATEGORY, List.of("a", "b"), unseen)));
        assertTrue(Arrays.stream(model.predict(table).values()).allMatch(Double::isFinite));
    }

    /** Constructors refuse settings out of range; a learner without a search space has its own settings alone. */
    @Test
    public void settingsOfItsSearchSpaceCanBeUsed() {
        if (!(learner() instanceof Tunable tunable)) {
            return;
        }
        List<Learner> drawn = drawn(tunable);
        assertTrue(drawn.stream().distinct().count() > 990, "hardly any two are the same");
        assertTrue(drawn.stream().allMatch(l -> l.name().equals(tunable.name())), "all of one name");
        assertTrue(drawn.stream().allMatch(l -> l.traits().equals(tunable.traits())), "all of the same traits");
        assertEquals(drawn, drawn(tunable), "the same random numbers draw the same settings");
        assertTrue(tunable.portfolio().stream().allMatch(l -> l.name().equals(tunable.name())), "all of one name");
    }

    private static List<Learner> drawn(Tunable tunable) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, 1000).mapToObj(i -> tunable.drawn(random)).toList();
    }

    @Test
    public void learnsAnEasySignal() {
        assumeTrue(learner().family() != Family.NOTHING, "learns no feature");
        for (Sample sample : samples()) {
            double loss = World.loss(
                    sample.test(), fit(sample, 1).predict(sample.test().table()));
            double prior = World.loss(sample.test(), sample.prior());
            assertTrue(loss < 0.85 * prior, sample.train().task() + ": loss " + loss + ", the prior's " + prior);
        }
    }

    @Test
    public void findsNothingInNoise() {
        assumeTrue(learner().traits().contains(Trait.BINARY), "learns no binary task");
        Sample sample = Sample.of(Worlds.noSignal(trainingRows() * 2 + 2000, SEED), learner(), trainingRows());
        Predictions predictions = fit(sample, 1).predict(sample.test().table());
        double auc = Sample.auc(predictions.output(1), sample.test().target());
        double deviation = Math.sqrt(1 / (12 * 0.3 * 0.7 * sample.test().size()));
        assertEquals(0.5, auc, 4 * deviation);
        double loss = World.loss(sample.test(), predictions);
        double prior = World.loss(sample.test(), sample.prior());
        assertTrue(loss > 0.99 * prior && loss < 1.1 * prior, "loss " + loss + ", the prior's " + prior);
    }

    /** Four times as many validation rows as training rows say the opposite: one that learnt from them would turn. */
    @Test
    public void validationRowsAreNeverLearntFrom() {
        assumeTrue(learner().traits().contains(Trait.BINARY), "learns no binary task");
        Sample sample = Sample.of(Worlds.linear(trainingRows() * 3, SEED), learner(), trainingRows() / 3);
        Rows held = sample.validation();
        double[] opposite = Arrays.stream(held.target()).map(y -> 1 - y).toArray();
        Model model = learner().fit(sample.train(), new Rows(held.table(), opposite, held.task()), context(1));
        double auc = Sample.auc(
                model.predict(sample.test().table()).output(1), sample.test().target());
        assertTrue(auc >= 0.5, "it learnt the opposite of its training rows: AUC " + auc);
    }

    @Test
    public void leavesItsRowsAsTheyAre() {
        for (Sample sample : samples()) {
            Rows train = Sample.copy(sample.train());
            Rows validation = Sample.copy(sample.validation());
            fit(sample, 1);
            Sample.assertSameRows(train, sample.train());
            Sample.assertSameRows(validation, sample.validation());
        }
    }

    @Test
    public void tinyAndFlatTablesGiveAModelOrAReason() {
        for (Sample sample : samples()) {
            for (int size : new int[] {2, 3, 10, 30}) {
                modelOrReason(sample.first(size));
                modelOrReason(sample.first(size).flat());
            }
            modelOrReason(sample.oneTarget());
        }
    }

    private void modelOrReason(Sample sample) {
        try {
            Predictions predictions = fit(sample, 1).predict(sample.test().table());
            assertEquals(sample.train().task().outputs(), predictions.width());
            assertTrue(Arrays.stream(predictions.values()).allMatch(Double::isFinite));
        } catch (LearningException e) {
            assertNotNull(e.getMessage(), "a failed fit says why");
        }
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Trait trait : List.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION)) {
            if (learner().traits().contains(trait)) {
                samples.add(Sample.of(trait, learner(), trainingRows()));
            }
        }
        return samples;
    }

    private Model fit(Sample sample, int threads) {
        return learner().fit(sample.train(), sample.validation(), context(threads));
    }

    private static FitContext context(int threads) {
        return new FitContext(SEED, threads, Duration.ofMinutes(10), Progress.none());
    }

    private void assertRefused(Sample sample, String what) {
        try {
            fit(sample, 1);
        } catch (IllegalArgumentException | LearningException e) {
            assertFalse(e.getMessage() == null || e.getMessage().isBlank(), "refuses " + what + " without a reason");
            return;
        }
        fail(learner().name() + " took " + what + ", which it does not declare");
    }

    private static void assertSameModel(Model one, Model other, Table table) {
        assertArrayEquals(one.predict(table).values(), other.predict(table).values(), 0.0);
        Bundle first = one.toBundle();
        Bundle second = other.toBundle();
        assertEquals(first.format(), second.format());
        assertEquals(first.parts().keySet(), second.parts().keySet());
        first.parts()
                .forEach((name, part) -> assertTrue(
                        Arrays.deepEquals(
                                new Object[] {part},
                                new Object[] {second.parts().get(name)}),
                        "part " + name + " differs"));
    }
}
