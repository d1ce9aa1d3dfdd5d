package ockham.study.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.Seeds;
import org.jspecify.annotations.Nullable;

/** Measures the parts of the scorecard on some of the held-out rows, with what several of them need. */
final class CardParts {
    private static final int MOST_ROWS = 3000;
    private static final int MOST_DELETED_ROWS = 500;
    /** Columns that the tree and the sum are made of. */
    private static final int MOST_COLUMNS = 50;
    /** Cells that predictions of one part may read: together what permutation importance may. */
    private static final long MOST_CELLS = 100_000_000L;

    private final HeldOut held;
    private final List<String> ranked;
    private final long columns;
    private @Nullable Sample sample;
    private @Nullable HalfImportances importances;

    /** Rows and what the model says of them. */
    private record Sample(Predictions predictions, List<Cells> cells, int[] group) {}

    CardParts(HeldOut held, List<String> ranked) {
        this.held = held;
        this.ranked = ranked;
        this.columns = held.features().columns().size();
    }

    private Sample sample() {
        Sample known = sample;
        if (known == null) {
            enough();
            int[] rows = rows("outputs", MOST_ROWS);
            Table table = held.features().rows(rows);
            List<String> names = ranked.stream()
                    .filter(name -> !(table.column(name) instanceof Column.Texts))
                    .limit(MOST_COLUMNS)
                    .toList();
            known = new Sample(
                    held.model().predict(table),
                    Cells.of(table.select(names)),
                    Arrays.stream(rows).map(r -> held.group()[r]).toArray());
            sample = known;
        }
        return known;
    }

    private int[] rows(String of, int most) {
        return Explain.sample(held.features().rows(), most, seed(of));
    }

    private long seed(String of) {
        return Seeds.of(held.seed(), ScorecardQuestion.NAME, of);
    }

    private void enough() {
        if (held.features().rows() < ScorecardQuestion.LEAST_ROWS) {
            throw new Unmeasured("fewer than " + ScorecardQuestion.LEAST_ROWS + " rows were held out");
        }
        if (columns == 0) {
            throw new Unmeasured("there are no columns");
        }
    }

    void tree(ObjectNode node) {
        Sample on = sample();
        int[][] halves = Dealing.of(on.group(), 2, seed("tree"));
        double r2 = SurrogateTree.r2(on.cells(), Outputs.of(on.predictions()), halves, ScorecardQuestion.LEAVES);
        surrogate(node, r2, on);
    }

    void additive(ObjectNode node) {
        Sample on = sample();
        AdditiveShare found = AdditiveShare.of(on.cells(), Outputs.of(on.predictions()), on.group(), seed("additive"));
        surrogate(node, found.share(), on);
        node.put("bins", found.bins());
    }

    private static void surrogate(ObjectNode node, double value, Sample on) {
        if (Double.isNaN(value)) {
            throw new Unmeasured("the model says the same of every row");
        }
        node.put("value", value)
                .put("rows", on.group().length)
                .put("columns", on.cells().size());
    }

    void shapley(ObjectNode node) {
        new RowExplanations(held, MOST_CELLS).put(node, rows("examples", MOST_ROWS));
    }

    private HalfImportances importances() {
        HalfImportances known = importances;
        if (known == null) {
            enough();
            long most = MOST_CELLS / (columns * columns * HalfImportances.REPEATS);
            if (most < ScorecardQuestion.LEAST_ROWS) {
                throw new Unmeasured(columns + " columns are too many to shuffle one by one");
            }
            int[] rows = rows("halves", (int) Math.min(MOST_ROWS, most));
            int[][] dealt =
                    Dealing.of(Arrays.stream(rows).map(r -> held.group()[r]).toArray(), 2, seed("halves"));
            int[][] halves = Arrays.stream(dealt)
                    .map(half -> Arrays.stream(half).map(i -> rows[i]).toArray())
                    .toArray(int[][]::new);
            if (halves[1].length < ScorecardQuestion.LEAST_ROWS / 4
                    || halves[0].length < ScorecardQuestion.LEAST_ROWS / 4) {
                throw new Unmeasured("too few groups of rows were held out");
            }
            known = HalfImportances.of(held, halves);
            importances = known;
        }
        return known;
    }

    void stability(ObjectNode node) {
        HalfImportances found = importances();
        node.put("value", found.correlation())
                .put("columns", found.used().length)
                .put("rows", found.rows()[0].length + found.rows()[1].length);
    }

    void deletion(ObjectNode node) {
        HalfImportances found = importances();
        if (found.used().length < Deletion.LEAST_COLUMNS) {
            throw new Unmeasured("the model uses fewer than four columns");
        }
        long calls = (Deletion.ORDERS + 1L) * Math.min(Deletion.STEPS, columns);
        int most = (int)
                Math.max(ScorecardQuestion.LEAST_ROWS / 2, Math.min(MOST_DELETED_ROWS, MOST_CELLS / (columns * calls)));
        int[] half = found.rows()[1];
        int[] rows = Arrays.stream(Explain.sample(half.length, most, seed("deleted")))
                .map(i -> half[i])
                .toArray();
        Deletion curve = Deletion.of(held, rows, found.order());
        node.put("area", curve.area())
                .put("p", curve.p())
                .put("orders", curve.orders())
                .put("rows", rows.length);
        ArrayNode steps = node.putArray("steps");
        for (int s = 0; s < curve.columns().length; s++) {
            steps.addObject()
                    .put("columns", curve.columns()[s])
                    .put("ordered", curve.ordered()[s])
                    .put("random", curve.random()[s])
                    .put("low", curve.low()[s])
                    .put("high", curve.high()[s]);
        }
    }
}
