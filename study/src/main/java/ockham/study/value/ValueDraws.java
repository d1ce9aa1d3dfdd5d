package ockham.study.value;

import java.util.List;

/**
 * The joint draws: the same rows, repeats and inputs for all contenders in a draw. Contenders are in the order of
 * {@link Valuation#contenders}.
 *
 * @param fixed {@code [draw][contender]} value per decision without the uncertain outcomes
 * @param outcomes the uncertain outcomes
 * @param inputs the uncertain inputs, outcomes among them
 * @param selected {@code [draw][side]} the contender that a study of these rows would have chosen for the side
 *     ({@code Family.Side} by ordinal), -1 where a side has nobody
 * @param perDecision {@code [draw][contender]} value per decision, put together
 * @param net {@code [draw][contender]} net present value
 * @param sides {@code [draw][side]} net present value of the selected contender, NaN where a side has nobody
 */
public record ValueDraws(
        double[][] fixed,
        List<OutcomeDraws> outcomes,
        List<DrawnInput> inputs,
        int[][] selected,
        double[][] perDecision,
        double[][] net,
        double[][] sides) {
    public ValueDraws {
        outcomes = List.copyOf(outcomes);
        inputs = List.copyOf(inputs);
    }

    public int count() {
        return fixed.length;
    }
}
