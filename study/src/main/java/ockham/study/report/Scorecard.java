package ockham.study.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to understand the model that is explained, as measured facts. There is no grade: which of them matters depends on
 * who has to understand it. The milliseconds of an explanation are in {@link Measured#explanationMillis}.
 *
 * @param candidate the model; null where none was explained
 * @param output what it says of a row, in words
 * @param rows held out, that the model was not fitted on
 * @param sentence what a reader must know first, or why nothing was measured
 * @param facts in a fixed order, those that were not measured too; empty without a candidate
 * @param deletion null where it was not measured
 * @param examples three rows, or why there are none is told by the fact {@code one row}
 */
public record Scorecard(
        @Nullable String candidate,
        String output,
        long rows,
        String sentence,
        List<Fact> facts,
        @Nullable Deletion deletion,
        List<Example> examples) {
    public Scorecard {
        facts = List.copyOf(facts);
        examples = List.copyOf(examples);
    }

    /** Where nothing was measured. */
    public static Scorecard none(String why) {
        return new Scorecard(null, "", 0, why, List.of(), null, List.of());
    }

    /**
     * One measured fact.
     *
     * @param name what it is of
     * @param value NaN where it was not measured
     * @param unit of the value
     * @param sentence what it means, or why it was not measured
     */
    public record Fact(String name, double value, String unit, String sentence) {}

    /**
     * What is lost as more and more columns have their cells shuffled.
     *
     * @param unit of losses: money a year, or the metric
     * @param rows on which it was measured; the order is of others
     * @param orders random ones
     * @param p share of all orders that lose at least as much, that of the importances among them
     * @param steps from no column to all
     */
    public record Deletion(String unit, long rows, int orders, double p, List<Step> steps) {
        public Deletion {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step of the deletion.
     *
     * @param columns shuffled
     * @param ordered loss, the most important columns first
     * @param random mean loss of random orders
     * @param low smallest loss of a random order
     * @param high largest loss of a random order
     */
    public record Step(int columns, double ordered, double random, double low, double high) {}

    /**
     * A row and what its columns add to what the model says of it.
     *
     * @param title what the row is typical of
     * @param output what is explained
     * @param prediction of the row
     * @param base mean prediction of the background
     * @param parts the largest effects, largest first
     * @param others columns besides
     * @param rest what they add together
     * @param sentence the same in words
     */
    public record Example(
            String title,
            String output,
            double prediction,
            double base,
            List<Part> parts,
            int others,
            double rest,
            String sentence) {
        public Example {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What a column adds.
     *
     * @param cell of the row, as text
     * @param effect on the prediction
     * @param error its standard error, of the orders drawn
     */
    public record Part(String column, String cell, double effect, double error) {}
}
