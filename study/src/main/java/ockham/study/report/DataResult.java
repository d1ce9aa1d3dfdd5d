package ockham.study.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was studied.
 *
 * @param source name of the file, or the query
 * @param read how it was read: {@code CSV, comma, UTF-8}
 * @param rows all that have a target
 * @param testRows those of them that come from the user's own test file and judge; 0 without one
 * @param columns features that models saw
 * @param task {@code binary}, {@code multiclass} or {@code number}
 * @param positive class that is acted on, or null
 * @param split how rows were divided, in words: {@code stratified by class}
 * @param repeats repeats of the cross-validation
 * @param shares how often each class occurs, in the order of the classes; empty for numbers
 * @param leftOut columns that no model saw
 */
public record DataResult(
        String source,
        String read,
        long rows,
        long testRows,
        int columns,
        String target,
        String task,
        @Nullable String positive,
        String split,
        int folds,
        int repeats,
        List<ClassShare> shares,
        List<String> leftOut) {
    public DataResult {
        shares = List.copyOf(shares);
        leftOut = List.copyOf(leftOut);
    }

    /** How often a class occurs: {@code share} is {@code rows} over the rows with a target. */
    public record ClassShare(String name, long rows, double share) {}
}
