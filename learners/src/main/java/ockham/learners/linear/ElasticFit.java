package ockham.learners.linear;

import java.util.List;
import java.util.Optional;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Refitting.Found;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;
import ockham.score.model.Link;
import org.jspecify.annotations.Nullable;

/** One fit of an elastic net: along the sizes of each mixing, and the best of all on the validation rows. */
final class ElasticFit {
    /** Share of a path's steps that may be worse in a row than the best before; then the rest of it is left. */
    private static final double WORSE_SHARE = 0.15;
    /** A settled size is reached in so many steps, which is quicker than at once. */
    private static final int SETTLED_STEPS = 8;

    private final ElasticNet settings;
    private final FitContext context;
    private final long start = System.nanoTime();
    private final Task task;
    private final double[] prior;
    private final double mean;
    private final double scale;
    private final Design design;
    private final ElasticSolver solver;
    private final RowLosses held;
    private @Nullable Chosen best;
    private boolean cut;
    private int steps;

    private record Chosen(double[] weights, double loss, Penalty penalty) {}

    ElasticFit(ElasticNet settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.context = context;
        this.task = train.task();
        this.prior = TrainingRows.prior(train);
        boolean number = !task.classification();
        this.mean = number ? TrainingRows.mean(train.target()) : 0;
        this.scale = number ? TrainingRows.deviation(train.target(), mean) : 1;
        this.design = Design.of(train);
        Design heldDesign = design.of(validation.table());
        if (number) {
            double[] target = Ridge.standardised(train.target(), mean, scale);
            this.held = new RowLosses.Squares(heldDesign, Ridge.standardised(validation.target(), mean, scale));
            this.solver = ElasticSolver.ofSquares(design, target, this::outOfTime);
        } else {
            this.held = RowLosses.ofLogs(heldDesign, validation);
            RowLosses losses = RowLosses.ofLogs(design, train);
            this.solver = new ProximalGradient(losses, losses.start(prior), this::outOfTime);
        }
    }

    Found run() {
        double largest = solver.largest();
        if (!(largest > 0 && Double.isFinite(largest))) {
            return new Found(new ConstantModel(prior), Optional.empty());
        }
        if (settings.settled() > 0) {
            return settled(largest);
        }
        for (double mixing : settings.mixings()) {
            follow(largest / mixing, mixing);
        }
        Chosen chosen = Optional.ofNullable(best)
                .orElseThrow(() -> new LearningException(settings.name() + ": no penalty gave a finite loss"));
        if (cut) {
            context.progress().cutShort();
        }
        ElasticNet again = new ElasticNet(
                List.of(chosen.penalty().mixing()),
                settings.steps(),
                settings.lowest(),
                chosen.penalty().size());
        // A choice that time ran out on is not worth repeating.
        return found(chosen, cut ? Optional.empty() : Optional.of(again));
    }

    private void follow(double first, double mixing) {
        solver.restart();
        int most = (int) Math.ceil(WORSE_SHARE * settings.steps());
        double least = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int s = 0; s < settings.steps() && worse < most && (best == null || !outOfTime()); s++) {
            double size = first * Math.pow(settings.lowest(), s / (settings.steps() - 1.0));
            double loss = step(new Penalty(size, mixing));
            worse = loss < least ? 0 : worse + 1;
            least = Math.min(least, loss);
        }
    }

    private double step(Penalty penalty) {
        double[] weights = solver.solve(penalty);
        double loss = held.at(weights);
        context.progress().step(++steps, settings.settingsTried());
        Chosen before = best;
        if (Double.isFinite(loss) && (before == null || loss < before.loss())) {
            best = new Chosen(weights, loss, penalty);
        }
        return loss;
    }

    /** All choices are made: no validation row is asked. */
    private Found settled(double largest) {
        double mixing = settings.mixings().get(0);
        double first = Math.max(largest / mixing, settings.settled());
        double[] weights = new double[0];
        for (int s = 1; s <= SETTLED_STEPS; s++) {
            double size = first * Math.pow(settings.settled() / first, (double) s / SETTLED_STEPS);
            weights = solver.solve(new Penalty(size, mixing));
            context.progress().step(s, SETTLED_STEPS);
        }
        if (cut) {
            context.progress().cutShort();
        }
        return found(new Chosen(weights, 0, new Penalty(settings.settled(), mixing)), Optional.of(settings));
    }

    private Found found(Chosen chosen, Optional<ElasticNet> again) {
        double[] weights = chosen.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
            if (!Double.isFinite(weights[i])) {
                throw new LearningException(settings.name() + ": a weight is not finite");
            }
        }
        weights[weights.length - 1] += mean;
        Link link = switch (task) {
            case Task.Binary binary -> Link.SIGMOID;
            case Task.Multiclass multiclass -> Link.SOFTMAX;
            case Task.Regression regression -> Link.IDENTITY;
        };
        return new Found(design.model(link, weights, 1 / chosen.penalty().size()), again.map(settled -> settled));
    }

    private boolean outOfTime() {
        boolean out = context.budget().minusNanos(System.nanoTime() - start).isNegative();
        cut |= out;
        return out;
    }
}
