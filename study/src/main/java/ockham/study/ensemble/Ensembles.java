package ockham.study.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.score.Blend;
import ockham.study.candidate.Skip;
import ockham.study.compare.OutOfFold;

/**
 * Ensembles of finished candidates: one of the classical ones, and one with nets where they earn a place in it. The
 * predictions of a fold are mixed by weights that the other folds chose (with time, the folds before it), so that an
 * ensemble is judged on rows that had no part in choosing it; the model for service has the weights of all folds.
 */
public final class Ensembles {
    /** Of the classical candidates. */
    public static final String CLASSICAL = "ensemble";
    /** With nets. */
    public static final String WITH_NETS = "ensemble-with-nets";

    private final OutOfFold tested;
    private final boolean timed;
    private final List<Ensemble> ensembles = new ArrayList<>();
    private final List<Skip> skipped = new ArrayList<>();

    private Ensembles(OutOfFold tested, boolean timed) {
        this.tested = tested;
        this.timed = timed;
    }

    /** The ensembles, and why there is none where there is none. */
    public record Made(List<Ensemble> ensembles, List<Skip> skipped) {}

    /**
     * Mixes candidates.
     *
     * @param tested out-of-fold predictions of candidates that can be put into service
     * @param timed whether folds follow each other in time
     */
    public static Made of(OutOfFold tested, boolean timed) {
        return new Ensembles(tested, timed).made();
    }

    /** None, for the user asked for other families. */
    public static Made notAsked() {
        String why = "not among the families asked for";
        return new Made(
                List.of(), List.of(new Skip(CLASSICAL, Family.ENSEMBLE, why), new Skip(WITH_NETS, Family.DEEP, why)));
    }

    private Made made() {
        List<OutOfFold.Entry> classical = entries(Family.Side.CLASSICAL);
        List<OutOfFold.Entry> all = new ArrayList<>(classical);
        all.addAll(entries(Family.Side.DEEP));
        add(CLASSICAL, Family.ENSEMBLE, classical);
        if (all.size() > classical.size()) {
            add(WITH_NETS, Family.DEEP, all);
        }
        return new Made(List.copyOf(ensembles), List.copyOf(skipped));
    }

    private List<OutOfFold.Entry> entries(Family.Side side) {
        return tested.entries().stream().filter(e -> e.family().side() == side).toList();
    }

    private void add(String name, Family family, List<OutOfFold.Entry> from) {
        if (from.size() < 2) {
            skipped.add(new Skip(name, family, "there are no two candidates to mix"));
            return;
        }
        if (folds(0) < 2) {
            skipped.add(
                    new Skip(name, family, "with a single fold its weights would be chosen on the rows that judge it"));
            return;
        }
        double[] weights =
                weights(from, IntStream.range(0, tested.folds().length).toArray(), Integer.MAX_VALUE);
        int[] chosen =
                IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
        boolean netless = family == Family.DEEP
                && Arrays.stream(chosen).noneMatch(m -> from.get(m).family().side() == Family.Side.DEEP);
        if (chosen.length < 2) {
            skipped.add(
                    new Skip(name, family, "it would be " + from.get(chosen[0]).candidate() + " alone"));
        } else if (netless) {
            skipped.add(new Skip(name, family, "no net earned a place in it"));
        } else {
            List<Ensemble.Member> members = Arrays.stream(chosen)
                    .mapToObj(m -> new Ensemble.Member(from.get(m).candidate(), weights[m]))
                    .sorted(Comparator.comparingDouble((Ensemble.Member m) -> -m.weight()))
                    .toList();
            int rung = 1
                    + tested.entries().stream()
                            .mapToInt(OutOfFold.Entry::rung)
                            .max()
                            .orElse(0);
            ensembles.add(
                    new Ensemble(members, new OutOfFold.Entry(name, family, rung + ensembles.size(), outOfFold(from))));
        }
    }

    private int folds(int repeat) {
        return 1 + Arrays.stream(tested.folds()[repeat]).max().orElse(-1);
    }

    private List<Predictions> outOfFold(List<OutOfFold.Entry> from) {
        List<Predictions> repeats = new ArrayList<>();
        for (int r = 0; r < tested.folds().length; r++) {
            int repeat = r;
            List<Predictions> seen =
                    from.stream().map(e -> e.repeats().get(repeat)).toList();
            int width = seen.getFirst().width();
            double[] values = new double[tested.truth().length * width];
            for (int fold = 0; fold < folds(r); fold++) {
                Predictions mixed = Blend.mean(seen, weights(from, new int[] {r}, fold));
                for (int i = 0; i < tested.truth().length; i++) {
                    if (tested.folds()[r][i] == fold) {
                        System.arraycopy(mixed.values(), i * width, values, i * width, width);
                    }
                }
            }
            repeats.add(new Predictions(tested.truth().length, width, values));
        }
        return repeats;
    }

    /** Weights by some repeats without the rows of {@code fold}; equal ones where no row is left. */
    private double[] weights(List<OutOfFold.Entry> from, int[] repeats, int fold) {
        double[] weights = new double[from.size()];
        for (int r : repeats) {
            boolean[] in = new boolean[tested.truth().length];
            boolean any = false;
            Set<Integer> judged = groups(tested.folds()[r], fold);
            for (int i = 0; i < in.length; i++) {
                int own = tested.folds()[r][i];
                in[i] = (timed ? own < fold : own != fold) && !judged.contains(tested.group()[i]);
                any |= in[i];
            }
            double[] chosen = any
                    ? new Greedy(
                                    tested.task(),
                                    tested.truth(),
                                    from.stream().map(e -> e.repeats().get(r)).toList())
                            .weights(in)
                    : equal(from.size());
            for (int m = 0; m < weights.length; m++) {
                weights[m] += chosen[m] / repeats.length;
            }
        }
        return weights;
    }

    /** Groups with rows in a fold: with time, a group may have rows before it too. */
    private Set<Integer> groups(int[] folds, int fold) {
        Set<Integer> groups = new HashSet<>();
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] == fold) {
                groups.add(tested.group()[i]);
            }
        }
        return groups;
    }

    private static double[] equal(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }
}
