package ockham.study.value;

/** Of the rows that would be acted on, each has the same chance of a place. */
final class ByLot implements Filling {
    private final Limit limit;
    /** {@code [repeat][block]}: rows that would be acted on. */
    private final double[][] wanted;
    /** {@code [repeat][layer][block]}: what they would bring. */
    private final double[][][] sums;

    ByLot(Limit limit, int[] block, int blocks) {
        this.limit = limit;
        int repeats = limit.gain().length;
        int layers = limit.layers()[0].length;
        this.wanted = new double[repeats][blocks];
        this.sums = new double[repeats][layers][blocks];
        for (int r = 0; r < repeats; r++) {
            for (int i = 0; i < block.length; i++) {
                wanted[r][block[i]] += limit.gain()[r][i] > 0 ? 1 : 0;
                for (int l = 0; l < layers; l++) {
                    sums[r][l][block[i]] += limit.layers()[r][l][i];
                }
            }
        }
    }

    @Override
    public double[] means(int[] times, double size) {
        double[] means = new double[sums[0].length];
        for (int r = 0; r < sums.length; r++) {
            double chance = limit.chance(weighted(wanted[r], times), size);
            for (int l = 0; l < means.length; l++) {
                means[l] += chance * weighted(sums[r][l], times) / size / sums.length;
            }
        }
        return means;
    }

    private static double weighted(double[] blocks, int[] times) {
        double sum = 0;
        for (int b = 0; b < blocks.length; b++) {
            sum += times[b] * blocks[b];
        }
        return sum;
    }
}
