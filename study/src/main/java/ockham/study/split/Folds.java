package ockham.study.split;

import java.util.List;

/**
 * The folds of a study, the same for every candidate.
 *
 * @param how for people: {@code stratified by class}, {@code grouped by customer}, {@code time-ordered by date}, {@code the
 *     user's test file}
 * @param repeats number of repeats; every repeat tests the same rows, each once
 * @param perRepeat folds in a repeat
 * @param folds all of them, by repeat, then fold
 */
public record Folds(String how, int repeats, int perRepeat, List<Fold> folds) {}
