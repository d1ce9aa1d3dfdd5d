package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** Models against raw columns, in worlds whose truth is known. */
class RawColumnsTest {
    private static OutOfFold.Entry model(String name, Predictions predictions) {
        return new OutOfFold.Entry(name, Family.BOOSTING, 2, List.of(predictions));
    }

    private static List<Finding> findings(World world, int[] group, OutOfFold.Entry... models) {
        int n = world.rows().size();
        int[][] folds = {IntStream.range(0, n).map(i -> group[i] % 5).toArray()};
        OutOfFold all = new OutOfFold(
                world.rows().task(),
                world.rows().target(),
                group,
                folds,
                world.rows().table(),
                List.of(models));
        return RawColumns.findings(all, world.rows().table().names());
    }

    private static List<Finding> findings(World world, OutOfFold.Entry... models) {
        return findings(world, world.groups(), models);
    }

    /** The truth, a little of it left: {@code share} of the log-odds or of the deviation from the mean, and noise. */
    private static Predictions blurred(World world, double share, double noise, long seed) {
        var random = new SplittableRandom(seed);
        int n = world.rows().size();
        int width = world.truth().width();
        double[] values = new double[n * width];
        double mean = Arrays.stream(world.rows().target()).average().orElseThrow();
        for (int i = 0; i < n; i++) {
            if (width == 1) {
                values[i] = mean + share * (world.truth().get(i, 0) - mean) + noise * random.nextGaussian();
            } else {
                double p = world.truth().get(i, 1);
                double z = share * Math.log(p / (1 - p)) + noise * random.nextGaussian();
                values[2 * i + 1] = 1 / (1 + Math.exp(-z));
                values[2 * i] = 1 - values[2 * i + 1];
            }
        }
        return new Predictions(n, width, values);
    }

    @Test
    void aModelThatHardlyLearntIsWorseThanItsBestColumn() {
        World world = Worlds.linear(3000, 1);
        List<Finding> found = findings(world, model("stump", blurred(world, 0.3, 1, 2)));
        assertEquals(1, found.size());
        assertEquals(Severity.WARNS, found.get(0).severity());
        assertEquals(List.of("x0"), found.get(0).columns());
        assertTrue(
                found.get(0).evidence().startsWith("stump does worse out of fold than one raw column: stump has AUC"));
    }

    @Test
    void aGoodModelBesideItMakesItARemark() {
        World world = Worlds.linear(3000, 1);
        List<Finding> found = findings(world, model("good", world.truth()), model("stump", blurred(world, 0.3, 1, 2)));
        assertEquals(Severity.INFORMS, found.get(0).severity());
        assertTrue(found.get(0).evidence().startsWith("stump does"));
    }

    @Test
    void numbersAreComparedByTheirError() {
        World world = Worlds.heavyTails(3000, 1);
        List<Finding> found = findings(world, model("flat", blurred(world, 0, 0, 1)));
        assertEquals(List.of("x0"), found.get(0).columns());
        assertTrue(found.get(0).evidence().contains("RMSE"));
        assertEquals(List.of(), findings(world, model("good", world.truth())));
    }

    @Test
    void manyClassesAreComparedByAccuracy() {
        World world = Worlds.threeClasses(3000, 4);
        double[] even = new double[9000];
        Arrays.fill(even, 1.0 / 3);
        List<Finding> found = findings(world, model("even", new Predictions(3000, 3, even)));
        assertEquals(Severity.WARNS, found.get(0).severity());
        assertTrue(found.get(0).evidence().contains("accuracy"));
    }

    @Test
    void soundModelsAndNoiseAreLeftAlone() {
        int alarms = 0;
        for (long seed = 0; seed < 40; seed++) {
            World tie = Worlds.tie(400, seed);
            World noise = Worlds.noSignal(400, seed);
            alarms += findings(tie, model("fair", blurred(tie, 0.6, 0.3, seed))).size();
            alarms +=
                    findings(noise, model("guess", blurred(noise, 0, 1, seed))).size();
        }
        assertTrue(alarms <= 2, alarms + " of 80");
    }

    @Test
    void aModelAsGoodAsTheOnlyColumnIsLeftAlone() {
        int found = 0;
        for (long seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            World world = Worlds.linear(600, seed);
            double[] x = ((Column.Numbers) world.rows().table().column("x0")).values();
            double[] target = IntStream.range(0, 600)
                    .mapToDouble(i -> 2 * x[i] + random.nextGaussian())
                    .toArray();
            double[] truth = Arrays.stream(x).map(v -> 2 * v).toArray();
            World one = new World(
                    "one column",
                    new Rows(world.rows().table(), target, new Task.Regression()),
                    new Predictions(600, 1, truth),
                    world.groups());
            found += findings(one, model("line", one.truth())).size();
        }
        assertEquals(0, found);
    }

    @Test
    void rowsOfAGroupCountAsOne() {
        // Ten groups of 40 rows: a column that is the group's number tells the groups' own effects, by chance of ten.
        int found = 0;
        for (long seed = 0; seed < 30; seed++) {
            World world = Worlds.noSignal(400, seed);
            int[] group = IntStream.range(0, 400).map(i -> i / 40).toArray();
            var random = new SplittableRandom(seed);
            double[] rate = random.doubles(10).toArray();
            double[] target = IntStream.range(0, 400)
                    .mapToDouble(i -> random.nextDouble() < rate[group[i]] ? 1 : 0)
                    .toArray();
            double[] level = random.doubles(10).toArray();
            double[] shop =
                    IntStream.range(0, 400).mapToDouble(i -> level[group[i]]).toArray();
            World clustered = new World(
                    "clustered",
                    new Rows(
                            world.rows().table().with(List.of(new Column.Numbers("shop", shop))),
                            target,
                            Worlds.YES_NO),
                    world.truth(),
                    group);
            found += findings(clustered, model("guess", blurred(world, 0, 1, seed)))
                    .size();
        }
        assertTrue(found <= 2, found + " of 30");
    }

    @Test
    void nothingToCompareGivesNothing() {
        World world = Worlds.linear(300, 1);
        var nothing = new OutOfFold.Entry("prior", Family.NOTHING, 0, List.of(world.truth()));
        assertEquals(List.of(), findings(world, nothing));
        assertEquals(
                List.of(),
                findings(
                        Worlds.linear(20, 1),
                        model("small", Worlds.linear(20, 1).truth())));
    }
}
