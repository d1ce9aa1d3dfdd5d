package ockham.study.candidate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.score.Seeds;

/**
 * A learner at the best of several settings, found on the training rows of each fit by successive halving (Jamieson and
 * Talwalkar 2016, arXiv 1502.07943): all settings on a part of the rows, the better third of them on three times as many,
 * and so on; the last one learns from all. Judged on the validation rows by log loss, or squared error. The first setting
 * is the learner's own, then come those of its portfolio, the rest is drawn. They are the same in every fit of every study.
 *
 * @param start the learner at its own settings
 * @param settings how many are tried
 */
public record Tuned(Tunable start, int settings) implements Refitting {
    /** One in so many goes on. */
    private static final int THINNING = 3;
    /** No setting is judged on fewer rows, if there are as many. */
    private static final int LEAST_ROWS = 500;
    /** Settings that every family may try at the effort that searches. */
    static final int SETTINGS = 9;

    private static final double LEAST_PROBABILITY = 1e-6;

    public Tuned {
        if (settings < 2 || settings > 1000) {
            throw new IllegalArgumentException("settings " + settings + ": from 2 to 1000");
        }
    }

    @Override
    public String name() {
        return start.name() + "-tuned";
    }

    @Override
    public Family family() {
        return start.family();
    }

    @Override
    public Set<Trait> traits() {
        return start.traits();
    }

    @Override
    public Set<ColumnKind> accepts() {
        return start.accepts();
    }

    @Override
    public int complexity() {
        return start.complexity();
    }

    @Override
    public int settingsTried() {
        return tried().stream().mapToInt(Learner::settingsTried).sum();
    }

    /** The settings in the order they were thought of. */
    List<Learner> tried() {
        List<Learner> tried = new ArrayList<>(List.of(start));
        tried.addAll(start.portfolio());
        // Of the name alone: another study tries the same.
        SplittableRandom random = new SplittableRandom(Seeds.of(0, "settings", start.name()));
        while (tried.size() < settings) {
            tried.add(start.drawn(random));
        }
        return tried.subList(0, settings);
    }

    @Override
    public Found find(Rows train, Rows validation, FitContext context) {
        List<Learner> open = tried();
        List<Integer> sizes = sizes(train.size());
        int[] order = order(train, context.seed());
        double work = work(open.size(), sizes);
        double done = 0;
        for (int size : sizes.subList(0, sizes.size() - 1)) {
            Rows part = train.rows(Arrays.stream(order).limit(size).sorted().toArray());
            List<Judged> judged = new ArrayList<>();
            for (Learner learner : open) {
                FitContext own = part(context, done / work, (done + size) / work);
                judged.add(new Judged(learner, loss(learner, part, validation, own)));
                done += size;
            }
            open = best(judged, (open.size() + THINNING - 1) / THINNING);
        }
        Learner chosen = open.getFirst();
        FitContext own = part(context, done / work, 1);
        return chosen instanceof Refitting refitting
                ? refitting.find(train, validation, own)
                : new Found(chosen.fit(train, validation, own), Optional.empty());
    }

    private record Judged(Learner learner, double loss) {}

    /** The least losses first; of equal ones the earlier setting. */
    private static List<Learner> best(List<Judged> judged, int count) {
        if (judged.stream().allMatch(j -> j.loss() == Double.POSITIVE_INFINITY)) {
            throw new LearningException("none of its settings came to a usable model");
        }
        return judged.stream()
                .sorted(Comparator.comparingDouble(Judged::loss))
                .limit(count)
                .map(Judged::learner)
                .toList();
    }

    /** Rows of each round, for as many rounds as there are settings to thin out; the last one is all. */
    private List<Integer> sizes(int rows) {
        List<Integer> sizes = new ArrayList<>(List.of(rows));
        double size = rows;
        for (int left = settings; left > 1; left = (left + THINNING - 1) / THINNING) {
            size /= THINNING;
            sizes.addFirst((int) Math.min(rows, Math.max(LEAST_ROWS, size)));
        }
        // A round on the rows of the one before would say the same again.
        return sizes.stream().distinct().toList();
    }

    /** Rows that all rounds together learn from. */
    private static double work(int settings, List<Integer> sizes) {
        double work = 0;
        int left = settings;
        for (int size : sizes) {
            work += (double) left * size;
            left = (left + THINNING - 1) / THINNING;
        }
        return work;
    }

    private static FitContext part(FitContext context, double from, double to) {
        Progress progress = context.progress().part(from, to);
        Duration time = Duration.ofMillis((long) (context.budget().toMillis() * (to - from)));
        return new FitContext(context.seed(), context.threads(), time, progress);
    }

    /**
     * Row numbers such that every beginning of them is a fair part of the rows: each class, or each tenth of the numbers, in
     * its share.
     */
    private static int[] order(Rows rows, long seed) {
        int n = rows.size();
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "halving"));
        double[] tie = random.doubles(n).toArray();
        double[] target = rows.target();
        int[] sorted = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> target[i]).thenComparingDouble(i -> tie[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] place = new double[n];
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n
                    && (rows.task().classification() ? target[sorted[to]] == target[sorted[from]] : to % 10 != 0)) {
                to++;
            }
            int[] block = Arrays.copyOfRange(sorted, from, to);
            shuffle(block, random);
            for (int i = 0; i < block.length; i++) {
                place[block[i]] = (i + random.nextDouble()) / block.length;
            }
            from = to;
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> place[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /** Infinite where no model comes of it: another setting may do better. */
    private static double loss(Learner learner, Rows part, Rows validation, FitContext context) {
        Model model;
        try {
            model = learner.fit(part, validation, context);
        } catch (LearningException e) {
            return Double.POSITIVE_INFINITY;
        }
        Predictions told = model.predict(validation.table());
        double[] truth = validation.target();
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += validation.task().classification()
                    ? -Math.log(Math.max(LEAST_PROBABILITY, told.get(i, (int) truth[i])))
                    : (truth[i] - told.get(i, 0)) * (truth[i] - told.get(i, 0));
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }
}
