package ockham.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Metric;
import ockham.study.race.Outcome;
import ockham.study.race.RaceListener;
import ockham.study.split.Fold;

/** Passes the race's news on, and tells which candidate leads by the folds it has run so far. */
final class BestSoFar implements RaceListener {
    private final StudyCourse course;
    private final StudyListener listener;
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    BestSoFar(StudyCourse course, StudyListener listener) {
        this.course = course;
        this.listener = listener;
    }

    @Override
    public void began(Candidate candidate, Fold fold) {
        listener.began(candidate, fold);
    }

    @Override
    public void step(Candidate candidate, Fold fold, int done, int total) {
        listener.step(candidate, fold, done, total);
    }

    @Override
    public void ended(Candidate candidate, Fold fold, Outcome outcome, int left, double secondsLeft) {
        if (outcome instanceof Outcome.Scored scored) {
            Metric metric = course.question().metric();
            double[] truth = Arrays.stream(fold.test())
                    .mapToDouble(i -> course.data().target()[i])
                    .toArray();
            double[] sum = sums.computeIfAbsent(candidate.name(), name -> new double[2]);
            sum[0] += metric.score(course.data().task(), truth, scored.predictions());
            sum[1]++;
            listener.best(leader(metric));
        }
        listener.ended(candidate, fold, outcome, left, secondsLeft);
    }

    private String leader(Metric metric) {
        String name = "";
        double most = Double.NaN;
        for (Map.Entry<String, double[]> entry : sums.entrySet()) {
            double mean = entry.getValue()[0] / entry.getValue()[1];
            boolean better = metric.higherIsBetter() ? mean > most : mean < most;
            if (Double.isNaN(most) || better) {
                most = mean;
                name = entry.getKey();
            }
        }
        return String.format(Locale.ROOT, "%s %s %.4g", name, metric.label(), most);
    }
}
