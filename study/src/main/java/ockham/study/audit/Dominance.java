package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The column that tells more alone than all the others together, and much: often an outcome rather than a cause, such as
 * the length of a call that ended in a sale. One signal, so it warns.
 */
final class Dominance {
    private static final int ROWS_NEEDED = 200;
    private static final double MUCH_AUC = 0.8;
    private static final double MUCH_EXPLAINED = 0.6;

    private final LeakSample sample;
    private final Goal goal;
    private final Leaks.Question question;
    private final Set<Integer> trusted;

    Dominance(LeakSample sample, Leaks.Question question, Set<Integer> trusted) {
        this.sample = sample;
        this.goal = question.goal().rows(sample.rows());
        this.question = question;
        this.trusted = trusted;
    }

    /** @param known places of columns that are suspected already: neither looked at nor part of the others */
    Optional<Leaks.Suspect> suspect(Set<Integer> known) {
        List<Goal.Skill> skills = new ArrayList<>();
        int best = -1;
        List<double[]> alone = sample.alone(goal);
        for (int c = 0; c < alone.size(); c++) {
            skills.add(goal.skill(alone.get(c)));
            if (!known.contains(c) && (best < 0 || skills.get(c).explained() > skills.get(best).explained())) {
                best = c;
            }
        }
        if (best < 0 || trusted.contains(best) || goal.rows() < ROWS_NEEDED || !much(skills.get(best))) {
            return Optional.empty();
        }
        Set<Integer> without = new TreeSet<>(known);
        without.add(best);
        if (without.size() == alone.size()) {
            return Optional.empty();
        }
        Goal.Skill own = skills.get(best);
        Goal.Skill rest = goal.skill(sample.together(goal, skills, without));
        if (own.score() <= rest.score() || own.explained() <= rest.explained()) {
            return Optional.empty();
        }
        String measure = measure(goal);
        return Optional.of(new Leaks.Suspect(
                best,
                Severity.WARNS,
                List.of(),
                "alone it tells more (" + measure + " " + Say.score(own.score())
                        + " on held-out rows) than all other columns together (" + Say.score(rest.score())
                        + "): is it known before " + question.names().get(question.names().size() - 1) + "?"));
    }

    private boolean much(Goal.Skill skill) {
        return goal.classes() == 2 ? skill.score() >= MUCH_AUC : skill.explained() >= MUCH_EXPLAINED;
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
