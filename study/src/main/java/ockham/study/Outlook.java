package ockham.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Shape;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.race.FitSize;
import ockham.study.race.Forecast;
import ockham.study.race.Pace;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.split.Folds;

/** How long a study will take here, and for what effort a time budget has room. */
final class Outlook {
    /** Seconds to start the processes that run a candidate's folds and fit it on all rows. */
    private static final double STARTING = 1;
    /** Ensembles that are put together and measured. */
    private static final int ENSEMBLES = 2;
    /** Share of a budget that is planned for: forecasts err, and what is cut short is worth little. */
    private static final double PLANNED = 0.75;
    /** Families of models in the order in which more effort is given to them: what wins on tables most often first. */
    private static final List<Family> ORDER =
            List.of(Family.BOOSTING, Family.DEEP, Family.FOREST, Family.SVM, Family.NEIGHBOURS, Family.LINEAR);

    private final StudyData data;
    private final Folds folds;
    private final int cores;
    private final Forecast forecast;

    Outlook(StudyData data, Folds folds, int cores, Forecast forecast) {
        this.data = data;
        this.folds = folds;
        this.cores = cores;
        this.forecast = forecast;
    }

    /** Seconds of one trial of a candidate on one core; NaN where nothing is known. */
    double trial(Plan plan, Candidate candidate) {
        return seconds(plan, candidate, effort(plan, candidate), trainRows());
    }

    private static Effort effort(Plan plan, Candidate candidate) {
        return plan.efforts().getOrDefault(candidate.name(), plan.effort());
    }

    /**
     * Seconds of a fit on so many rows on the machine that forecasts were learnt on, so that what follows from them is the same
     * everywhere; NaN where nothing is known.
     */
    double reference(Plan plan, Candidate candidate, double rows) {
        return forecast.onReference()
                .fitSeconds(
                        candidate.name(), effort(plan, candidate), FitSize.of(data.features(plan), data.task(), rows))
                .orElse(Double.NaN);
    }

    /** Rows that the first fold learns from. */
    double trainRows() {
        return folds.folds().getFirst().train().length;
    }

    private double seconds(Plan plan, Candidate candidate, Effort effort, double rows) {
        OptionalDouble known =
                forecast.fitSeconds(candidate.name(), effort, FitSize.of(data.features(plan), data.task(), rows));
        return known.isPresent() ? Math.min(known.getAsDouble(), (double) plan.ceilingSeconds()) : Double.NaN;
    }

    /** Seconds of one core for all that a study does with a candidate; NaN where nothing is known. */
    private double cost(Plan plan, Candidate candidate, Effort effort) {
        if (candidate.family() == Family.NOTHING) {
            return 0;
        }
        return folds.folds().size() * seconds(plan, candidate, effort, trainRows())
                + seconds(plan, candidate, effort, data.target().length)
                + STARTING
                + Pace.MEASURING;
    }

    /**
     * Wall seconds from the race's beginning to the verdict; empty where nothing is known of some learner.
     *
     * @param done of the trials and final fits, the share that an earlier run has left
     */
    OptionalDouble study(Plan plan, Ladder ladder, double done) {
        double[] costs = ladder.candidates().stream()
                .mapToDouble(c -> cost(plan, c, effort(plan, c)))
                .toArray();
        double all = DoubleStream.of(costs).sum();
        if (Double.isNaN(all)) {
            return OptionalDouble.empty();
        }
        double explaining =
                Arrays.stream(costs).average().orElse(0) / (folds.folds().size() + 1);
        return OptionalDouble.of((all * (1 - done) + explaining + ENSEMBLES * Pace.MEASURING) / cores + Pace.JUDGING);
    }

    /**
     * The learners that a time budget has room for at a higher effort than the study's, family after family; the next effort
     * is looked at once all have room at the one before.
     *
     * @param seconds that are left of the budget
     */
    SortedMap<String, Effort> raised(Plan plan, Ladder base, double seconds) {
        SortedMap<String, Effort> raised = new TreeMap<>();
        OptionalDouble needed = study(plan, base, 0);
        if (needed.isEmpty()) {
            return raised;
        }
        double room = (PLANNED * seconds - needed.getAsDouble()) * cores;
        Ladder before = base;
        Effort last = plan.effort();
        for (Effort effort : Effort.values()) {
            if (effort.compareTo(plan.effort()) <= 0 || room <= 0) {
                continue;
            }
            Ladder ladder = at(plan, effort);
            boolean all = true;
            for (Candidate candidate : inOrder(ladder)) {
                double more = more(plan, new Step(before, last, candidate, effort));
                if (more <= room) {
                    room -= Math.max(0, more);
                    if (more != 0) {
                        raised.put(candidate.name(), effort);
                    }
                } else {
                    all = false;
                }
            }
            if (!all) {
                return raised;
            }
            before = ladder;
            last = effort;
        }
        return raised;
    }

    /** A candidate as it would race, and the ladder on which it stands lower or not at all. */
    private record Step(Ladder before, Effort last, Candidate candidate, Effort effort) {}

    /** Seconds of one core that a step costs; 0 where it changes nothing. */
    private double more(Plan plan, Step step) {
        Candidate candidate = step.candidate();
        double cost = cost(plan, candidate, step.effort());
        for (Candidate now : step.before().candidates()) {
            if (now.name().equals(candidate.name())) {
                return now.learner().equals(candidate.learner()) ? 0 : cost - cost(plan, now, step.last());
            }
        }
        return cost;
    }

    private Ladder at(Plan plan, Effort effort) {
        Shape shape = data.shape(plan);
        Shape higher = new Shape(shape.task(), shape.rows(), shape.columns(), effort);
        return Ladder.of(higher, data.rows(plan), plan.families(), new TreeMap<>());
    }

    private static List<Candidate> inOrder(Ladder ladder) {
        return ladder.candidates().stream()
                .filter(c -> ORDER.contains(c.family()))
                .sorted(Comparator.comparingInt(c -> ORDER.indexOf(c.family())))
                .toList();
    }
}
