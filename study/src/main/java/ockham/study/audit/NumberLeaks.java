package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leaks of numbers: one column of which the target is a function (R2 of 0.999 on rows left out, where the columns not so
 * strong leave at least ten times its error), or a sum, difference, product or quotient of a few ({@link Identities}).
 */
final class NumberLeaks {
    private static final double STRONG = 0.99;
    private static final double EXACT = 0.999;
    private static final double TIMES_BETTER = 10;

    private final LeakSample sample;
    private final Goal goal;
    private final Set<Integer> trusted;

    NumberLeaks(LeakSample sample, Leaks.Question question, Set<Integer> trusted) {
        this.sample = sample;
        this.goal = question.goal().rows(sample.rows());
        this.trusted = trusted;
    }

    List<Leaks.Suspect> suspects() {
        List<Goal.Skill> skills = new ArrayList<>();
        Set<Integer> strong = new TreeSet<>();
        List<double[]> alone = sample.alone(goal);
        for (int c = 0; c < alone.size(); c++) {
            Goal.Skill pieces = goal.skill(alone.get(c));
            Goal.Skill smooth = sample.signals().get(c).ordered()
                    ? goal.skill(new Neighbours(sample.signals().get(c), goal).leftOut())
                    : pieces;
            skills.add(smooth.explained() > pieces.explained() ? smooth : pieces);
            if (skills.get(c).explained() >= STRONG) {
                strong.add(c);
            }
        }
        Map<Integer, Leaks.Suspect> found = new TreeMap<>();
        for (int c : strong) {
            if (skills.get(c).explained() >= EXACT) {
                exact(c, skills, strong).ifPresent(suspect -> found.put(suspect.place(), suspect));
            }
        }
        Set<Integer> open = new TreeSet<>();
        for (int c = 0; c < skills.size(); c++) {
            if (!found.containsKey(c)) {
                open.add(c);
            }
        }
        new Identities(sample, goal, open).suspect().ifPresent(suspect -> found.put(suspect.place(), suspect));
        return List.copyOf(found.values());
    }

    private Optional<Leaks.Suspect> exact(int column, List<Goal.Skill> skills, Set<Integer> strong) {
        Set<Integer> without = new TreeSet<>(strong);
        without.removeAll(trusted);
        without.add(column);
        double rest = without.size() == skills.size()
                ? 0
                : goal.skill(sample.together(goal, skills, without)).explained();
        double own = skills.get(column).explained();
        if (1 - rest < TIMES_BETTER * (1 - own)) {
            return Optional.empty();
        }
        return Optional.of(new Leaks.Suspect(
                column,
                Severity.BLOCKS,
                List.of(),
                "the target is a function of it: R2 " + String.format(Locale.ROOT, "%.5f", own)
                        + " on rows left out; the other columns together reach " + Say.score(rest)));
    }
}
