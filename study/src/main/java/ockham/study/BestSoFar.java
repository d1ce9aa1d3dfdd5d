package ockham.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Metric;
import ockham.study.race.Fit;
import ockham.study.race.Outcome;
import ockham.study.race.RaceListener;
import ockham.study.split.Fold;

/** Passes the race's news on, and tells which candidate leads on the folds that it and the others have both run. */
final class BestSoFar implements RaceListener {
    private final StudyCourse course;
    private final StudyListener listener;
    private final Leaders leaders;

    BestSoFar(StudyCourse course, StudyListener listener) {
        this.course = course;
        this.listener = listener;
        this.leaders = new Leaders(course.question().metric().higherIsBetter());
    }

    @Override
    public void began(Fit fit) {
        listener.began(fit);
    }

    @Override
    public void step(Fit fit, int done, int total) {
        listener.step(fit, done, total);
    }

    @Override
    public void ended(Fit fit, int left, double secondsLeft) {
        listener.ended(fit, left, secondsLeft);
    }

    @Override
    public void outcome(Candidate candidate, Fold fold, Outcome outcome) {
        if (outcome instanceof Outcome.Scored scored) {
            kept(candidate, fold, scored);
        }
        listener.outcome(candidate, fold, outcome);
    }

    /** A fit that has its score, from this run or from an earlier one. */
    void kept(Candidate candidate, Fold fold, Outcome.Scored scored) {
        Metric metric = course.question().metric();
        double[] truth = Arrays.stream(fold.test())
                .mapToDouble(i -> course.data().target()[i])
                .toArray();
        double score = metric.score(course.data().task(), truth, scored.predictions());
        leaders.add(candidate.name(), fold.repeat() + " " + fold.fold(), score);
        listener.best(sentence(leaders.best(), metric));
    }

    private String sentence(Leaders.Leader leader, Metric metric) {
        int all = course.folds().folds().size();
        String after = leader.folds() == all ? "" : " after " + leader.folds() + " of " + all + " folds";
        return String.format(Locale.ROOT, "%s %s %.4g%s", leader.name(), metric.title(), leader.mean(), after);
    }

    /** Scores by candidate and fold. Folds differ in difficulty, so two candidates are compared on those both have run. */
    static final class Leaders {
        private final boolean higherIsBetter;
        private final Map<String, Map<String, Double>> scores = new LinkedHashMap<>();

        Leaders(boolean higherIsBetter) {
            this.higherIsBetter = higherIsBetter;
        }

        /** A candidate with its mean over the folds it has run. */
        record Leader(String name, double mean, int folds) {}

        void add(String candidate, String fold, double score) {
            scores.computeIfAbsent(candidate, name -> new LinkedHashMap<>()).put(fold, score);
        }

        Leader best() {
            String best = "";
            for (String name : scores.keySet()) {
                if (best.isEmpty() || beats(of(name), of(best))) {
                    best = name;
                }
            }
            return new Leader(best, mean(of(best), of(best).keySet()), of(best).size());
        }

        private Map<String, Double> of(String candidate) {
            return scores.getOrDefault(candidate, Map.of());
        }

        /** Where no fold is shared the one that was there first stays. */
        private boolean beats(Map<String, Double> challenger, Map<String, Double> leader) {
            Set<String> shared = new LinkedHashSet<>(leader.keySet());
            shared.retainAll(challenger.keySet());
            double lead = mean(challenger, shared) - mean(leader, shared);
            return higherIsBetter ? lead > 0 : lead < 0;
        }

        private static double mean(Map<String, Double> scores, Set<String> folds) {
            return folds.stream()
                    .mapToDouble(fold -> scores.getOrDefault(fold, Double.NaN))
                    .average()
                    .orElse(Double.NaN);
        }
    }
}
