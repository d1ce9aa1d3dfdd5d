package ockham.learners.additive;

import java.util.Arrays;
import ockham.score.model.AdditiveModel;

/** A table of two columns in training: cut in four again and again, each part moved by a Newton step. */
final class PairTable {
    /** Places of a column. */
    static final int PLACES = 16;

    private final int first;
    private final int second;
    private final int[] firstPlace;
    private final int[] secondPlace;
    private final int[] train;
    private final int[] held;
    private final double[] values = new double[PLACES * PLACES];
    private final double[] gradient = new double[(PLACES + 1) * (PLACES + 1)];
    private final double[] curvature = new double[(PLACES + 1) * (PLACES + 1)];
    private final double[] step = new double[PLACES * PLACES];

    /** One of the two columns. */
    record Side(int column, Steps steps, int[] place) {}

    PairTable(Side one, Side other) {
        this.first = one.column();
        this.second = other.column();
        this.firstPlace = one.place();
        this.secondPlace = other.place();
        this.train = cells(one.steps().train(), other.steps().train());
        this.held = cells(one.steps().held(), other.steps().held());
    }

    private int[] cells(int[] ones, int[] others) {
        int[] all = new int[ones.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = firstPlace[ones[i]] * PLACES + secondPlace[others[i]];
        }
        return all;
    }

    int[] train() {
        return train;
    }

    int[] held() {
        return held;
    }

    double[] values() {
        return values;
    }

    /** The best cut in four: after {@code row} and {@code column}. */
    private record Cut(int row, int column, double gain) {}

    /** What the best cut in four would gain. */
    double gain(Scores scores) {
        sum(scores);
        return best().gain();
    }

    /** A step of the best cut in four: a value a cell, the same array every time. */
    double[] grow(Scores scores, double rate) {
        sum(scores);
        Cut cut = best();
        for (int r = 0; r < PLACES; r++) {
            for (int c = 0; c < PLACES; c++) {
                int top = r <= cut.row() ? 0 : cut.row() + 1;
                int left = c <= cut.column() ? 0 : cut.column() + 1;
                int bottom = r <= cut.row() ? cut.row() + 1 : PLACES;
                int right = c <= cut.column() ? cut.column() + 1 : PLACES;
                double g = block(gradient, top, left, bottom, right);
                double h = block(curvature, top, left, bottom, right);
                step[r * PLACES + c] = -rate * g / (h + StepTree.RIDGE);
            }
        }
        for (int cell = 0; cell < step.length; cell++) {
            values[cell] += step[cell];
        }
        return step;
    }

    private Cut best() {
        Cut best = new Cut(PLACES - 1, PLACES - 1, 0);
        double whole = part(0, 0, PLACES, PLACES);
        for (int r = 0; r < PLACES - 1; r++) {
            for (int c = 0; c < PLACES - 1; c++) {
                double gain = part(0, 0, r + 1, c + 1)
                        + part(0, c + 1, r + 1, PLACES)
                        + part(r + 1, 0, PLACES, c + 1)
                        + part(r + 1, c + 1, PLACES, PLACES)
                        - whole;
                if (gain > best.gain()) {
                    best = new Cut(r, c, gain);
                }
            }
        }
        return best;
    }

    private double part(int top, int left, int bottom, int right) {
        double g = block(gradient, top, left, bottom, right);
        return g * g / (block(curvature, top, left, bottom, right) + StepTree.RIDGE);
    }

    /** From the sums of all cells above and to the left. */
    private static double block(double[] sums, int top, int left, int bottom, int right) {
        int width = PLACES + 1;
        return sums[bottom * width + right]
                - sums[top * width + right]
                - sums[bottom * width + left]
                + sums[top * width + left];
    }

    private void sum(Scores scores) {
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        int width = PLACES + 1;
        for (int i = 0; i < train.length; i++) {
            int cell = (train[i] / PLACES + 1) * width + train[i] % PLACES + 1;
            gradient[cell] += scores.gradient[0][i];
            curvature[cell] += scores.curvature[0][i];
        }
        for (int r = 1; r < width; r++) {
            for (int c = 1; c < width; c++) {
                int cell = r * width + c;
                gradient[cell] += gradient[cell - 1] + gradient[cell - width] - gradient[cell - width - 1];
                curvature[cell] += curvature[cell - 1] + curvature[cell - width] - curvature[cell - width - 1];
            }
        }
    }

    AdditiveModel.Pair pair(double scale, double[] kept) {
        double[] scaled = new double[kept.length];
        Arrays.setAll(scaled, cell -> kept[cell] * scale);
        return new AdditiveModel.Pair(first, second, firstPlace, secondPlace, PLACES, scaled);
    }
}
