package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ockham.api.Table;
import ockham.api.Task;

/**
 * Columns that may hold what is to be predicted. A column blocks only on two signals: it tells the target (nearly) without
 * error on rows held out, in a way that a cause hardly does, and the other columns together come nowhere near it. A name
 * is never a signal.
 */
final class Leaks {
    private static final int ROWS_NEEDED = 50;

    private final Table features;
    private final double[] target;
    private final AuditSettings settings;
    private final List<Facts> facts;

    /** @param facts of the features, in their order */
    Leaks(Table features, List<Facts> facts, double[] target, AuditSettings settings) {
        this.features = features;
        this.facts = facts;
        this.target = target;
        this.settings = settings;
    }

    List<Finding> findings() {
        if (features.columns().isEmpty() || target.length < ROWS_NEEDED) {
            return List.of();
        }
        var sample = new LeakSample(features, settings.seed());
        List<Question> questions = questions();
        Map<Integer, Suspect> suspects = new TreeMap<>();
        for (Question question : questions) {
            List<Suspect> found = question.goal().classes() > 0
                    ? new ClassLeaks(sample, facts, question, trusted()).suspects()
                    : new NumberLeaks(sample, question, trusted()).suspects();
            found.forEach(suspect -> suspects.merge(suspect.place(), suspect, Suspect::graver));
        }
        new Copies(features, questions.get(0))
                .suspects()
                .forEach(suspect -> suspects.merge(suspect.place(), suspect, Suspect::graver));
        Set<Integer> explained = suspects.values().stream()
                .filter(s -> s.severity() == Severity.BLOCKS || trusted().contains(s.place()))
                .map(Suspect::place)
                .collect(Collectors.toCollection(TreeSet::new));
        new Dominance(sample, questions.get(0), trusted())
                .suspect(explained)
                .ifPresent(suspect -> suspects.merge(suspect.place(), suspect, Suspect::graver));
        return suspects.values().stream().map(this::finding).toList();
    }

    private Set<Integer> trusted() {
        Set<Integer> places = new TreeSet<>();
        for (int c = 0; c < facts.size(); c++) {
            if (settings.trust().contains(facts.get(c).name())) {
                places.add(c);
            }
        }
        return places;
    }

    /** What is asked of every column: the target; of a number that many rows share, also whether it is that number. */
    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        switch (settings.task()) {
            case Task.Binary _, Task.Multiclass _ ->
                questions.add(new Question(
                        new Goal(target, settings.task().classes().size()),
                        settings.task().classes().stream()
                                .map(name -> settings.target() + " is " + name)
                                .toList()));
            case Task.Regression _ -> {
                questions.add(new Question(new Goal(target, 0), List.of(settings.target())));
                Shared shared = Shared.of(target);
                if (shared.rows() >= 0.1 * target.length && target.length - shared.rows() >= Region.ROWS) {
                    double[] is = new double[target.length];
                    for (int i = 0; i < is.length; i++) {
                        is[i] = target[i] == shared.value() ? 0 : 1;
                    }
                    String value = Say.number(shared.value());
                    questions.add(new Question(
                            new Goal(is, 2),
                            List.of(settings.target() + " is " + value, settings.target() + " is not " + value)));
                }
            }
        }
        return questions;
    }

    private Finding finding(Suspect suspect) {
        String name = facts.get(suspect.place()).name();
        boolean trusted = settings.trust().contains(name);
        List<String> columns = new ArrayList<>(List.of(name));
        suspect.with().forEach(other -> columns.add(facts.get(other).name()));
        String action = trusted
                ? "Kept on your word that it is known when deciding."
                : "Remove it with --drop " + name + ", or, if it is truly known when deciding, keep it with --trust "
                        + name + ".";
        return new Finding(
                "leak", trusted ? Severity.INFORMS : suspect.severity(), columns, suspect.evidence(), action);
    }

    /**
     * Something asked of the columns.
     *
     * @param goal over all rows
     * @param names of each class, for people; of numbers, the target's
     */
    record Question(Goal goal, List<String> names) {}

    /**
     * A column under suspicion.
     *
     * @param place of the column among the features
     * @param with places of columns that it takes to show it
     */
    record Suspect(int place, Severity severity, List<Integer> with, String evidence) {
        Suspect graver(Suspect other) {
            return other.severity.compareTo(severity) < 0 ? other : this;
        }
    }

    /** The value that most rows have. */
    private record Shared(double value, int rows) {
        static Shared of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            Shared best = new Shared(Double.NaN, 0);
            for (int from = 0; from < sorted.length; ) {
                int to = Search.upTo(sorted, sorted[from]);
                best = to - from > best.rows ? new Shared(sorted[from], to - from) : best;
                from = to;
            }
            return best;
        }
    }
}
