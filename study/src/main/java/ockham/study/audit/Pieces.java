package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small tree on one ordered column: cuts it where the target changes most (Gini impurity or variance), the best cut
 * first, up to a number of pieces.
 */
final class Pieces {
    private final double[] x;
    private final double[] y;
    private final int classes;
    private final int least;

    /**
     * @param x ascending
     * @param y the target in the order of {@code x}
     * @param least rows that a piece needs
     */
    Pieces(double[] x, double[] y, int classes, int least) {
        this.x = x;
        this.y = y;
        this.classes = classes;
        this.least = least;
    }

    private record Cut(int from, int to, int at, double gain) {}

    /** Where pieces after the first begin, ascending: a value less than a cut lies before it. */
    double[] cuts(int pieces) {
        List<Cut> open = new ArrayList<>(List.of(best(0, x.length)));
        List<Integer> places = new ArrayList<>();
        while (places.size() < pieces - 1) {
            int top = 0;
            for (int i = 1; i < open.size(); i++) {
                top = open.get(i).gain() > open.get(top).gain() ? i : top;
            }
            Cut cut = open.remove(top);
            if (cut.gain() <= 0) {
                break;
            }
            places.add(cut.at());
            open.add(best(cut.from(), cut.at()));
            open.add(best(cut.at(), cut.to()));
        }
        double[] cuts = new double[places.size()];
        for (int i = 0; i < cuts.length; i++) {
            double below = x[places.get(i) - 1];
            double above = x[places.get(i)];
            double middle = below + (above - below) / 2;
            cuts[i] = middle > below ? middle : above;
        }
        Arrays.sort(cuts);
        return cuts;
    }

    private Cut best(int from, int to) {
        return classes == 0 ? bestOfNumbers(from, to) : bestOfClasses(from, to);
    }

    private boolean between(int from, int to, int at) {
        return at - from >= least && to - at >= least && x[at] > x[at - 1];
    }

    private Cut bestOfNumbers(int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += y[i] / (to - from);
        }
        double left = 0;
        Cut best = new Cut(from, to, from, 0);
        for (int at = from + 1; at < to; at++) {
            left += y[at - 1] - mean;
            if (between(from, to, at)) {
                double gain = left * left / (at - from) + left * left / (to - at);
                if (gain > best.gain() * (1 + 1e-12)) {
                    best = new Cut(from, to, at, gain);
                }
            }
        }
        return best;
    }

    private Cut bestOfClasses(int from, int to) {
        double[] left = new double[classes];
        double[] right = new double[classes];
        for (int i = from; i < to; i++) {
            right[(int) y[i]]++;
        }
        double leftSquares = 0;
        double rightSquares = 0;
        for (double count : right) {
            rightSquares += count * count;
        }
        double whole = rightSquares / Math.max(1, to - from);
        Cut best = new Cut(from, to, from, 0);
        for (int at = from + 1; at < to; at++) {
            int k = (int) y[at - 1];
            leftSquares += 2 * left[k]++ + 1;
            rightSquares -= 2 * right[k]-- - 1;
            if (between(from, to, at)) {
                double gain = leftSquares / (at - from) + rightSquares / (to - at) - whole;
                if (gain > best.gain() + 1e-9) {
                    best = new Cut(from, to, at, gain);
                }
            }
        }
        return best;
    }
}
