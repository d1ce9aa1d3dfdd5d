package ockham.study.value;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.score.Seeds;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Draws of every contender's mean, jointly: in a draw all contenders and layers see the same rows and repeats.
 *
 * <p>Rows are resampled by group (groups are pooled at random into at most {@value #BLOCKS} blocks, so that the work
 * does not grow with the table). What is in the bag selects, what is out of it judges (BBC-CV, Tsamardinos 2018). The
 * out-of-bag deviations of {@code m} of {@code G} blocks are scaled by {@code sqrt(m / (G - m))}, which gives them the
 * variance of the mean of all rows. The variance between repeats is added undivided: the deviation of a randomly drawn
 * repeat times {@code sqrt(R / (R - 1))}; selection and judgement draw different repeats. A capacity is filled anew with the
 * rows in the bag, and with those out of it. Apart from these stands the {@link Luck} of the single fit that goes into service: choices
 * weigh what a contender is worth on average over fits, ranges tell what the one in service may turn out to be.
 */
final class RowDraws {
    private static final int BLOCKS = 2000;
    private static final int FEW = 30;
    /** 95% quantile of the normal distribution. */
    private static final double Z95 = 1.6448536269514722;

    private final int layers;
    private final int repeats;
    private final int blocks;
    /** Few blocks know their own spread badly: draws are widened as Student's distribution is against the normal. */
    private final double fewBlocks;

    private final double[] size;
    /** {@code [contender][layer][block]}: sums, averaged over repeats. */
    private final double[][][] sums;
    /** {@code [contender][layer][repeat]}: deviation of the repeat's mean, ready to be added. */
    private final double[][][] deviation;

    private final Luck luck;

    /** How each contender fills a capacity; null where there is none. */
    private final @Nullable Filling[] fillings;
    /** {@code [contender][layer]}: means of all rows and repeats. */
    private final double[][] means;

    RowDraws(List<Play> plays, int[] group, Luck luck, long seed) {
        this.layers = plays.getFirst().layers()[0].length;
        this.repeats = plays.stream().mapToInt(p -> p.layers().length).max().orElse(1);
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        int[] blockOfGroup = pool(groups, seed);
        this.blocks = Math.min(BLOCKS, groups);
        this.fewBlocks =
                blocks > 1 && blocks < FEW ? new TDistribution(blocks - 1).inverseCumulativeProbability(0.95) / Z95 : 1;
        this.size = new double[blocks];
        for (int g : group) {
            size[blockOfGroup[g]]++;
        }
        this.sums = new double[plays.size()][layers][blocks];
        this.deviation = new double[plays.size()][layers][repeats];
        this.fillings = new @Nullable Filling[plays.size()];
        int[] block = Arrays.stream(group).map(g -> blockOfGroup[g]).toArray();
        for (int c = 0; c < plays.size(); c++) {
            add(c, plays.get(c).layers(), group, blockOfGroup);
            Limit limit = plays.get(c).limit();
            fillings[c] = limit == null ? null : Filling.of(limit, block, blocks);
        }
        this.luck = luck;
        this.means = new double[plays.size()][layers];
        for (int c = 0; c < plays.size(); c++) {
            for (int l = 0; l < layers; l++) {
                means[c][l] =
                        Arrays.stream(sums[c][l]).sum() / Arrays.stream(size).sum();
            }
        }
    }

    private void add(int contender, double[][][] values, int[] group, int[] blockOfGroup) {
        for (int l = 0; l < layers; l++) {
            double[] means = new double[values.length];
            for (int r = 0; r < values.length; r++) {
                double[] row = values[r][l];
                for (int i = 0; i < row.length; i++) {
                    sums[contender][l][blockOfGroup[group[i]]] += row[i] / values.length;
                    means[r] += row[i] / row.length;
                }
            }
            double mean = Arrays.stream(means).average().orElse(0);
            double spread = values.length > 1 ? Math.sqrt(values.length / (values.length - 1.0)) : 0;
            for (int r = 0; r < repeats; r++) {
                deviation[contender][l][r] = (means[r % means.length] - mean) * spread;
            }
        }
    }

    /** Groups dealt to blocks in random order, so that blocks are alike whatever the order of the rows. */
    private static int[] pool(int groups, long seed) {
        int[] order = new int[groups];
        Arrays.setAll(order, g -> g);
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "value", "blocks"));
        for (int i = groups - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] block = new int[groups];
        for (int i = 0; i < groups; i++) {
            block[order[i]] = i % BLOCKS;
        }
        return block;
    }

    /**
     * One draw.
     *
     * @param bag {@code [contender][layer]} means in the bag, to select by
     * @param raw means out of the bag
     * @param scaled means out of the bag with the spread of the mean of all rows
     * @param luck by contender, what the fit in service is worth beside the average over fits, at the means of uncertain amounts
     */
    record Draw(double[][] bag, double[][] raw, double[][] scaled, double[] luck) {}

    /** @param index of the draw; the same index gives the same draw */
    Draw draw(long seed, int index) {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "value", "draw", Integer.toString(index)));
        int[] times = new int[blocks];
        int out = blocks;
        while (blocks > 1 && (out == blocks || out == 0)) {
            Arrays.fill(times, 0);
            for (int b = 0; b < blocks; b++) {
                times[random.nextInt(blocks)]++;
            }
            out = (int) Arrays.stream(times).filter(t -> t == 0).count();
        }
        int first = random.nextInt(repeats);
        int second = repeats == 1 ? 0 : (first + 1 + random.nextInt(repeats - 1)) % repeats;
        int fold = random.nextInt(luck.folds());
        Draw draw = new Draw(
                new double[sums.length][layers],
                new double[sums.length][layers],
                new double[sums.length][layers],
                new double[sums.length]);
        double factor = blocks > 1 ? fewBlocks * Math.sqrt((double) out / (blocks - out)) : 0;
        for (int c = 0; c < sums.length; c++) {
            Filling filling = fillings[c];
            if (filling != null) {
                filled(draw, times, c, filling, factor);
            }
            draw.luck[c] = luck.of(c, second, fold);
            for (int l = 0; l < layers; l++) {
                if (filling == null) {
                    one(draw, times, c, l, factor);
                }
                draw.bag[c][l] += deviation[c][l][first];
                draw.raw[c][l] += deviation[c][l][second];
                draw.scaled[c][l] += deviation[c][l][second];
            }
        }
        return draw;
    }

    /** A capacity is filled with the rows in the bag, and another with those out of it. */
    private void filled(Draw draw, int[] times, int c, Filling filling, double factor) {
        int[] out = Arrays.stream(times).map(t -> t == 0 ? 1 : 0).toArray();
        double bagSize = 0;
        double outSize = 0;
        for (int b = 0; b < blocks; b++) {
            bagSize += times[b] * size[b];
            outSize += out[b] * size[b];
        }
        double[] mean = means[c];
        draw.bag[c] = bagSize == 0 ? mean.clone() : filling.means(times, bagSize);
        draw.raw[c] = outSize == 0 ? mean.clone() : filling.means(out, outSize);
        for (int l = 0; l < layers; l++) {
            draw.scaled[c][l] = mean[l] + factor * (draw.raw[c][l] - mean[l]);
        }
    }

    private void one(Draw draw, int[] times, int c, int l, double factor) {
        double[] sum = sums[c][l];
        double bag = 0;
        double bagSize = 0;
        double out = 0;
        double outSize = 0;
        double all = 0;
        double allSize = 0;
        for (int b = 0; b < sum.length; b++) {
            all += sum[b];
            allSize += size[b];
            if (times[b] == 0) {
                out += sum[b];
                outSize += size[b];
            } else {
                bag += times[b] * sum[b];
                bagSize += times[b] * size[b];
            }
        }
        double mean = all / allSize;
        draw.bag[c][l] = bagSize == 0 ? mean : bag / bagSize;
        draw.raw[c][l] = outSize == 0 ? mean : out / outSize;
        draw.scaled[c][l] = mean + factor * (draw.raw[c][l] - mean);
    }

    /** The mean of all rows and repeats. */
    double mean(int contender, int layer) {
        return means[contender][layer];
    }
}
