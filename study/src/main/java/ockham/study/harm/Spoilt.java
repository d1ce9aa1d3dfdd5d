package ockham.study.harm;

import java.util.Arrays;
import java.util.SplittableRandom;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/** Columns as they come when the world is less tidy than the data. */
final class Spoilt {
    private Spoilt() {}

    /** With normal noise of {@code share} standard deviations on each number; other columns as they are. */
    static Column noisy(Column column, double share, SplittableRandom random) {
        if (!(column instanceof Column.Numbers numbers)) {
            return column;
        }
        double deviation = deviation(numbers.values());
        double[] values = numbers.values().clone();
        for (int i = 0; i < values.length; i++) {
            // Drawn for every cell, so that a missing one does not change the noise of those after it.
            values[i] += share * deviation * random.nextGaussian();
        }
        return new Column.Numbers(column.name(), values);
    }

    /** With each cell missing with a chance of {@code share}. */
    static Column missing(Column column, double share, SplittableRandom random) {
        boolean[] gone = new boolean[column.size()];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = random.nextDouble() < share;
        }
        return switch (column) {
            case Column.Numbers numbers -> {
                double[] values = numbers.values().clone();
                Arrays.setAll(values, i -> gone[i] ? Double.NaN : values[i]);
                yield new Column.Numbers(numbers.name(), values);
            }
            case Column.Categories categories -> {
                int[] codes = categories.codes().clone();
                Arrays.setAll(codes, i -> gone[i] ? Column.Categories.MISSING : codes[i]);
                yield new Column.Categories(categories.name(), categories.kind(), categories.levels(), codes);
            }
            case Column.Times times -> {
                long[] micros = times.micros().clone();
                Arrays.setAll(micros, i -> gone[i] ? Column.Times.MISSING : micros[i]);
                yield new Column.Times(times.name(), micros);
            }
            case Column.Texts texts -> {
                @Nullable String[] values = texts.values().clone();
                Arrays.setAll(values, i -> gone[i] ? null : values[i]);
                yield new Column.Texts(texts.name(), values);
            }
        };
    }

    private static double deviation(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        return known.length < 2 ? 0 : Math.sqrt(squares / (known.length - 1));
    }
}
