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
 *     (0 without a model, 1 classical, 2 deep), -1 where a side has nobody
 * @param shift {@code [side]} added to the value per decision of a side's selected contender: {@code learnt}, less the winner's curse
 * @param learnt of {@code shift} of classical and deep models, the part that is gained by learning from all rows
 * @param perDecision {@code [draw][contender]} value per decision, put together
 * @param net {@code [draw][contender]} net present value
 * @param inService the same two of one fit, with its luck, where {@code perDecision} and {@code net} are of an average fit
 * @param sides {@code [draw][side]} net present value of the selected contender, NaN where a side has nobody
 * @param rowsOnly the same with every uncertain input at its mean: what more rows could tell
 * @param inputsOnly the same with what rows leave open at its mean: what knowing the inputs could tell; empty where there are none
 */
public record ValueDraws(
        double[][] fixed,
        List<OutcomeDraws> outcomes,
        List<DrawnInput> inputs,
        int[][] selected,
        double[] shift,
        double learnt,
        double[][] perDecision,
        double[][] net,
        InService inService,
        double[][] sides,
        double[][] rowsOnly,
        double[][] inputsOnly) {
    /** {@code [draw][contender]} of the one fit that is put into service. */
    public record InService(double[][] perDecision, double[][] net) {}

    public ValueDraws {
        outcomes = List.copyOf(outcomes);
        inputs = List.copyOf(inputs);
    }

    /** What a model that stands for a side loses per decision, for it was picked as the best of several. */
    public double curse(int side) {
        return learnt - shift[side];
    }

    public int count() {
        return fixed.length;
    }
}
