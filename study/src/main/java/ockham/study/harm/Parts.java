package ockham.study.harm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;

/**
 * A column cut into parts: its levels, or of numbers and times their quarters; missing cells are a part of their own.
 * Numbers of at most five values are parted by value.
 *
 * @param column name of the column
 * @param levels what each part is called within the column: {@code Yes}, {@code below 9}
 * @param wheres the same as a condition: {@code Contract = Yes}, {@code tenure below 9}
 * @param of the part of each row, never without one
 */
record Parts(String column, List<String> levels, List<String> wheres, int[] of) {
    private static final int MOST_VALUES = 5;
    /** Not what a level is likely to be called. */
    private static final String MISSING = "(missing)";

    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

    Parts {
        levels = List.copyOf(levels);
        wheres = List.copyOf(wheres);
    }

    /** Whether a column can be cut: free texts cannot. */
    static boolean possible(Column column) {
        return !(column instanceof Column.Texts);
    }

    /** @throws IllegalArgumentException for free texts */
    static Parts of(Column column) {
        return switch (column) {
            case Column.Categories categories -> categories(categories);
            case Column.Numbers numbers -> numbers(numbers);
            case Column.Times times -> times(times);
            case Column.Texts texts -> throw new IllegalArgumentException(texts.name() + " holds free texts");
        };
    }

    int count() {
        return levels.size();
    }

    /** Rows of each part. */
    int[] sizes() {
        int[] sizes = new int[count()];
        for (int part : of) {
            sizes[part]++;
        }
        return sizes;
    }

    /** The largest parts, and all smaller ones together as the last where there are more. */
    Parts pooled(int most) {
        if (count() <= most) {
            return this;
        }
        int[] sizes = sizes();
        int[] kept = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingInt(p -> -sizes[p]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        int[] place = new int[count()];
        Arrays.fill(place, most);
        List<String> names = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            place[kept[i]] = i;
            names.add(levels.get(kept[i]));
            conditions.add(wheres.get(kept[i]));
        }
        names.add((count() - most) + " rarer levels");
        conditions.add(column + " of " + (count() - most) + " rarer levels");
        return new Parts(
                column, names, conditions, Arrays.stream(of).map(p -> place[p]).toArray());
    }

    /** The parts of some of the rows. */
    Parts rows(int[] rows) {
        return new Parts(
                column, levels, wheres, Arrays.stream(rows).map(i -> of[i]).toArray());
    }

    private static Parts categories(Column.Categories column) {
        List<String> levels = new ArrayList<>(column.levels());
        int[] of = IntStream.range(0, column.size())
                .map(i -> column.missing(i) ? column.levels().size() : column.codes()[i])
                .toArray();
        levels.add(MISSING);
        List<String> wheres = new ArrayList<>();
        column.levels().forEach(level -> wheres.add(column.name() + " = " + level));
        wheres.add(column.name() + " missing");
        return filled(new Parts(column.name(), levels, wheres, of));
    }

    private static Parts numbers(Column.Numbers column) {
        double[] sorted = Arrays.stream(column.values())
                .filter(Double::isFinite)
                .map(v -> v + 0.0)
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST_VALUES) {
            List<String> names =
                    Arrays.stream(distinct).mapToObj(Parts::written).toList();
            int[] of = IntStream.range(0, column.size())
                    .map(i -> column.missing(i)
                            ? distinct.length
                            : Arrays.binarySearch(distinct, column.values()[i] + 0.0))
                    .map(place -> place < 0 ? 0 : place)
                    .toArray();
            return named(column.name(), names, " = ", of);
        }
        double[] cuts = cuts(sorted);
        List<String> names =
                between(Arrays.stream(cuts).mapToObj(Parts::written).toList());
        int[] of = IntStream.range(0, column.size())
                .map(i -> column.missing(i) ? cuts.length + 1 : above(cuts, column.values()[i]))
                .toArray();
        return named(column.name(), names, " ", of);
    }

    private static Parts times(Column.Times column) {
        double[] sorted = Arrays.stream(column.micros())
                .filter(m -> m != Column.Times.MISSING)
                .asDoubleStream()
                .sorted()
                .toArray();
        double[] cuts = sorted.length == 0 ? new double[0] : quarters(sorted);
        List<String> names = between(Arrays.stream(cuts).mapToObj(Parts::day).toList());
        int[] of = IntStream.range(0, column.size())
                .map(i -> column.missing(i) ? cuts.length + 1 : above(cuts, (double) column.micros()[i]))
                .toArray();
        return named(column.name(), names, " ", of);
    }

    private static Parts named(String column, List<String> names, String sign, int[] of) {
        List<String> levels = new ArrayList<>(names);
        levels.add(MISSING);
        List<String> wheres = new ArrayList<>();
        names.forEach(name -> wheres.add(column + sign + name));
        wheres.add(column + " missing");
        return filled(new Parts(column, levels, wheres, of));
    }

    /** Without the parts that no row is in. */
    private static Parts filled(Parts all) {
        int[] sizes = all.sizes();
        int[] kept = IntStream.range(0, sizes.length).filter(p -> sizes[p] > 0).toArray();
        int[] place = new int[sizes.length];
        for (int i = 0; i < kept.length; i++) {
            place[kept[i]] = i;
        }
        return new Parts(
                all.column,
                Arrays.stream(kept).mapToObj(all.levels::get).toList(),
                Arrays.stream(kept).mapToObj(all.wheres::get).toList(),
                Arrays.stream(all.of).map(p -> place[p]).toArray());
    }

    /** Of ascending numbers: each cut as short a number as parts the rows in the same way. */
    private static double[] cuts(double[] sorted) {
        double[] cuts = quarters(sorted);
        for (int i = 0; i < cuts.length; i++) {
            int first = Arrays.binarySearch(sorted, cuts[i]);
            while (first > 0 && sorted[first - 1] == cuts[i]) {
                first--;
            }
            cuts[i] = shortest(sorted[first - 1], cuts[i]);
        }
        return cuts;
    }

    /** The distinct quarter points that have rows below them. */
    private static double[] quarters(double[] sorted) {
        return Arrays.stream(QUARTERS)
                .map(q -> sorted[(int) (q * sorted.length)])
                .distinct()
                .filter(cut -> cut > sorted[0])
                .toArray();
    }

    /** The shortest number above {@code below} and not above {@code cut}. */
    private static double shortest(double below, double cut) {
        for (int digits = 1; digits < 17; digits++) {
            double rounded = new BigDecimal(cut)
                    .round(new MathContext(digits, RoundingMode.FLOOR))
                    .doubleValue();
            if (rounded > below && rounded <= cut) {
                return rounded;
            }
        }
        return cut;
    }

    private static int above(double[] cuts, double value) {
        int place = 0;
        while (place < cuts.length && value >= cuts[place]) {
            place++;
        }
        return place;
    }

    private static List<String> between(List<String> cuts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            names.add(
                    cuts.isEmpty()
                            ? "known"
                            : i == 0
                                    ? "below " + cuts.getFirst()
                                    : i == cuts.size()
                                            ? cuts.getLast() + " and above"
                                            : "from " + cuts.get(i - 1) + " to below " + cuts.get(i));
        }
        return names;
    }

    private static String written(double value) {
        double size = Math.abs(value);
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return size == 0 ? "0" : size >= 1e-5 && size < 1e15 ? exact.toPlainString() : exact.toString();
    }

    private static String day(double micros) {
        return Instant.ofEpochSecond((long) Math.floor(micros / 1e6))
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString()
                .replaceFirst("T00:00$", "")
                .replace('T', ' ');
    }
}
