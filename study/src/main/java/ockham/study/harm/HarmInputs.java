package ockham.study.harm;

import java.util.List;
import ockham.api.Table;
import ockham.score.decide.DecisionRule;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param all the tested rows
 * @param entry the model's predictions of them
 * @param rule of the business case, null to take the most probable class or the number as it is
 * @param currency of the case; empty without one
 * @param protect columns of the tested rows by which errors are told
 * @param columns of the tested rows by which the worst slices are looked for
 * @param seed of the study
 */
public record HarmInputs(
        OutOfFold all,
        OutOfFold.Entry entry,
        @Nullable DecisionRule rule,
        String currency,
        List<String> protect,
        Table columns,
        long seed) {
    public HarmInputs {
        protect = List.copyOf(protect);
    }
}
