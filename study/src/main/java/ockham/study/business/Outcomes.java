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

    /**
     * For numbers: money of each action by the range that the true number falls into.
     *
     * @param cuts where the ranges meet, ascending; a range holds its lower end and not its upper one
     * @param matrix its classes are the ranges as the file writes them, lowest first
     */
    record Ranges(List<Double> cuts, Matrix matrix) implements Outcomes {
        public Ranges {
            cuts = List.copyOf(cuts);
        }

        /** The same as an array. */
        public double[] ends() {
            return cuts.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** For numbers: cost per unit by which the decided number is below or above the truth. */
    record PerUnit(Money tooLow, Money tooHigh) implements Outcomes {}
}
