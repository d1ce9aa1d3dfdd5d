package ockham.study.harm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ockham.api.Table;
import ockham.study.compare.Estimate;
import ockham.study.compare.MeanVariance;
import ockham.study.value.Amounts;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the deployed decision on the rows of each level of some columns, each level beside all other rows: shares with
 * Wilson's intervals and gaps with Newcombe's, means with Student's. A gap is called shown where its interval at a confidence
 * of {@code 1 - .05 / gaps} leaves out 0 (Bonferroni), so that of many gaps none is called by chance in 19 of 20 studies. Where
 * a side has few rows Newcombe's interval is too short for that, and a single row would make a gap: such are told, never called.
 */
final class SubgroupErrors {
    private static final double NINETY = 0.9;
    private static final double NINETY_FIVE = 0.95;
    private static final double ALPHA = 0.05;
    /** Levels of a column that are told one by one. */
    private static final int MOST_LEVELS = 12;
    /** Independent rows that both sides of a gap need for it to be called. */
    private static final double LEAST_ROWS = 20;

    private final Decided decided;
    private final Wording wording;
    private final List<Parts> columns;

    SubgroupErrors(Decided decided, Wording wording, Table rows, List<String> protect) {
        this.decided = decided;
        this.wording = wording;
        this.columns = protect.stream()
                .map(name -> Parts.of(rows.column(name)).pooled(MOST_LEVELS))
                .toList();
    }

    /** Looks at every level of every column. */
    Subgroups look() {
        int gaps = gaps();
        double confidence = 1 - ALPHA / Math.max(1, gaps);
        List<Subgroup> levels = new ArrayList<>();
        for (Parts parts : columns) {
            int[] sizes = parts.sizes();
            for (int p = 0; p < parts.count(); p++) {
                int part = p;
                List<Measure> measures = kinds().entrySet().stream()
                        .map(kind ->
                                measure(kind.getKey(), kind.getValue(), row -> parts.of()[row] == part, confidence))
                        .filter(m -> m != null)
                        .toList();
                levels.add(new Subgroup(parts.column(), parts.levels().get(p), sizes[p], measures));
            }
        }
        List<String> names = columns.stream().map(Parts::column).toList();
        return new Subgroups(names, levels, gaps, gaps == 0 ? nothing(names) : sentence(names, levels));
    }

    private String nothing(List<String> names) {
        return columns.stream().allMatch(parts -> parts.count() < 2)
                ? listed(names) + (names.size() == 1 ? " has" : " have") + " one level: nothing to compare."
                : "No level of " + listed(names)
                        + " was compared with the other rows: on one side or the other there are" + " fewer than "
                        + Amounts.plain(LEAST_ROWS) + " independent rows.";
    }

    private static String sentence(List<String> names, List<Subgroup> levels) {
        List<String> apart = levels.stream()
                .filter(level -> level.measures().stream().anyMatch(Measure::shown))
                .map(Subgroup::column)
                .distinct()
                .toList();
        return apart.isEmpty()
                ? "No gap by " + listed(names)
                        + " is beyond chance; the smallest gaps that so many rows would show are given with each level."
                : "Errors differ by " + listed(apart) + " beyond chance.";
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** The shown gaps in words, the widest first; of two sides of one gap the one that fares worse. */
    List<String> findings(Subgroups looked) {
        record Said(double gap, String sentence) {}
        List<Said> said = new ArrayList<>();
        // By position: a level may have the name of another part.
        List<String> wheres =
                columns.stream().flatMap(parts -> parts.wheres().stream()).toList();
        for (int place = 0; place < wheres.size(); place++) {
            String where = wheres.get(place);
            Subgroup level = looked.levels().get(place);
            for (Measure measure : level.measures()) {
                Estimate gap = measure.gap();
                if (measure.shown() && gap != null && worse(measure, gap)) {
                    said.add(new Said(Math.abs(gap.mean()), wording.gap(where, measure, gap)));
                }
            }
        }
        said.sort(Comparator.comparingDouble((Said s) -> -s.gap()));
        return said.stream().map(Said::sentence).toList();
    }

    private static boolean worse(Measure measure, Estimate gap) {
        double own = measure.value().mean();
        return measure.error().equals(Measure.MEAN) ? Math.abs(own) >= Math.abs(own - gap.mean()) : gap.mean() > 0;
    }

    /** What can go wrong, with the rows on which it can. */
    private Map<String, IntPredicate> kinds() {
        Map<String, IntPredicate> kinds = new LinkedHashMap<>();
        switch (decided.kind()) {
            case ALARMS -> {
                kinds.put(Measure.FALSE_ALARM, row -> decided.truth()[row] == 0);
                kinds.put(Measure.MISS, row -> decided.truth()[row] == 1);
            }
            case CHOICES -> kinds.put(Measure.WRONG, row -> !Double.isNaN(decided.loss()[row]));
            case NUMBERS -> {
                kinds.put(Measure.MEAN, row -> true);
                kinds.put(Measure.DISTANCE, row -> true);
            }
        }
        return kinds;
    }

    /** How many gaps are called or not: those with rows enough on both sides; two levels have one between them. */
    private int gaps() {
        int gaps = 0;
        for (Parts parts : columns) {
            for (Map.Entry<String, IntPredicate> kind : kinds().entrySet()) {
                int[] rows = IntStream.range(0, decided.rows())
                        .filter(kind.getValue())
                        .toArray();
                int[] levels = Arrays.stream(rows)
                        .map(row -> parts.of()[row])
                        .distinct()
                        .toArray();
                long enough = Arrays.stream(levels)
                        .filter(level -> enough(
                                kind.getKey(),
                                side(rows, row -> parts.of()[row] == level),
                                side(rows, row -> parts.of()[row] != level)))
                        .count();
                gaps += levels.length == 2 ? (int) Math.min(1, enough) : (int) enough;
            }
        }
        return gaps;
    }

    private static int[] side(int[] rows, IntPredicate inside) {
        return Arrays.stream(rows).filter(inside).toArray();
    }

    private boolean enough(String error, int[] own, int[] others) {
        return own.length > 0
                && others.length > 0
                && Math.min(effective(error, own), effective(error, others)) >= LEAST_ROWS;
    }

    /** Independent rows that tell as much of a share; of a mean as many as there are groups. */
    private double effective(String error, int[] rows) {
        return decided.kind() == Decided.Kind.NUMBERS
                ? (double) Arrays.stream(rows)
                        .map(row -> decided.group()[row])
                        .distinct()
                        .count()
                : count(error, rows).effective();
    }

    private @Nullable Measure measure(String error, IntPredicate concerned, IntPredicate inside, double confidence) {
        int[] rows = IntStream.range(0, decided.rows()).filter(concerned).toArray();
        int[] own = side(rows, inside);
        int[] others = side(rows, inside.negate());
        if (own.length == 0) {
            return null;
        }
        Measure measure = decided.kind() == Decided.Kind.NUMBERS
                ? mean(error, rows, inside, confidence)
                : share(error, own, others, confidence);
        return measure.shown() && !enough(error, own, others) ? measure.shown(false) : measure;
    }

    private Measure share(String error, int[] own, int[] others, double confidence) {
        Count count = count(error, own);
        Estimate wide = count.interval(NINETY_FIVE);
        Measure alone = new Measure(
                error,
                (long) count.errors(),
                own.length,
                count.interval(NINETY),
                wide.low(),
                wide.high(),
                null,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                false);
        if (others.length == 0) {
            return alone;
        }
        Count rest = count(error, others);
        return beside(
                alone,
                new Beside(
                        count.minus(rest, NINETY),
                        count.minus(rest, NINETY_FIVE),
                        count.minus(rest, confidence),
                        count.detectable(rest, confidence)));
    }

    /** A gap at three confidences, and the smallest that would be seen. */
    private record Beside(Estimate gap, Estimate wide, Estimate widest, double detectable) {}

    private static Measure beside(Measure alone, Beside beside) {
        return new Measure(
                alone.error(),
                alone.errors(),
                alone.rows(),
                alone.value(),
                alone.low95(),
                alone.high95(),
                beside.gap(),
                beside.wide().low(),
                beside.wide().high(),
                beside.detectable(),
                beside.widest().low() > 0 || beside.widest().high() < 0);
    }

    private Count count(String error, int[] rows) {
        boolean[] wrong = new boolean[rows.length];
        int[] group = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            // Of the rows to be acted on the miss is the decision not to.
            wrong[i] = decided.wrong()[rows[i]] != error.equals(Measure.MISS);
            group[i] = decided.group()[rows[i]];
        }
        return Count.of(wrong, group);
    }

    private Measure mean(String error, int[] rows, IntPredicate inside, double confidence) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> decided.error()[row])
                .map(e -> error.equals(Measure.DISTANCE) ? Math.abs(e) : e)
                .toArray();
        int[] group = Arrays.stream(rows).map(row -> decided.group()[row]).toArray();
        boolean[] in = new boolean[rows.length];
        int own = 0;
        for (int i = 0; i < rows.length; i++) {
            in[i] = inside.test(rows[i]);
            own += in[i] ? 1 : 0;
        }
        Estimate[] value = alone(values, in, group);
        Measure alone = new Measure(
                error,
                null,
                own,
                value[0],
                value[1].low(),
                value[1].high(),
                null,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                false);
        if (own == rows.length) {
            return alone;
        }
        MeanGap gap = MeanGap.of(values, in, group);
        return beside(
                alone,
                new Beside(
                        gap.interval(NINETY),
                        gap.interval(NINETY_FIVE),
                        gap.interval(confidence),
                        gap.detectable(confidence)));
    }

    /** The mean of the rows inside, with its 90 % and its 95 % interval. */
    private static Estimate[] alone(double[] values, boolean[] in, int[] group) {
        int[] own = IntStream.range(0, values.length).filter(i -> in[i]).toArray();
        Map<Integer, Integer> dense = new LinkedHashMap<>();
        int[] numbers = Arrays.stream(own)
                .map(i -> dense.computeIfAbsent(group[i], g -> dense.size()))
                .toArray();
        double[] mine = Arrays.stream(own).mapToDouble(i -> values[i]).toArray();
        MeanVariance found = MeanVariance.of(new double[][] {mine}, numbers);
        double half = found.groups() < 2
                ? Double.NaN
                : found.standardError()
                        * new TDistribution(found.groups() - 1.0).inverseCumulativeProbability(0.5 + NINETY_FIVE / 2);
        return new Estimate[] {found.estimate(), new Estimate(found.mean(), found.mean() - half, found.mean() + half)};
    }
}
