package ockham.study.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The area under the ROC curve by ranks, with ties counted half, and each row's part in it. */
final class RankArea {
    private RankArea() {}

    /**
     * Contributions of rows: the area plus the row's influence on it (DeLong et al. 1988).
     *
     * @param positive 1 for rows of the class, else 0
     */
    static double[] contributions(double[] positive, double[] score) {
        int n = score.length;
        double ones = Arrays.stream(positive).sum();
        double zeros = n - ones;
        double[] values = new double[n];
        if (ones == 0 || zeros == 0) {
            Arrays.fill(values, 0.5);
            return values;
        }
        double[] place = placements(positive, score);
        double area = 0;
        for (int i = 0; i < n; i++) {
            area += positive[i] == 1 ? place[i] : 0;
        }
        area /= ones * zeros;
        for (int i = 0; i < n; i++) {
            double others = positive[i] == 1 ? zeros : ones;
            double own = positive[i] == 1 ? ones : zeros;
            values[i] = area + n / own * (place[i] / others - area);
        }
        return values;
    }

    /** Of a positive row the negatives below it, of a negative row the positives above it; ties count half. */
    private static double[] placements(double[] positive, double[] score) {
        int[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] place = new double[score.length];
        double ones = Arrays.stream(positive).sum();
        double onesBelow = 0;
        double zerosBelow = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            double onesHere = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                onesHere += positive[order[to]];
                to++;
            }
            double zerosHere = to - from - onesHere;
            for (int i = from; i < to; i++) {
                place[order[i]] = positive[order[i]] == 1
                        ? zerosBelow + zerosHere / 2
                        : ones - onesBelow - onesHere + onesHere / 2;
            }
            onesBelow += onesHere;
            zerosBelow += zerosHere;
            from = to;
        }
        return place;
    }
}
