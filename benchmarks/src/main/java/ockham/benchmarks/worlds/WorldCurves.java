package ockham.benchmarks.worlds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.study.Projections;
import ockham.study.business.BusinessCase;
import ockham.study.compare.OutOfFold;
import ockham.study.curve.LearningCurve;
import ockham.study.split.Fold;
import ockham.study.split.Nested;
import ockham.study.value.Value;

/** Learning curves of a world's study, by the product's parts, money and projections, of the best single model of each side. */
final class WorldCurves {
    private static final int REPEATS = 2;

    private final OutOfFold tested;
    private final List<Fold> folds;
    private final Parts parts;

    /** Rows of a part, and what a model that has learnt from them says of a fold's test rows. */
    interface Parts {
        int[] rows(Fold fold, int size);

        Predictions predictions(String candidate, int[] train, Fold fold);
    }

    /** @param tested single models, every row of the study's table in its order */
    WorldCurves(OutOfFold tested, List<Fold> folds, Parts parts) {
        this.tested = tested;
        this.folds = folds.stream().filter(f -> f.repeat() == 0).limit(REPEATS).toList();
        this.parts = parts;
    }

    Projections project(BusinessCase business, long seed) {
        List<Projections.Seen> seen = new ArrayList<>();
        for (Family.Side side : List.of(Family.Side.CLASSICAL, Family.Side.DEEP)) {
            String best = best(side, business, seed);
            seen.add(new Projections.Seen(side, best, curve(best, business, seed), REPEATS));
        }
        return new Projections(seen, tested.truth().length, seed);
    }

    private String best(Family.Side side, BusinessCase business, long seed) {
        Map<String, double[][]> worth = Value.yearly(tested.only(e -> e.family().side() == side), business, seed);
        return worth.keySet().stream()
                .reduce((a, b) -> mean(worth, a) >= mean(worth, b) ? a : b)
                .orElseThrow();
    }

    private static double mean(Map<String, double[][]> worth, String of) {
        return Arrays.stream(Objects.requireNonNull(worth.get(of), of))
                .flatMapToDouble(Arrays::stream)
                .average()
                .orElseThrow();
    }

    private LearningCurve curve(String candidate, BusinessCase business, long seed) {
        int train = folds.stream().mapToInt(f -> f.train().length).min().orElseThrow();
        int[] anchors = Nested.anchors(train, 8, 5);
        double[] rows = new double[anchors.length + 1];
        double[][] scores = new double[folds.size()][rows.length];
        for (int r = 0; r < folds.size(); r++) {
            Fold fold = folds.get(r);
            List<OutOfFold.Entry> entries = new ArrayList<>();
            for (int a = 0; a < rows.length; a++) {
                int[] part = a < anchors.length ? parts.rows(fold, anchors[a]) : fold.train();
                rows[a] += part.length / (double) folds.size();
                entries.add(new OutOfFold.Entry(
                        "part " + a,
                        Family.LINEAR,
                        0,
                        List.of(a < anchors.length ? parts.predictions(candidate, part, fold) : own(candidate, fold))));
            }
            Map<String, double[][]> worth = Value.yearly(here(fold, entries), business, seed);
            for (int a = 0; a < rows.length; a++) {
                scores[r][a] = mean(worth, "part " + a);
            }
        }
        return LearningCurve.of(rows, scores);
    }

    /** What the model of the race says of the fold's rows. */
    private Predictions own(String candidate, Fold fold) {
        Predictions all = tested.entries().stream()
                .filter(e -> e.candidate().equals(candidate))
                .findFirst()
                .orElseThrow()
                .repeats()
                .getFirst();
        double[] values = new double[fold.test().length * all.width()];
        for (int i = 0; i < fold.test().length; i++) {
            System.arraycopy(all.values(), fold.test()[i] * all.width(), values, i * all.width(), all.width());
        }
        return new Predictions(fold.test().length, all.width(), values);
    }

    private OutOfFold here(Fold fold, List<OutOfFold.Entry> entries) {
        int[] test = fold.test();
        return new OutOfFold(
                tested.task(),
                Arrays.stream(test).mapToDouble(i -> tested.truth()[i]).toArray(),
                IntStream.range(0, test.length).toArray(),
                new int[1][test.length],
                tested.rows().rows(test),
                entries);
    }
}
