package ockham.study.value;

import java.util.List;

/**
 * Every contender's decisions, nothing first.
 *
 * @param inputs names of the uncertain amounts, one per layer after the first
 * @param notes what a reader must know
 */
record Plays(List<Play> all, List<String> inputs, List<String> notes) {}
