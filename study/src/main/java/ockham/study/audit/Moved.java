package ockham.study.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ockham.api.Column;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Columns whose values are spread otherwise on one side than on the other: Kolmogorov and Smirnov's test for what has an order
 * (of texts, for their length), chi-square for levels, both with a test of missing cells; Benjamini and Hochberg (1995) over
 * all columns at 1 %.
 *
 * @param size how far the spreads lie apart, from 0 to 1: the largest distance of the distribution functions, or half the sum
 *     of what shares differ by
 * @param how what moved, for people
 */
record Moved(String name, double p, double size, String how) {
    private static final double LEVEL = 0.01;
    private static final double LEAST_SIZE = 0.1;
    private static final int LEAST = 20;
    private static final double EXPECTED = 5;
    private static final int LEVELS_SHOWN = 3;
    /** Kolmogorov's distribution function is below 1e-12 here. */
    private static final double NEXT_TO_NOTHING = 0.2;

    /** Those that have moved beyond chance and by some size, the farthest first. */
    static List<Moved> among(List<Column> columns, Sides sides) {
        List<Moved> all = new ArrayList<>();
        for (Column column : columns) {
            all.addAll(of(column.rows(sides.before()), column.rows(sides.after())));
        }
        all.sort(Comparator.comparingDouble(Moved::p));
        int rejected = 0;
        for (int k = 1; k <= all.size(); k++) {
            rejected = all.get(k - 1).p() <= LEVEL * k / all.size() ? k : rejected;
        }
        return all.subList(0, rejected).stream()
                .filter(m -> m.size() >= LEAST_SIZE)
                .sorted(Comparator.comparingDouble(m -> -m.size()))
                .toList();
    }

    private static List<Moved> of(Column before, Column after) {
        List<Moved> tests = new ArrayList<>();
        tests.add(missing(before, after));
        if (before instanceof Column.Categories a && after instanceof Column.Categories b) {
            tests.add(levels(a, b));
        } else {
            double[] a = present(before);
            double[] b = present(after);
            if (a.length >= LEAST && b.length >= LEAST) {
                tests.add(ordered(before, a, b));
            }
        }
        return tests;
    }

    private static Moved missing(Column before, Column after) {
        double a = IntStream.range(0, before.size()).filter(before::missing).count();
        double b = IntStream.range(0, after.size()).filter(after::missing).count();
        double[][] counts = {{a, before.size() - a}, {b, after.size() - b}};
        double from = a / before.size();
        double to = b / after.size();
        return new Moved(
                before.name(),
                chance(counts),
                Math.abs(from - to),
                "missing in " + Say.percent(from) + ", then in " + Say.percent(to));
    }

    /** Values that are there, ascending; the length of a text. */
    private static double[] present(Column column) {
        double[] values = column instanceof Column.Texts texts
                ? Arrays.stream(texts.values())
                        .mapToDouble(t -> t == null ? Double.NaN : t.length())
                        .toArray()
                : Signal.of(column).values();
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    private static Moved ordered(Column column, double[] a, double[] b) {
        double distance = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= at) {
                i++;
            }
            while (j < b.length && b[j] <= at) {
                j++;
            }
            distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double p = chance(distance, a.length, b.length);
        String what = column instanceof Column.Texts ? "mean length" : "mean";
        String how = column instanceof Column.Times
                ? "middle " + day(a[a.length / 2]) + ", then " + day(b[b.length / 2])
                : String.format(Locale.ROOT, "%s %.4g, then %.4g", what, mean(a), mean(b));
        return new Moved(column.name(), p, distance, how);
    }

    /** Where the distance is next to nothing the series does not come to an end, and the chance of as much is 1. */
    private static double chance(double distance, int n, int m) {
        double scaled = distance * Math.sqrt((double) n * m / ((double) n + m));
        return scaled < NEXT_TO_NOTHING ? 1 : new KolmogorovSmirnovTest().approximateP(distance, n, m);
    }

    private static String day(double micros) {
        return LocalDate.ofEpochDay(Math.floorDiv((long) micros, 86_400_000_000L))
                .toString();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static Moved levels(Column.Categories before, Column.Categories after) {
        int levels = before.levels().size();
        double[] a = counts(before);
        double[] b = counts(after);
        double rows = Math.max(1, Arrays.stream(a).sum());
        double others = Math.max(1, Arrays.stream(b).sum());
        double size = 0;
        int most = 0;
        List<String> fresh = new ArrayList<>();
        double freshRows = 0;
        for (int k = 0; k < levels; k++) {
            double change = Math.abs(a[k] / rows - b[k] / others);
            size += change / 2;
            most = change > Math.abs(a[most] / rows - b[most] / others) ? k : most;
            if (a[k] == 0 && b[k] > 0) {
                fresh.add(before.levels().get(k));
                freshRows += b[k];
            }
        }
        String how = before.levels().get(most) + " " + Say.percent(a[most] / rows) + ", then "
                + Say.percent(b[most] / others);
        String more = fresh.size() > LEVELS_SHOWN ? " and " + (fresh.size() - LEVELS_SHOWN) + " more" : "";
        if (freshRows >= LEAST_SIZE / 2 * others) {
            how += "; new: " + String.join(", ", fresh.subList(0, Math.min(LEVELS_SHOWN, fresh.size()))) + more + " ("
                    + Say.percent(freshRows / others) + ")";
        }
        return new Moved(before.name(), chance(pooled(a, b)), size, how);
    }

    private static double[] counts(Column.Categories column) {
        double[] counts = new double[Math.max(1, column.levels().size())];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** Levels with few rows expected on either side are one. */
    private static double[][] pooled(double[] a, double[] b) {
        double rows = Arrays.stream(a).sum();
        double others = Arrays.stream(b).sum();
        double least = Math.min(rows, others) / Math.max(1, rows + others);
        List<double[]> kept = new ArrayList<>();
        double[] rest = new double[2];
        for (int k = 0; k < a.length; k++) {
            if ((a[k] + b[k]) * least >= EXPECTED) {
                kept.add(new double[] {a[k], b[k]});
            } else {
                rest[0] += a[k];
                rest[1] += b[k];
            }
        }
        if (rest[0] + rest[1] > 0) {
            kept.add(rest);
        }
        double[][] table = new double[2][kept.size()];
        for (int k = 0; k < kept.size(); k++) {
            table[0][k] = kept.get(k)[0];
            table[1][k] = kept.get(k)[1];
        }
        return table;
    }

    /** Pearson's chi-square test of a table of counts; 1 where it cannot be made. */
    private static double chance(double[][] counts) {
        double first = Arrays.stream(counts[0]).sum();
        double second = Arrays.stream(counts[1]).sum();
        double all = first + second;
        double chi = 0;
        int used = 0;
        for (int k = 0; k < counts[0].length; k++) {
            double both = counts[0][k] + counts[1][k];
            if (both * Math.min(first, second) >= EXPECTED * all) {
                used++;
                double expected = both * first / all;
                chi += (counts[0][k] - expected) * (counts[0][k] - expected) / expected;
                chi += (counts[1][k] - both + expected) * (counts[1][k] - both + expected) / (both - expected);
            }
        }
        return used < 2 ? 1 : 1 - new ChiSquaredDistribution(used - 1.0).cumulativeProbability(chi);
    }
}
