package ockham.study.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Asks a model, on rows that it has not seen, what it takes to understand it: how many columns carry the importance, whether two
 * halves of the rows agree on it, how much a small tree and a sum of single columns tell of what the model says, whether importances
 * order columns better than chance, and what Shapley values say of three rows. Together it predicts about as many rows as permutation
 * importance does. What is not measured answers {@code why}.
 */
public final class ScorecardQuestion implements HeldOutQuestion {
    /** What it answers under. */
    public static final String NAME = "scorecard";

    /** Held-out rows from which on halves of them say anything. */
    public static final int LEAST_ROWS = 100;

    /** Leaves of the tree that stands for the model. */
    public static final int LEAVES = 16;

    /** Share of the importance that the columns counted carry. */
    static final double CARRIED = 0.95;

    @Override
    public void ask(HeldOut held, ObjectNode reply) {
        Table all = held.features();
        ObjectNode told = reply.putObject(NAME)
                .put("rows", all.rows())
                .put("columns", all.columns().size())
                .put(
                        "texts",
                        all.columns().stream()
                                .filter(c -> c instanceof Column.Texts)
                                .count());
        CardParts parts = new CardParts(timed(held), names(reply));
        part(told, "carrying", node -> carrying(reply.path("columns"), node));
        part(told, "tree", parts::tree);
        part(told, "additive", parts::additive);
        part(told, "shapley", parts::shapley);
        part(told, "stability", parts::stability);
        part(told, "deletion", parts::deletion);
    }

    private static void part(ObjectNode told, String name, Consumer<ObjectNode> measure) {
        ObjectNode node = told.putObject(name);
        try {
            measure.accept(node);
        } catch (Unmeasured e) {
            node.removeAll();
            node.put("why", e.why());
        }
    }

    /** The same, whose model refuses once the time is over. */
    private static HeldOut timed(HeldOut held) {
        return new HeldOut(
                new Timed(held.model(), held.timeOver()),
                held.features(),
                held.group(),
                held.score(),
                held.seed(),
                held.timeOver());
    }

    /** Columns that were measured, the most important first. */
    private static List<String> names(ObjectNode reply) {
        List<String> names = new ArrayList<>();
        reply.path("columns").forEach(c -> names.add(c.path("column").asText()));
        return names;
    }

    /** How many columns, the most important first, carry nearly all of the importance that is above 0. */
    static void carrying(JsonNode columns, ObjectNode node) {
        double[] positive = IntStream.range(0, columns.size())
                .mapToDouble(i -> columns.get(i).path("mean").asDouble())
                .filter(v -> v > 0)
                .sorted()
                .toArray();
        double total = Arrays.stream(positive).sum();
        if (!(total > 0)) {
            throw new Unmeasured("no column is worth anything to the model on these rows");
        }
        int count = 0;
        for (double sum = 0; sum < CARRIED * total && count < positive.length; count++) {
            sum += positive[positive.length - 1 - count];
        }
        node.put("count", count).put("measured", columns.size());
    }
}
