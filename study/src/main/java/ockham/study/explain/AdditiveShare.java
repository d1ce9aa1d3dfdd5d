package ockham.study.explain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what a model says is a sum of what its columns say one by one: {@code 1 - Var(f - g)/Var(f)}, {@code g} being the
 * sum of functions of single columns that comes closest. It is found by backfitting (Hastie and Tibshirani 1990) on four fifths
 * of the rows and judged on the other fifth, for every fifth, so that many small steps win nothing by knowing the rows. How fine
 * steps are is chosen by the same judgement. What is learnt from few rows comes less close than the closest sum does: it is at least so much.
 *
 * @param share of the variance; NaN where outputs do not vary
 */
record AdditiveShare(double share, int bins, boolean lines) {
    private static final int PARTS = 5;
    private static final int[] BINS = {4, 8, 16, 32};
    private static final int ROWS_A_BIN = 8;
    private static final int SWEEPS = 40;
    private static final double STILL = 1e-4;

    /**
     * Finds it.
     *
     * @param columns the most important first: half of them, a quarter and so on are tried too, for few rows tell little of many
     * @param outputs {@code [output][row]}; of several the mean weighted by variance
     */
    static AdditiveShare of(List<Cells> columns, double[][] outputs, int[] group, long seed) {
        double squares = Outputs.squares(outputs);
        int[][] parts = Dealing.of(group, PARTS, seed);
        AdditiveShare best = new AdditiveShare(Double.NaN, 0, false);
        if (squares == 0) {
            return best;
        }
        for (int bins : BINS) {
            if (bins == BINS[0] || bins * ROWS_A_BIN <= group.length) {
                best = better(best, judged(columns, outputs, parts, bins, true) / squares, bins, true);
            }
        }
        int bins = best.bins;
        List<Cells> first = columns;
        for (int count = columns.size() / 2; count >= 1; count /= 2) {
            List<Cells> fewer = columns.subList(0, count);
            AdditiveShare found = better(best, judged(fewer, outputs, parts, bins, true) / squares, bins, true);
            first = found.equals(best) ? first : fewer;
            best = found;
        }
        return better(best, judged(first, outputs, parts, bins, false) / squares, bins, false);
    }

    private static AdditiveShare better(AdditiveShare best, double left, int bins, boolean lines) {
        return best.share >= 1 - left ? best : new AdditiveShare(1 - left, bins, lines);
    }

    /** Squared errors of all rows, each by what was learnt from the other parts. */
    private static double judged(List<Cells> columns, double[][] outputs, int[][] parts, int bins, boolean lines) {
        double error = 0;
        for (int[] part : parts) {
            int[] others = others(part, outputs[0].length);
            if (part.length == 0 || others.length == 0) {
                continue;
            }
            for (double[] output : outputs) {
                error += error(bends(columns, others, bins, lines), output, others, part);
            }
        }
        return error;
    }

    private static int[] others(int[] part, int rows) {
        boolean[] in = new boolean[rows];
        for (int row : part) {
            in[row] = true;
        }
        return IntStream.range(0, rows).filter(i -> !in[i]).toArray();
    }

    private static List<Bending> bends(List<Cells> columns, int[] rows, int bins, boolean lines) {
        return columns.stream().map(c -> new Bending(c, rows, bins, lines)).toList();
    }

    private static double error(List<Bending> bends, double[] output, int[] rows, int[] judged) {
        double mean = 0;
        for (int row : rows) {
            mean += output[row] / rows.length;
        }
        double[] left = new double[output.length];
        for (int row : rows) {
            left[row] = output[row] - mean;
        }
        double total = squares(left, rows);
        double before = total;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            bends.forEach(bend -> bend.take(left));
            double now = squares(left, rows);
            if (before - now <= STILL * total) {
                break;
            }
            before = now;
        }
        double error = 0;
        for (int row : judged) {
            double sum = mean;
            for (Bending bend : bends) {
                sum += bend.at(row);
            }
            error += (output[row] - sum) * (output[row] - sum);
        }
        return error;
    }

    private static double squares(double[] values, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += values[row] * values[row];
        }
        return sum;
    }
}
