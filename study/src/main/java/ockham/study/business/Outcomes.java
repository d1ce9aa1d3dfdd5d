package ockham.study.business;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decisions are worth when the truth comes out. */
public sealed interface Outcomes {
    /**
     * For classes: money of each action under each truth.
     *
     * @param classes in the order of the task
     * @param actions in the order of the file
     * @param nothing the action that is doing nothing, or null if the file names none
     * @param money {@code money.get(truth).get(action)}
     */
    record Matrix(
            List<String> classes,
            List<String> actions,
            @Nullable String nothing,
            List<List<Money>> money) implements Outcomes {
        public Matrix {
            classes = List.copyOf(classes);
            actions = List.copyOf(actions);
            money = money.stream().map(List::copyOf).toList();
        }
    }

    /** For numbers: cost per unit by which the decided number is below or above the truth. */
    record PerUnit(Money tooLow, Money tooHigh) implements Outcomes {}
}
