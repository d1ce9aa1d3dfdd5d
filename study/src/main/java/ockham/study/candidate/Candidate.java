package ockham.study.candidate;

import java.util.List;
import java.util.Map;
import ockham.api.Family;
import ockham.api.Feature;
import ockham.api.Learner;

/**
 * A recipe plus a learner with its settings: a rung of the ladder.
 *
 * @param rung place on the ladder, 0 the simplest; breaks ties in favour of the simpler
 * @param recipe feature steps in order
 * @param settings hyper-parameters of learner and recipe, for people and for the evidence
 */
public record Candidate(
        String name, Family family, int rung, List<Feature> recipe, Learner learner, Map<String, String> settings) {}
