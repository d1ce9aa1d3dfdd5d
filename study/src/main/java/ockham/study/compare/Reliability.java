package ockham.study.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.api.Task;

/**
 * Whether a candidate's probabilities hold: the tested rows sorted by what was predicted and cut into groups of about equal
 * size, and in each the share that came true (a reliability diagram; DeGroot and Fienberg 1983). Of two classes the
 * probability of the class acted on, of more that of the class predicted. The first repeat's out-of-fold predictions.
 *
 * @param gap mean over the rows of the distance between both, the expected calibration error; chance alone makes it positive
 * @param bins groups of rows, least probability first
 */
public record Reliability(String candidate, double gap, List<Bin> bins) {
    private static final int BINS = 10;
    /** Rows that a group needs: with fewer its interval says nothing. */
    private static final int LEAST = 30;
    /** Of a 90 % interval. */
    private static final double Z = 1.6448536269514722;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Rows of about the same prediction.
     *
     * @param predicted mean of their probabilities
     * @param observed share that came true, with Wilson's 90 % interval (1927): rows of a group column are taken to be
     *     independent here
     */
    public record Bin(long rows, double predicted, Estimate observed) {
        /** Whether the interval holds what was predicted. */
        public boolean holds() {
            return observed.low() <= predicted && predicted <= observed.high();
        }
    }

    /** A tested row: what was predicted, and whether it came true. */
    private record Case(double probability, boolean right) {}

    /** Of a candidate; empty for numbers, and where there are too few rows for two groups. */
    public static Optional<Reliability> of(OutOfFold all, String candidate) {
        Optional<OutOfFold.Entry> entry = all.entries().stream()
                .filter(e -> e.candidate().equals(candidate))
                .findFirst();
        if (entry.isEmpty() || !all.task().classification()) {
            return Optional.empty();
        }
        Predictions predictions = entry.get().repeats().getFirst();
        List<Case> cases = IntStream.range(0, predictions.rows())
                .mapToObj(i -> of(all.task(), predictions, i, all.truth()[i]))
                .sorted(Comparator.comparingDouble(Case::probability))
                .toList();
        List<Bin> bins = bins(cases);
        if (bins.size() < 2) {
            return Optional.empty();
        }
        double gap = 0;
        for (Bin bin : bins) {
            gap += Math.abs(bin.predicted() - bin.observed().mean()) * bin.rows() / cases.size();
        }
        return Optional.of(new Reliability(candidate, gap, bins));
    }

    private static Case of(Task task, Predictions predictions, int row, double truth) {
        int asked = task instanceof Task.Binary ? 1 : predictions.largest(row);
        return new Case(predictions.get(row, asked), (int) truth == asked);
    }

    /** Equal predictions stay together. */
    private static List<Bin> bins(List<Case> cases) {
        int size = Math.max(LEAST, (cases.size() + BINS - 1) / BINS);
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        while (from < cases.size()) {
            int to = Math.min(cases.size(), from + size);
            while (to < cases.size()
                    && cases.get(to).probability() == cases.get(to - 1).probability()) {
                to++;
            }
            if (cases.size() - to < LEAST) {
                to = cases.size();
            }
            bins.add(bin(cases.subList(from, to)));
            from = to;
        }
        return bins;
    }

    private static Bin bin(List<Case> cases) {
        double predicted =
                cases.stream().mapToDouble(Case::probability).average().orElseThrow();
        long right = cases.stream().filter(Case::right).count();
        return new Bin(cases.size(), predicted, wilson(right, cases.size()));
    }

    static Estimate wilson(long right, long rows) {
        double share = (double) right / rows;
        double scale = 1 + Z * Z / rows;
        double centre = (share + Z * Z / (2 * rows)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / rows + Z * Z / (4.0 * rows * rows)) / scale;
        return new Estimate(share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
