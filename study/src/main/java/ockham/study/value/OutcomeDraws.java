package ockham.study.value;

/**
 * How much of an uncertain amount each contender collects, so that its value can be put together again for any amount:
 * value per decision = {@code ValueDraws.fixed} + sum over outcomes of amount x {@code share}.
 *
 * @param input name of the amount among the inputs
 * @param mean the amount that decisions were made with
 * @param share {@code [draw][contender]}
 */
public record OutcomeDraws(String input, double mean, double[][] share) {}
