package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The column that makes the target predictable: often an outcome rather than a cause, such as the length of a call that
 * ended in a sale. Classes: it tells much alone (AUC .75 of two classes, .3 of the log loss of more), all columns together
 * explain .3 of the log loss, and without it the others explain less than half of that, and hardly more than it does
 * alone. Numbers: R2 of .9 alone, and more than all others together. One signal, so it warns.
 */
final class Dominance {
    private static final int ROWS_NEEDED = 200;
    /** Columns that are tried, those that tell most alone first. */
    private static final int LOOKED_AT = 5;

    private static final double RANKS_WELL = 0.75;
    private static final double ALONE = 0.3;
    private static final double TOGETHER = 0.3;
    private static final double HALF = 0.5;
    private static final double NEARLY = 0.75;
    private static final double NUMBER_ALONE = 0.9;

    private final LeakSample sample;
    private final Goal goal;
    private final Set<Integer> trusted;

    Dominance(LeakSample sample, Leaks.Question question, Set<Integer> trusted) {
        this.sample = sample;
        this.goal = question.goal().rows(sample.rows());
        this.trusted = trusted;
    }

    /** @param known places of columns that are suspected already: neither looked at nor part of the others */
    Optional<Leaks.Suspect> suspect(Set<Integer> known) {
        List<Goal.Skill> skills = new ArrayList<>();
        sample.alone(goal).forEach(predictions -> skills.add(goal.skill(predictions)));
        List<Integer> best = IntStream.range(0, skills.size())
                .filter(c -> !known.contains(c) && !trusted.contains(c) && much(skills.get(c)))
                .boxed()
                .sorted((a, b) ->
                        Double.compare(skills.get(b).explained(), skills.get(a).explained()))
                .limit(LOOKED_AT)
                .toList();
        if (best.isEmpty() || goal.rows() < ROWS_NEEDED || known.size() + 1 >= skills.size()) {
            return Optional.empty();
        }
        Goal.Skill all = goal.skill(sample.together(goal, skills, known));
        if (goal.classes() > 0 && all.explained() < TOGETHER) {
            return Optional.empty();
        }
        for (int column : best) {
            Set<Integer> without = new TreeSet<>(known);
            without.add(column);
            Goal.Skill own = skills.get(column);
            Goal.Skill rest = goal.skill(sample.together(goal, skills, without));
            if (dominates(own, rest, all)) {
                return Optional.of(new Leaks.Suspect(column, Severity.WARNS, List.of(), evidence(own, rest, all)));
            }
        }
        return Optional.empty();
    }

    private String evidence(Goal.Skill own, Goal.Skill rest, Goal.Skill all) {
        return "on rows held out the target is predictable (" + measure(goal) + " " + Say.score(all.score())
                + ") mainly through it: " + Say.score(own.score()) + " by it alone, " + Say.score(rest.score())
                + " by all other columns together. Is it known when deciding, or does it come with the outcome?";
    }

    private boolean much(Goal.Skill own) {
        return switch (goal.classes()) {
            case 0 -> own.explained() >= NUMBER_ALONE;
            case 2 -> own.score() >= RANKS_WELL;
            default -> own.explained() >= ALONE;
        };
    }

    private boolean dominates(Goal.Skill own, Goal.Skill rest, Goal.Skill all) {
        return goal.classes() == 0
                ? own.explained() > rest.explained()
                : all.explained() >= TOGETHER
                        && rest.explained() <= HALF * all.explained()
                        && own.explained() >= NEARLY * rest.explained();
    }

    /** The name of {@link Goal.Skill#score}. */
    static String measure(Goal goal) {
        return switch (goal.classes()) {
            case 0 -> "R2";
            case 2 -> "AUC";
            default -> "accuracy";
        };
    }
}
