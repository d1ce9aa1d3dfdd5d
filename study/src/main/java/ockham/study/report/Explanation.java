package ockham.study.report;

import java.util.List;
import ockham.study.compare.Estimate;

/**
 * What a candidate looks at.
 *
 * @param unit of the importances: {@code EUR a year}, {@code AUC}
 * @param method how it was measured, in a sentence
 * @param importance most important first
 */
public record Explanation(String candidate, String unit, String method, List<Importance> importance) {
    public Explanation {
        importance = List.copyOf(importance);
    }

    /** What is lost when the column is shuffled. */
    public record Importance(String column, Estimate loss) {}
}
