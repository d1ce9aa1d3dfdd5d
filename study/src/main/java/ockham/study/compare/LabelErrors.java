package ockham.study.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.score.Seeds;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;

/**
 * Says where labels look wrong: by {@link ConfidentLearning} on out-of-fold probabilities. That flags rows of perfectly clean
 * labels, too, wherever classes overlap. So labels are drawn again from what the model says of clean ones
 * ({@link LabelNoise}), flags are counted again, and only the excess is told; and it is told only where the likelihood gains
 * more from a share of wrong labels than it does in redrawn clean ones.
 *
 * <p>A rule with random exceptions and a rule whose labels are sometimes written down wrongly are the same data, and a model
 * that bends to any data calls its exceptions noise of which nothing is in excess. So the question is asked of log odds that add
 * up over the columns, which grow without bound, and only where such a model (logistic regression, an elastic net) predicts about as
 * well as the best, models that bend among them: elsewhere nothing is said. Nor where rows belong to groups: what a group has in common
 * looks like an exception.
 */
public final class LabelErrors {
    private static final int LEAST_ROWS = 200;
    /** Of the linear family those alone whose log odds are straight: shape functions bend, and pairs of columns have tables. */
    private static final Set<String> STRAIGHT = Set.of("logistic", "elastic-net");

    private static final Set<Family> BENDING = Set.of(Family.SVM, Family.FOREST, Family.BOOSTING, Family.DEEP);
    /** Of the log loss of knowing nothing: a model that is sure of little cannot be contradicted. */
    private static final double LEAST_EXPLAINED = 0.1;
    /** Of what the best model explains. */
    private static final double AS_GOOD = 0.95;
    /** Where more labels would have to be wrong, it is the model that is. */
    private static final double MOST_ERRORS = 0.3;

    private static final int REDRAWS = 99;
    private static final int INTERVAL_REDRAWS = 39;
    /** Redraws whose likelihood may gain as much: p of 0.02. */
    private static final int AS_MUCH = 1;
    /** What a gain of one parameter at its bound passes in one of twenty: nothing less is looked into. */
    private static final double LEAST_GAIN = 2.706;

    private static final double LEAST_SHARE = 0.01;
    private static final int LEAST_EXCESS = 5;
    private static final int SHOWN = 10;

    private final Predictions predictions;
    private final int[] labels;
    private final long seed;

    private LabelErrors(Predictions predictions, double[] truth, long seed) {
        this.predictions = predictions;
        this.labels = Arrays.stream(truth).mapToInt(y -> (int) y).toArray();
        this.seed = seed;
    }

    /**
     * A warning if there are clearly more contradictions than clean labels would give.
     *
     * @param names what users call tested rows
     */
    public static List<Finding> findings(OutOfFold all, Function<int[], List<String>> names, long seed) {
        if (!all.task().classification() || all.truth().length < LEAST_ROWS) {
            return List.of();
        }
        return additive(all)
                .flatMap(best -> of(all, best.repeats(), seed).map(found -> found.finding(all, best, names)))
                .stream()
                .toList();
    }

    /** A model and what it explains of the log loss of knowing nothing. */
    private record Explaining(OutOfFold.Entry entry, double explained) {}

    /** The best straight model, if it explains enough and about as much as the best of all, of which some could bend. */
    private static Optional<OutOfFold.Entry> additive(OutOfFold all) {
        if (IntStream.of(all.group()).distinct().count() < all.group().length) {
            return Optional.empty();
        }
        if (all.entries().stream().noneMatch(e -> BENDING.contains(e.family()))) {
            return Optional.empty();
        }
        List<Explaining> models = all.entries().stream()
                .filter(e -> e.family() != Family.NOTHING && e.family() != Family.RULE)
                .map(e -> new Explaining(e, explained(all, mean(e.repeats()))))
                .toList();
        double most = models.stream().mapToDouble(Explaining::explained).max().orElse(0);
        return models.stream()
                .filter(m -> STRAIGHT.contains(m.entry().candidate()))
                .max(Comparator.comparingDouble(Explaining::explained))
                .filter(m -> m.explained() >= LEAST_EXPLAINED && m.explained() >= AS_GOOD * most)
                .map(Explaining::entry);
    }

    private static double explained(OutOfFold all, Predictions p) {
        int classes = p.width();
        double[] counts = new double[classes];
        for (double y : all.truth()) {
            counts[(int) y]++;
        }
        double nothing = 0;
        for (double count : counts) {
            nothing -= count == 0 ? 0 : count * StrictMath.log(count / all.truth().length) / all.truth().length;
        }
        double loss = Metric.LOG_LOSS.score(all.task(), all.truth(), p);
        return nothing == 0 ? 0 : 1 - loss / nothing;
    }

    static Predictions mean(List<Predictions> repeats) {
        Predictions first = repeats.getFirst();
        double[] values = new double[first.values().length];
        for (Predictions repeat : repeats) {
            for (int i = 0; i < values.length; i++) {
                values[i] += repeat.values()[i] / repeats.size();
            }
        }
        return new Predictions(first.rows(), first.width(), values);
    }

    /**
     * What was found.
     *
     * @param flagged rows whose label contradicts what the model is confident of
     * @param clean how many clean labels would give, on average
     * @param excess with its 90 % interval
     * @param suspects the rows flagged, the least probable labels first
     */
    record Found(int flagged, double clean, Estimate excess, int[] suspects, Predictions predictions) {
        private Finding finding(OutOfFold all, OutOfFold.Entry best, Function<int[], List<String>> names) {
            int rows = all.truth().length;
            int[] shown = Arrays.copyOf(suspects, Math.min(SHOWN, suspects.length));
            List<String> named = names.apply(shown);
            ConfidentLearning learning = new ConfidentLearning(
                    predictions,
                    Arrays.stream(all.truth()).mapToInt(y -> (int) y).toArray());
            String suspect = IntStream.range(0, shown.length)
                    .mapToObj(k -> named.get(k) + " ("
                            + all.task().classes().get((int) all.truth()[shown[k]]) + ", looks like "
                            + all.task().classes().get(learning.confident(shown[k])) + ")")
                    .collect(Collectors.joining(", "));
            String target = all.rows().names().getLast();
            return new Finding(
                    "label errors",
                    Severity.WARNS,
                    List.of(target),
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d labels contradict what %s is confident of out of fold; labels that are merely"
                                + " hard to tell would give %,d such rows, so about %,d look wrong (90%% interval %,d"
                                + " to %,d). The most suspect: %s",
                            flagged,
                            rows,
                            best.candidate(),
                            Math.round(clean),
                            Math.round(excess.mean()),
                            Math.max(0, Math.round(excess.low())),
                            Math.round(excess.high()),
                            suspect),
                    "Kept: nothing was changed. Look at these rows first, and mend or remove the labels that are wrong;"
                            + " if they are right, something that decides is in no column.");
        }
    }

    /** Looks at a candidate's predictions; empty where labels may all be right. */
    static Optional<Found> of(OutOfFold all, List<Predictions> repeats, long seed) {
        return new LabelErrors(mean(repeats), all.truth(), seed).found();
    }

    private Optional<Found> found() {
        LabelNoise noise = new LabelNoise(predictions);
        LabelNoise.Fit fit = noise.fit(labels);
        if (fit.gain() < LEAST_GAIN || fit.errors() < LEAST_SHARE || fit.errors() > MOST_ERRORS || !clear(noise, fit)) {
            return Optional.empty();
        }
        Found found = count(noise, fit);
        double needed = Math.max(LEAST_EXCESS, LEAST_SHARE * labels.length);
        return found.excess().low() >= needed ? Optional.of(found) : Optional.empty();
    }

    /** Whether clean labels would gain less from a share of wrong ones. */
    private boolean clear(LabelNoise noise, LabelNoise.Fit fit) {
        Predictions clean = noise.clean(fit.clean());
        var random = new SplittableRandom(Seeds.of(seed, "label errors", "likelihood"));
        int reached = 0;
        for (int draw = 0; draw < REDRAWS && reached <= AS_MUCH; draw++) {
            reached += noise.fit(LabelNoise.redraw(clean, random)).gain() >= fit.gain() ? 1 : 0;
        }
        return reached <= AS_MUCH;
    }

    /**
     * Flags of right labels are counted where labels are drawn by the fit, and what the fit does not know is seen by fitting
     * those and drawing again.
     */
    private Found count(LabelNoise noise, LabelNoise.Fit fit) {
        ConfidentLearning given = new ConfidentLearning(predictions, labels);
        int flagged = given.count();
        var random = new SplittableRandom(Seeds.of(seed, "label errors", "count"));
        Predictions right = noise.clean(fit.line());
        double[] counts = new double[INTERVAL_REDRAWS];
        double[] misses = new double[INTERVAL_REDRAWS];
        for (int draw = 0; draw < INTERVAL_REDRAWS; draw++) {
            int[] truth = LabelNoise.redraw(right, random);
            int[] drawn = LabelNoise.spoil(truth, fit.errors(), predictions.width(), random);
            counts[draw] = rightButFlagged(truth, drawn);
            LabelNoise.Fit again = noise.fit(drawn);
            int[] other = LabelNoise.redraw(noise.clean(again.line()), random);
            int[] spoilt = LabelNoise.spoil(other, again.errors(), predictions.width(), random);
            misses[draw] = counts[draw] - rightButFlagged(other, spoilt);
        }
        double clean = Metric.mean(counts);
        Arrays.sort(misses);
        // The second from either end of 39: 5 % beyond each.
        Estimate excess = new Estimate(
                flagged - clean, flagged - clean - misses[INTERVAL_REDRAWS - 2], flagged - clean - misses[1]);
        int[] suspects = IntStream.of(given.flagged())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predictions.get(i, labels[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Found(flagged, clean, excess, suspects, predictions);
    }

    private int rightButFlagged(int[] truth, int[] drawn) {
        ConfidentLearning learning = new ConfidentLearning(predictions, drawn);
        int count = 0;
        for (int i = 0; i < truth.length; i++) {
            count += truth[i] == drawn[i] && learning.flagged(i) ? 1 : 0;
        }
        return count;
    }
}
