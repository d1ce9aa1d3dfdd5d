package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Table;
import ockham.score.Seeds;

/** The rows that leak checks work on, drawn once, in two halves of which each is predicted from the other. */
final class LeakSample {
    private static final int ROWS = 12_000;
    private static final int CELLS = 3_000_000;
    private static final int LEAST_ROWS = 400;
    /** Columns that the rest of a table is judged by at most: those that tell most alone. */
    private static final int COLUMNS = 100;

    private final int[] rows;
    private final boolean[] half;
    private final List<Signal> signals = new ArrayList<>();
    private final List<Bins> bins = new ArrayList<>();

    LeakSample(Table features, long seed) {
        int n = features.rows();
        int wanted = Math.max(
                LEAST_ROWS,
                Math.min(ROWS, CELLS / Math.max(1, features.columns().size())));
        var random = new SplittableRandom(Seeds.of(seed, "audit"));
        rows = Drawn.rows(n, Math.min(n, wanted), random);
        half = new boolean[rows.length];
        for (int i : Drawn.rows(rows.length, rows.length / 2, random)) {
            half[i] = true;
        }
        for (Column column : features.columns()) {
            Signal signal = Signal.of(column.rows(rows));
            signals.add(signal);
            bins.add(Bins.of(signal));
        }
    }

    int[] rows() {
        return rows;
    }

    boolean[] half() {
        return half;
    }

    List<Signal> signals() {
        return signals;
    }

    /** Held-out predictions of each column alone. */
    List<double[]> alone(Goal goal) {
        List<double[]> predictions = new ArrayList<>();
        for (Signal signal : signals) {
            predictions.add(new SingleColumn(signal, goal, half).heldOut());
        }
        return predictions;
    }

    /**
     * Held-out predictions of all columns but some together.
     *
     * @param skills what each column tells alone, by which the columns of a wide table are chosen
     * @param without places of the columns left out
     */
    double[] together(Goal goal, List<Goal.Skill> skills, Set<Integer> without) {
        Set<Integer> chosen = new TreeSet<>();
        IntStream.range(0, signals.size())
                .filter(c -> !without.contains(c))
                .boxed()
                .sorted((a, b) ->
                        Double.compare(skills.get(b).explained(), skills.get(a).explained()))
                .limit(COLUMNS)
                .forEach(chosen::add);
        return new Boosting(chosen.stream().map(bins::get).toList(), goal, half).heldOut();
    }
}
