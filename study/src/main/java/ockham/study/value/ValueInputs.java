package ockham.study.value;

import java.util.List;
import java.util.Optional;

/**
 * What valuation needs besides predictions and business case.
 *
 * @param costs of candidates; one that is absent costs no time and keeps every limit
 * @param draws joint draws of rows, selection and uncertain inputs
 * @param seed of the study
 * @param learnt what every side's model gains in a year because the one in service learns from all rows, those that were tested from what a
 *     fold leaves; 0 where no learning curves tell
 */
public record ValueInputs(List<CandidateCost> costs, int draws, long seed, double learnt) {
    public static final int DRAWS = 4000;

    /** Where no learning curve is known. */
    public ValueInputs(List<CandidateCost> costs, int draws, long seed) {
        this(costs, draws, seed, 0);
    }

    public ValueInputs {
        costs = List.copyOf(costs);
        if (draws < 10) {
            throw new IllegalArgumentException("draws must be 10 or more, not " + draws);
        }
    }

    Optional<CandidateCost> cost(String candidate) {
        return costs.stream().filter(c -> c.candidate().equals(candidate)).findFirst();
    }
}
