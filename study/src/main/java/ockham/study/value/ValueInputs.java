package ockham.study.value;

import java.util.List;
import java.util.Optional;

/**
 * What valuation needs besides predictions and business case.
 *
 * @param costs of candidates; one that is absent costs no time and keeps every limit
 * @param draws joint draws of rows, selection and uncertain inputs
 * @param seed of the study
 */
public record ValueInputs(List<CandidateCost> costs, int draws, long seed) {
    public static final int DRAWS = 4000;

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
