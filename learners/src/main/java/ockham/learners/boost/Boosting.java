package ockham.learners.boost;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Refitting.Found;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;
import org.jspecify.annotations.Nullable;

/**
 * Boosting by any engine: grows every kind of trees until the validation loss rises, and keeps the kind and the round
 * with the least. A fit that diverges is restarted once with a lower rate.
 *
 * @param trees the kinds to try, in this order
 * @param rate what a tree's values are multiplied by
 * @param engine lays out the rows
 * @param repeat makes the learner that repeats what was chosen
 * @param <T> how the library's trees are grown
 */
record Boosting<T>(
        List<T> trees, double rate, Schedule schedule, Function<Problem, Engine<T>> engine, Repeat<T> repeat) {
    /** The learner that grows one kind of trees for a fixed number of rounds. */
    interface Repeat<T> {
        Learner of(T trees, double rate, Schedule schedule);
    }

    /**
     * What has come of one kind of trees.
     *
     * @param curve the least validation loss up to each round
     * @param model null where a kind before it was better
     */
    private record Grown<T>(
            T trees,
            double rate,
            int rounds,
            double[] curve,
            @Nullable Model model) {}

    /** Finds the best kind of trees and the number of rounds. */
    Found find(Learner learner, Rows train, Rows validation, FitContext context) {
        TrainingRows.check(learner, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new Found(new ConstantModel(TrainingRows.prior(train)), Optional.empty());
        }
        // Where nothing is left to choose, validation rows have no say and would only cost time.
        Rows held = schedule.settled() ? validation.rows(new int[] {0}) : validation;
        FitContext share = new FitContext(
                context.seed(), context.threads(), context.budget().dividedBy(trees.size()), context.progress());
        Problem problem = Problem.of(train, held, share);
        Grown<T> best = null;
        try (Engine<T> rows = engine.apply(problem)) {
            for (T kind : trees) {
                Grown<T> grown = grow(rows, problem, kind, best == null ? new double[0] : best.curve());
                best = grown == null || grown.model() == null ? best : grown;
            }
        }
        if (best == null || best.model() == null) {
            throw new LearningException(
                    learner.name() + " diverged: its training loss rose above that of a constant, also "
                            + "with the rate lowered from " + rate + " to " + rate / TrainingLoss.SLOWER);
        }
        return new Found(
                best.model(),
                best.rounds() == 0
                        ? Optional.empty()
                        : Optional.of(repeat.of(best.trees(), best.rate(), Schedule.fixed(best.rounds()))));
    }

    /** Null if it diverges with the lower rate too. */
    private @Nullable Grown<T> grow(Engine<T> rows, Problem problem, T kind, double[] rival) {
        Grown<T> grown = grow(rows, problem, kind, rate, rival);
        return grown != null ? grown : grow(rows, problem, kind, Math.max(1e-6, rate / TrainingLoss.SLOWER), rival);
    }

    private @Nullable Grown<T> grow(Engine<T> rows, Problem problem, T kind, double step, double[] rival) {
        EarlyStopping stopping =
                new EarlyStopping(schedule, problem.priorLoss(problem.validation()), rival, problem.context());
        TrainingLoss training = new TrainingLoss(problem.priorLoss(problem.train()));
        try (Engine.Growing ensemble = rows.start(kind, step)) {
            boolean more = true;
            for (int round = 1; more; round++) {
                more = ensemble.grow(round);
                more &= stopping.goOn(round, schedule.settled() ? 0 : ensemble.validationLoss(round));
                if ((!more || round % TrainingLoss.LOOK == 0) && training.rose(ensemble.trainingLoss(round))) {
                    return null;
                }
            }
            Model model = null;
            if (rival.length == 0 || stopping.bestLoss() < rival[rival.length - 1]) {
                model = stopping.best() == 0 ? new ConstantModel(problem.prior()) : ensemble.model(stopping.best());
            }
            return new Grown<>(kind, step, stopping.best(), stopping.curve(), model);
        }
    }
}
