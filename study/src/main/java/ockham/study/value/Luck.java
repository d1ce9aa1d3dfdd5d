package ockham.study.value;

import java.util.Arrays;
import java.util.List;

/**
 * What the luck of a single fit does to a contender's mean. A row is predicted by another fit in each of the {@code R} repeats. How far the rows
 * that one fit has tested are from their means over repeats, on average, is its luck: {@code E}, the mean over the rows {@code i} of fold {@code k} of repeat
 * {@code r} of {@code v_ir - v_i.}, with {@code Var(E) = V (R - 1) / R^2 (R - 1 + 1 / K) + noise} where the {@code K} fits of a repeat have effects of
 * variance {@code V} that are independent. The noise, that rows on which fits differ are few, is estimated by group and taken out
 * (method of moments). What is left is {@code V}; draws have {@code V} less the variance of a whole repeat's mean, which they hold already. Of one
 * repeat nothing is known, and it is 0.
 */
final class Luck {
    private final int folds;
    /** {@code [contender][repeat][fold]}, ready to be added. */
    private final double[][][] of;

    private Luck(int folds, double[][][] of) {
        this.folds = folds;
        this.of = of;
    }

    /**
     * Estimates it.
     *
     * @param folds {@code [repeat][row]} the fold that tested a row
     * @param amounts means of the uncertain amounts, by layer after the first: what layers share is the luck of what they add up to
     */
    static Luck of(List<Play> plays, int[] group, int[][] folds, double[] amounts) {
        int count = 1 + Arrays.stream(folds).flatMapToInt(Arrays::stream).max().orElse(0);
        return new Luck(
                count,
                plays.stream()
                        .map(play -> Arrays.stream(play.layers())
                                .map(layers -> joined(layers, amounts))
                                .toArray(double[][]::new))
                        .map(values ->
                                values.length == 1 ? new double[1][count] : deviations(values, group, folds, count))
                        .toArray(double[][][]::new));
    }

    /** Of contenders of which nothing is known. */
    static Luck none(int contenders) {
        return new Luck(1, new double[contenders][1][1]);
    }

    private static double[] joined(double[][] layers, double[] amounts) {
        double[] values = layers[0].clone();
        for (int l = 0; l < amounts.length; l++) {
            for (int i = 0; i < values.length; i++) {
                values[i] += amounts[l] * layers[1 + l][i];
            }
        }
        return values;
    }

    int folds() {
        return folds;
    }

    /** A deviation to add to the value of a decision. */
    double of(int contender, int repeat, int fold) {
        double[][] own = of[contender];
        return own[repeat % own.length][fold];
    }

    private static double[][] deviations(double[][] values, int[] group, int[][] foldOf, int folds) {
        int repeats = values.length;
        double[] means = new double[group.length];
        for (double[] repeat : values) {
            for (int i = 0; i < means.length; i++) {
                means[i] += repeat[i] / repeats;
            }
        }
        double[][] cells = new double[repeats][];
        double squares = 0;
        double noise = 0;
        double between = 0;
        for (int r = 0; r < repeats; r++) {
            double[] off = new double[means.length];
            for (int i = 0; i < off.length; i++) {
                off[i] = values[r][i] - means[i];
            }
            double whole = Arrays.stream(off).average().orElse(0);
            between += whole * whole / (repeats - 1);
            Cells own = Cells.of(off, group, foldOf[r % foldOf.length], folds);
            cells[r] = own.mean();
            squares += squares(own.mean()) / (repeats * folds);
            noise += Arrays.stream(own.noise()).sum() / (repeats * folds);
        }
        double part = (repeats - 1.0) / (repeats * repeats) * (repeats - 1 + 1.0 / folds);
        double variance = Math.max(0, (squares - noise) / part - between);
        double factor = squares > 0 ? Math.sqrt(variance / squares) : 0;
        for (double[] repeat : cells) {
            for (int k = 0; k < folds; k++) {
                repeat[k] *= factor;
            }
        }
        return cells;
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(v -> v * v).sum();
    }

    /**
     * By fold, the rows that one fit has tested.
     *
     * @param mean of their deviations from their means over repeats
     * @param noise variance of that mean by the rows alone, cluster-robust
     */
    private record Cells(double[] mean, double[] noise) {
        static Cells of(double[] off, int[] group, int[] foldOf, int folds) {
            double[] mean = new double[folds];
            int[] rows = new int[folds];
            for (int i = 0; i < off.length; i++) {
                mean[foldOf[i]] += off[i];
                rows[foldOf[i]]++;
            }
            for (int k = 0; k < folds; k++) {
                mean[k] /= Math.max(1, rows[k]);
            }
            int groups = Arrays.stream(group).max().orElse(-1) + 1;
            double[] sums = new double[groups];
            int[] foldOfGroup = new int[groups];
            Arrays.fill(foldOfGroup, -1);
            for (int i = 0; i < off.length; i++) {
                sums[group[i]] += off[i] - mean[foldOf[i]];
                foldOfGroup[group[i]] = foldOf[i];
            }
            double[] noise = new double[folds];
            int[] count = new int[folds];
            for (int g = 0; g < groups; g++) {
                if (foldOfGroup[g] >= 0) {
                    noise[foldOfGroup[g]] += sums[g] * sums[g];
                    count[foldOfGroup[g]]++;
                }
            }
            for (int k = 0; k < folds; k++) {
                noise[k] = count[k] < 2 ? 0 : count[k] / (count[k] - 1.0) * noise[k] / ((double) rows[k] * rows[k]);
            }
            return new Cells(mean, noise);
        }
    }
}
