package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;

/**
 * A sum of kernels: {@code bias + sum_m beta_m K(x, z_m)} for every sum of a row, as support vector machines and their
 * approximations learn them. The sums go through a link, or, being decisions between two classes at a time, through
 * {@link PairVotes}. Immutable; safe to share between threads.
 */
public final class KernelModel implements Model {
    private static final Required REQUIRED = new Required("kernel model");

    static final String FORMAT = "kernel/1";

    private final KernelBasis basis;
    private final Sums sums;
    private final String origin;
    private final int[] start;
    private final int[][] targets;

    /**
     * What the kernels are multiplied with.
     *
     * @param link of the sums; SOFTMAX where there are {@code votes}
     * @param votes null unless the sums are decisions between two classes
     * @param groups number of vectors of each class with training rows, in the order of the vectors; one group without
     *     votes. A vector adds to the decisions of its class only.
     * @param coefficients the first of every vector, then the second of every vector ...: one a sum, or with votes one a
     *     decision of its class, in the order of the other classes
     * @param bias one a sum
     */
    public record Sums(Link link, @Nullable PairVotes votes, int[] groups, double[] coefficients, double[] bias) {}

    /**
     * @param origin how the model was found, for people: the method, its settings, exact or approximate
     * @throws IllegalArgumentException if an array has the wrong length or a value that is not finite
     */
    public KernelModel(KernelBasis basis, Sums sums, String origin) {
        this.basis = basis;
        this.sums = sums;
        this.origin = origin;
        checkLengths(sums, basis.size());
        REQUIRED.that(Arrays.stream(sums.coefficients()).allMatch(Double::isFinite), "finite coefficients");
        REQUIRED.that(Arrays.stream(sums.bias()).allMatch(Double::isFinite), "a finite bias");
        PairVotes votes = sums.votes();
        int groups = sums.groups().length;
        this.start = new int[groups + 1];
        for (int g = 0; g < groups; g++) {
            start[g + 1] = start[g] + sums.groups()[g];
        }
        this.targets = votes == null ? new int[][] {range(sums.bias().length)} : pairsOf(groups);
    }

    /** Lengths against each other, before anything is made in their size: an archive may say what it likes. */
    private static void checkLengths(Sums sums, int vectors) {
        PairVotes votes = sums.votes();
        int groups = votes == null ? 1 : votes.classes().length;
        int each = votes == null ? sums.bias().length : groups - 1;
        REQUIRED.that(sums.groups().length == groups, "a size for each group of vectors");
        REQUIRED.that(Arrays.stream(sums.groups()).allMatch(size -> size >= 0), "groups that are not negative");
        REQUIRED.that(Arrays.stream(sums.groups()).asLongStream().sum() == vectors, "groups that hold the vectors");
        if (votes == null) {
            sums.link().check(sums.bias().length);
        } else {
            REQUIRED.that(sums.link() == Link.SOFTMAX, "the link SOFTMAX for pairs of classes");
            REQUIRED.that(sums.bias().length == votes.pairs(), "a bias a pair of classes");
        }
        REQUIRED.that(sums.coefficients().length == (long) each * vectors, "a coefficient a vector and sum");
    }

    private static int[] range(int count) {
        int[] all = new int[count];
        Arrays.setAll(all, k -> k);
        return all;
    }

    /** The decisions of each class, in the order of the other classes. */
    private static int[][] pairsOf(int classes) {
        int[][] pairs = new int[classes][classes - 1];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                pairs[i][j - 1] = pair;
                pairs[j][i] = pair++;
            }
        }
        return pairs;
    }

    public KernelBasis basis() {
        return basis;
    }

    /** The coefficients; not to be changed. */
    public Sums sums() {
        return sums;
    }

    /** How the model was found: method, settings, exact or approximate. */
    public String origin() {
        return origin;
    }

    @Override
    public Predictions predict(Table features) {
        KernelBasis.Vectors rows = basis.scaling().read(features);
        PairVotes votes = sums.votes();
        int count = sums.bias().length;
        int outputs = votes == null ? sums.link().outputs(count) : votes.outputs();
        double[] values = new double[Math.multiplyExact(rows.count(), outputs)];
        double[] row = new double[count];
        double[] scores = new double[votes == null ? 0 : votes.classes().length];
        double[] kernels = new double[Math.min(KernelBasis.BLOCK, basis.size())];
        for (int i = 0; i < rows.count(); i++) {
            add(rows, i, kernels, row);
            if (votes == null) {
                sums.link().apply(row, 0, values, i * outputs, count);
            } else {
                votes.scores(row, 0, scores);
                votes.probabilities(scores, values, i * outputs);
            }
        }
        return new Predictions(rows.count(), outputs, values);
    }

    /** The sums before the link, row-major: with votes, the decision of each pair. */
    public double[] sums(Table features) {
        return sums(basis.scaling().read(features));
    }

    /** The sums of rows already read. */
    public double[] sums(KernelBasis.Vectors rows) {
        int count = sums.bias().length;
        double[] all = new double[Math.multiplyExact(rows.count(), count)];
        double[] row = new double[count];
        double[] kernels = new double[Math.min(KernelBasis.BLOCK, basis.size())];
        for (int i = 0; i < rows.count(); i++) {
            add(rows, i, kernels, row);
            System.arraycopy(row, 0, all, i * count, count);
        }
        return all;
    }

    private void add(KernelBasis.Vectors rows, int row, double[] kernels, double[] into) {
        System.arraycopy(sums.bias(), 0, into, 0, into.length);
        int size = basis.size();
        for (int from = 0; from < size; from += KernelBasis.BLOCK) {
            int end = Math.min(size, from + KernelBasis.BLOCK);
            basis.compare(rows, row, from, end - from, kernels);
            for (int g = 0; g < targets.length; g++) {
                int first = Math.max(from, start[g]);
                int last = Math.min(end, start[g + 1]);
                for (int t = 0; t < targets[g].length && first < last; t++) {
                    into[targets[g][t]] +=
                            product(kernels, first - from, sums.coefficients(), t * size + first, last - first);
                }
            }
        }
    }

    /** Four sums at a time: one would wait for itself. */
    private static double product(double[] a, int fromA, double[] b, int fromB, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int m = 0;
        for (; m < count - 3; m += 4) {
            first += a[fromA + m] * b[fromB + m];
            second += a[fromA + m + 1] * b[fromB + m + 1];
            third += a[fromA + m + 2] * b[fromB + m + 2];
            fourth += a[fromA + m + 3] * b[fromB + m + 3];
        }
        for (; m < count; m++) {
            first += a[fromA + m] * b[fromB + m];
        }
        return (first + second) + (third + fourth);
    }

    /** Cells of the vectors and their coefficients. */
    @Override
    public long parameters() {
        return (long) basis.size() * basis.scaling().inputs().size() + sums.coefficients().length + sums.bias().length;
    }

    @Override
    public Bundle toBundle() {
        KernelBasis.Vectors vectors = basis.vectors();
        Bundle.Builder bundle = Bundle.of(FORMAT)
                .put("inputs", basis.scaling().inputs().toJson())
                .put("origin", origin)
                .put("link", sums.link().name())
                .put("means", basis.scaling().means())
                .put("scales", basis.scaling().scales())
                .put("gamma", new double[] {basis.gamma()})
                .put("numbers", vectors.numbers())
                .put("codes", vectors.codes())
                .put("groups", sums.groups())
                .put("coefficients", sums.coefficients())
                .put("bias", sums.bias());
        PairVotes votes = sums.votes();
        if (votes != null) {
            bundle.put("votes.classes", votes.classes())
                    .put("votes.outputs", new int[] {votes.outputs()})
                    .put("votes", new double[] {votes.slope(), votes.sharpness(), votes.unseen()});
        }
        return bundle.build();
    }

    /** Reads kernel models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] gamma = bundle.doubles("gamma");
            REQUIRED.that(gamma.length == 1, "one gamma");
            int[] groups = bundle.ints("groups");
            int count = 0;
            for (int group : groups) {
                REQUIRED.that(group >= 0 && group <= Integer.MAX_VALUE - count, "groups that can be counted");
                count += group;
            }
            KernelBasis.Scaling scaling = new KernelBasis.Scaling(
                    Inputs.fromJson(bundle.text("inputs")), bundle.doubles("means"), bundle.doubles("scales"));
            KernelBasis.Vectors vectors =
                    new KernelBasis.Vectors(count, bundle.floats("numbers"), bundle.ints("codes"));
            Sums sums = new Sums(
                    Link.valueOf(bundle.text("link")),
                    bundle.has("votes") ? votes(bundle) : null,
                    groups,
                    bundle.doubles("coefficients"),
                    bundle.doubles("bias"));
            checkLengths(sums, count);
            return new KernelModel(new KernelBasis(scaling, gamma[0], vectors), sums, bundle.text("origin"));
        }

        private static PairVotes votes(Bundle bundle) {
            double[] values = bundle.doubles("votes");
            int[] outputs = bundle.ints("votes.outputs");
            REQUIRED.that(
                    values.length == 3 && outputs.length == 1, "slope, sharpness and the share of classes never seen");
            return new PairVotes(outputs[0], bundle.ints("votes.classes"), values[0], values[1], values[2]);
        }
    }
}
