package ockham.study.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.score.Seeds;

/** Shapley values of a few typical rows, against one background, and what one such explanation takes by the clock. */
final class RowExplanations {
    private static final int LEAST_ROWS = 20;
    private static final int BACKGROUND = 64;
    private static final int LEAST_BACKGROUND = 16;
    private static final int PAIRS = 2;
    private static final int TIMED = 3;
    private static final int SHOWN = 5;

    private final HeldOut held;
    private final long most;
    private final long columns;

    /** @param most cells that predictions may read in all */
    RowExplanations(HeldOut held, long most) {
        this.held = held;
        this.most = most;
        this.columns = held.features().columns().size();
    }

    /** Explains rows typical of some, and says how long one takes. */
    void put(ObjectNode node, int[] some) {
        int rows = held.features().rows();
        if (rows < LEAST_ROWS) {
            throw new Unmeasured("fewer than " + LEAST_ROWS + " rows were held out");
        }
        int size = Math.min(BACKGROUND, rows / 2);
        while (size > LEAST_BACKGROUND && cells(size) > most) {
            size /= 2;
        }
        if (columns == 0 || cells(size) > most) {
            throw new Unmeasured(columns + " columns are too many to explain a row by");
        }
        List<Examples.Example> examples =
                Examples.of(held.model().predict(held.features().rows(some)));
        Set<Integer> shown = new HashSet<>();
        examples.forEach(e -> shown.add(some[e.row()]));
        int[] background = IntStream.of(
                        Shuffling.order(rows, Seeds.of(held.seed(), ScorecardQuestion.NAME, "background")))
                .filter(r -> !shown.contains(r))
                .limit(size)
                .sorted()
                .toArray();
        Shapley shapley = new Shapley(held.model(), held.features(), background, PAIRS);
        node.put("background", background.length).put("pairs", PAIRS);
        ArrayNode list = node.putArray("examples");
        for (int e = 0; e < examples.size(); e++) {
            Examples.Example example = examples.get(e);
            Shapley.Values values = shapley.of(
                    some[example.row()],
                    example.output(),
                    Seeds.of(held.seed(), ScorecardQuestion.NAME, "orders", Integer.toString(e)));
            example(list.addObject(), example, some[example.row()], values);
        }
        node.put("millis", millis(shapley, some[examples.getFirst().row()]));
    }

    private long cells(int background) {
        return (Examples.MOST + TIMED) * columns * Shapley.rows(columns, background, PAIRS);
    }

    private void example(ObjectNode node, Examples.Example example, int row, Shapley.Values values) {
        node.put("which", example.which())
                .put("output", example.output())
                .put("prediction", values.prediction())
                .put("base", values.base());
        int[] largest = IntStream.range(0, values.effects().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -Math.abs(values.effects()[c])))
                .limit(SHOWN)
                .mapToInt(Integer::intValue)
                .toArray();
        double rest = values.prediction() - values.base();
        ArrayNode parts = node.putArray("parts");
        for (int c : largest) {
            Column column = held.features().columns().get(c);
            parts.addObject()
                    .put("column", column.name())
                    .put("cell", CellText.of(column, row))
                    .put("effect", values.effects()[c])
                    .put("error", values.errors()[c]);
            rest -= values.effects()[c];
        }
        node.put("rest", columns > SHOWN ? rest : 0).put("others", columns - largest.length);
    }

    private static double millis(Shapley shapley, int row) {
        double[] millis = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            shapley.of(row, 0, i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[TIMED / 2];
    }
}
