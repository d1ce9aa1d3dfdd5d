package ockham.study.compare;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;

/**
 * What the race left to judge: the tested rows, and every finished candidate's out-of-fold predictions of them.
 *
 * @param task what was predicted
 * @param truth target of each tested row
 * @param group dense group number of each tested row (its own number where there is no group column)
 * @param folds {@code [repeat][row]} the fold whose model predicted the row; scores of different models have no common rank
 * @param rows every column of the tested rows, for amounts and rules; the target too
 * @param entries candidates, simplest first
 */
public record OutOfFold(Task task, double[] truth, int[] group, int[][] folds, Table rows, List<Entry> entries) {
    public boolean has(String candidate) {
        return entries.stream().anyMatch(e -> e.candidate().equals(candidate));
    }

    /** With more candidates, after those there are. */
    public OutOfFold with(List<Entry> more) {
        return new OutOfFold(
                task,
                truth,
                group,
                folds,
                rows,
                Stream.concat(entries.stream(), more.stream()).toList());
    }

    /** With some candidates only. */
    public OutOfFold only(Predicate<Entry> wanted) {
        return new OutOfFold(
                task, truth, group, folds, rows, entries.stream().filter(wanted).toList());
    }

    /**
     * A candidate's predictions.
     *
     * @param repeats one per repeat, each with a row per tested row
     */
    public record Entry(String candidate, Family family, int rung, List<Predictions> repeats) {}
}
