package ockham.study.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leaks of classes.
 *
 * <p>The whole target: a column that alone leaves at most 15% of the errors of knowing nothing, where all columns not so
 * strong leave at least three times its errors; and either it makes (next to) no error, or a mark (zero or not, missing or
 * not, one of two values: {@link Region}) has rows of one class only, or it says the same as a column so found. Where one of
 * several values has rows of one class only, it warns: so does a strong cause.
 *
 * <p>A part of the target: a value that marks rows of one class only, not the commonest, where the other columns expect
 * many rows of other classes among them. A mark with so many rows that exceptions are below 1% (300 by the rule of three)
 * blocks; fewer rows, or one of several values, warn.
 */
final class ClassLeaks {
    private static final double STRONG = 0.15;
    private static final double EXACT = 0.002;
    private static final double TIMES_BETTER = 3;
    private static final double EXPLAINS_MORE = 0.2;
    private static final double SAME = 0.975;
    private static final int CERTAIN_ROWS = 300;
    private static final double EXPECTED_EXCEPTIONS = 0.25;
    /** Columns with a value of one class only, no mark, that are judged: those with most such rows. */
    private static final int LOOKED_AT = 8;
    /** Log of the odds against chance that a pure region needs. */
    private static final double BEYOND_CHANCE = 30;

    private final LeakSample sample;
    private final List<Facts> facts;
    private final Leaks.Question question;
    private final Set<Integer> trusted;
    private final Goal goal;
    private final List<double[]> alone;
    private final List<Goal.Skill> skills = new ArrayList<>();
    private final Map<Integer, Leaks.Suspect> found = new TreeMap<>();

    ClassLeaks(LeakSample sample, List<Facts> facts, Leaks.Question question, Set<Integer> trusted) {
        this.sample = sample;
        this.facts = facts;
        this.question = question;
        this.trusted = trusted;
        this.goal = question.goal().rows(sample.rows());
        this.alone = sample.alone(goal);
        alone.forEach(predictions -> skills.add(goal.skill(predictions)));
    }

    List<Leaks.Suspect> suspects() {
        wholeTarget();
        partOfTarget();
        return List.copyOf(found.values());
    }

    private void wholeTarget() {
        Set<Integer> strong = new TreeSet<>();
        for (int c = 0; c < skills.size(); c++) {
            if (skills.get(c).baseError() > 0 && skills.get(c).errorLeft() <= STRONG) {
                strong.add(c);
            }
        }
        Set<Integer> far = new TreeSet<>();
        for (int c : strong) {
            Goal.Skill rest = rest(strong, c);
            if (skills.get(c).error() * TIMES_BETTER <= rest.error()
                    && skills.get(c).explained() - rest.explained() >= EXPLAINS_MORE) {
                far.add(c);
                if (exact(c)) {
                    add(c, Severity.BLOCKS, evidence(c, rest));
                } else {
                    pureRegion(c)
                            .ifPresent(pure -> add(
                                    c,
                                    pure.region().mark() ? Severity.BLOCKS : Severity.WARNS,
                                    evidence(c, rest) + "; where " + pure.words(question)));
                }
            }
        }
        for (int c : far) {
            if (!found.containsKey(c)) {
                sameAsFound(c, strong);
            }
        }
    }

    /** The others: strong columns are not among them unless trusted, lest two leaks excuse each other. */
    private Goal.Skill rest(Set<Integer> strong, int column) {
        Set<Integer> without = new TreeSet<>(strong);
        without.removeAll(trusted);
        without.add(column);
        return without.size() == skills.size()
                ? new Goal.Skill(
                        0, skills.get(column).baseError(), skills.get(column).baseError(), 0.5)
                : goal.skill(sample.together(goal, skills, without));
    }

    private boolean exact(int column) {
        return skills.get(column).error() <= Math.max(EXACT, 1.0 / goal.rows());
    }

    private String evidence(int column, Goal.Skill rest) {
        Goal.Skill own = skills.get(column);
        String measure = Dominance.measure(goal);
        return "alone it puts " + Say.percent(1 - own.error()) + " of held-out rows right (" + measure + " "
                + Say.score(own.score()) + "), the other columns together " + Say.percent(1 - rest.error()) + " ("
                + measure + " " + Say.score(rest.score()) + ")";
    }

    /** A region of one class only, a mark before any other. */
    private Optional<Marked> pureRegion(int column) {
        return Region.of(facts.get(column)).stream()
                .map(region -> new Marked(column, region, region.spread(question.goal())))
                .filter(pure -> pure.spread().pure())
                .min(Comparator.comparingInt(pure -> pure.region().mark() ? 0 : 1));
    }

    private void sameAsFound(int column, Set<Integer> strong) {
        for (Leaks.Suspect leak : List.copyOf(found.values())) {
            double same = sameAnswers(alone.get(column), alone.get(leak.place()));
            if (leak.severity() == Severity.BLOCKS && strong.contains(leak.place()) && same >= SAME) {
                add(
                        column,
                        Severity.BLOCKS,
                        evidence(column, rest(strong, column)) + "; it gives the same answer as "
                                + facts.get(leak.place()).name() + " in " + Say.percent(same) + " of rows");
                return;
            }
        }
    }

    private double sameAnswers(double[] a, double[] b) {
        int same = 0;
        for (int i = 0; i < goal.rows(); i++) {
            same += largest(a, i) == largest(b, i) ? 1 : 0;
        }
        return (double) same / goal.rows();
    }

    private int largest(double[] predictions, int row) {
        int best = 0;
        for (int k = 1; k < goal.classes(); k++) {
            best = predictions[row * goal.classes() + k] > predictions[row * goal.classes() + best] ? k : best;
        }
        return best;
    }

    private void add(int column, Severity severity, String evidence) {
        found.putIfAbsent(column, new Leaks.Suspect(column, severity, List.of(), evidence));
    }

    private record Marked(int column, Region region, Region.Spread spread) {
        String words(Leaks.Question question) {
            return region.words() + ", " + question.names().get(spread.top()) + " in " + Say.count(spread.ofTop())
                    + " of " + Say.rows(spread.rows());
        }

        /** Marks before other regions, then the larger. */
        boolean before(Marked other) {
            return region.mark() == other.region.mark() ? spread.rows() > other.spread.rows() : region.mark();
        }
    }

    private void partOfTarget() {
        List<Marked> all = marked();
        Set<Integer> without = new TreeSet<>(found.keySet());
        all.stream().filter(m -> m.region().mark()).forEach(m -> without.add(m.column()));
        without.removeAll(trusted);
        if (without.size() < skills.size()) {
            double[] rest = all.stream().anyMatch(m -> m.region().mark()) ? together(without) : new double[0];
            all.stream().filter(m -> m.region().mark()).forEach(m -> judge(m, rest));
        }
        // One of several values may have a cause that other columns show too: only the column itself is left out.
        all.stream()
                .filter(m -> !m.region().mark())
                .sorted(Comparator.comparingInt(m -> -m.spread().rows()))
                .limit(LOOKED_AT)
                .forEach(m -> {
                    Set<Integer> others = new TreeSet<>(without);
                    others.add(m.column());
                    if (others.size() < skills.size()) {
                        judge(m, together(others));
                    }
                });
    }

    private double[] together(Set<Integer> without) {
        return sample.together(goal, skills, without);
    }

    private void judge(Marked mark, double[] rest) {
        double expected = expected(rest, mark);
        if (1 - expected >= EXPECTED_EXCEPTIONS) {
            boolean certain = mark.region().mark() && mark.spread().rows() >= CERTAIN_ROWS;
            add(
                    mark.column(),
                    certain ? Severity.BLOCKS : Severity.WARNS,
                    "where " + mark.words(question) + "; from the other columns one would expect "
                            + Say.percent(expected));
        }
    }

    /** The first region, marks before others, of each column that marks rows of one class, not the commonest. */
    private List<Marked> marked() {
        double[] shares = question.goal().means(new boolean[question.goal().rows()], false);
        int commonest = 0;
        for (int k = 1; k < shares.length; k++) {
            commonest = shares[k] > shares[commonest] ? k : commonest;
        }
        List<Marked> all = new ArrayList<>();
        for (int c = 0; c < facts.size(); c++) {
            Marked best = null;
            for (Region region : found.containsKey(c) ? List.<Region>of() : Region.of(facts.get(c))) {
                Region.Spread spread = region.spread(question.goal());
                Marked marked = new Marked(c, region, spread);
                boolean beyond = spread.rows() * -StrictMath.log(shares[spread.top()]) >= BEYOND_CHANCE;
                if (spread.pure() && spread.top() != commonest && beyond && (best == null || marked.before(best))) {
                    best = marked;
                }
            }
            if (best != null) {
                all.add(best);
            }
        }
        return all;
    }

    /** The mean probability of the class that the other columns give in the region, on the sample. */
    private double expected(double[] rest, Marked mark) {
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < goal.rows(); i++) {
            if (mark.region().value().test(sample.rows()[i])) {
                sum += rest[i * goal.classes() + mark.spread().top()];
                rows++;
            }
        }
        return rows < 5 ? 1 : sum / rows;
    }
}
