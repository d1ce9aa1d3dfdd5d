package ockham.study.value;

import java.util.List;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What judging by a metric needs: per-row contributions whose mean is the metric, larger being better (a loss comes with
 * its sign turned).
 *
 * @param metric its name for people: {@code AUC}
 * @param entries contenders without a model first, candidates simplest first
 * @param group dense group number of each tested row
 * @param worthwhile smallest difference of the metric that matters
 * @param draws joint draws
 * @param loss whether the metric itself is better when small, so that sentences turn the sign back
 * @param learnt as in {@link ValueInputs}, of the metric
 */
public record MetricInputs(
        String metric,
        List<Entry> entries,
        int[] group,
        double worthwhile,
        int draws,
        long seed,
        boolean loss,
        double learnt) {
    /** A metric that is better when large, with no learning curve known. */
    public MetricInputs(String metric, List<Entry> entries, int[] group, double worthwhile, int draws, long seed) {
        this(metric, entries, group, worthwhile, draws, seed, false, 0);
    }

    /**
     * A contender.
     *
     * @param rows {@code [repeat][row]}
     * @param score its interval as it was compared, so that it reads the same everywhere; null: from the draws
     */
    public record Entry(
            String name,
            Family family,
            int rung,
            double[][] rows,
            @Nullable Estimate score) {
        /** Whose interval follows from the draws. */
        public Entry(String name, Family family, int rung, double[][] rows) {
            this(name, family, rung, rows, null);
        }
    }

    public MetricInputs {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no contender to judge");
        }
    }
}
