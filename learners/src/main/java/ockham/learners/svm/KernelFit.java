package ockham.learners.svm;

import java.util.List;
import java.util.Optional;
import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.learners.ValidationLoss;
import ockham.score.Seeds;
import ockham.score.model.ConstantModel;
import ockham.score.model.KernelModel;
import org.jspecify.annotations.Nullable;

/**
 * One fit of a kernel machine: by landmarks, and exactly where the table allows it; of all that was fitted the model with
 * the least validation loss, the prior where none beats it. What was fitted or chosen on the validation rows looks better on
 * them than it is, so each such number is charged what it gains there by chance and loses elsewhere (Akaike 1974).
 */
final class KernelFit {
    /** C and gamma, chosen on the validation rows. */
    private static final int CHOSEN = 2;
    /** Two more, of the curve from decisions to probabilities, are fitted there. */
    private static final int CURVE = 2;
    /** Up to so many classes the approximation is tried beside the exact machine: it costs as much again for each. */
    private static final int FEW_CLASSES = 4;
    /** Share of the time for the approximation where the exact machine comes after it. */
    private static final double LANDMARK_SHARE = 0.3;

    private static final double NARROWER = Math.sqrt(10.0 / 3);

    private final KernelSvm settings;
    private final Rows validation;
    private final FitContext context;
    private final Problem train;
    private final Problem held;
    private final double[] prior;
    private final Deadline end;
    private final Work work;
    private @Nullable KernelModel best;
    private double least;
    private int steps;

    KernelFit(KernelSvm settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.validation = validation;
        this.context = context;
        this.train = Problem.of(train);
        this.held = this.train.with(validation);
        this.prior = TrainingRows.prior(train);
        this.end = Deadline.of(context, 1);
        this.work = new Work(this.train.columns(), context.budget());
        this.least = loss(new ConstantModel(prior));
    }

    Model run() {
        boolean exact = exactFits();
        if (!exact || train.classes().length <= FEW_CLASSES) {
            approximate(exact ? LANDMARK_SHARE : 1);
        }
        if (exact && !exact()) {
            context.progress().cutShort();
        }
        KernelModel found = best;
        return found == null ? new ConstantModel(prior) : found;
    }

    private boolean exactFits() {
        int[] counts = train.task().classification() ? train.counts() : new int[] {train.size()};
        return work.exactFits(counts, settings.exactRows());
    }

    /** True if it came to an end in time. */
    private boolean exact() {
        boolean small = train.size() <= settings.searchRows();
        Problem searched = small ? train : train.sample(settings.searchRows(), seed("search"));
        Search search = new Search(settings.settings(), setting -> {
            Optional<KernelModel> model = end.within(() -> ExactMachine.fit(searched, held, setting));
            step();
            if (model.isEmpty()) {
                return Search.OUT_OF_TIME;
            }
            return small ? keep(model.get(), exactNumbers()) : loss(model.get());
        });
        Search.Setting setting = search.run();
        // More rows want a narrower kernel than the sample did.
        List<Search.Setting> all = small ? List.of() : List.of(setting, setting.times(1, NARROWER));
        for (Search.Setting next : all) {
            Optional<KernelModel> model =
                    search.over() ? Optional.empty() : end.within(() -> ExactMachine.fit(train, held, next));
            step();
            if (model.isEmpty()) {
                return false;
            }
            keep(model.get(), exactNumbers());
        }
        return !search.over();
    }

    private void approximate(double share) {
        Deadline deadline = Deadline.of(context, share);
        Work.Near sizes = work.near(new Work.Near(settings.landmarks(), train.size()), held.size(), share);
        LandmarkMachine machine = new LandmarkMachine(train, sizes, seed("landmarks"));
        new Search(settings.settings(), setting -> {
                    if (deadline.over()) {
                        context.progress().cutShort();
                        return Search.OUT_OF_TIME;
                    }
                    KernelModel model = machine.fit(held, prior, setting, deadline);
                    step();
                    return keep(model, CHOSEN);
                })
                .run();
    }

    private long seed(String what) {
        return Seeds.of(context.seed(), "svm", what);
    }

    private void step() {
        int total = 2 * settings.settings() + 2;
        context.progress().step(Math.min(++steps, total), total);
    }

    private int exactNumbers() {
        return train.task().classification() ? CHOSEN + CURVE : CHOSEN;
    }

    /** Takes the model if it is the best so far; its loss. */
    private double keep(KernelModel model, int numbers) {
        double loss = loss(model);
        // Of n squared errors in units of the variance the loss is twice what it is of n log losses.
        double unit = train.task().classification() ? 1 : 2;
        double charged = loss + unit * numbers / validation.size();
        if (charged < least) {
            least = charged;
            best = model;
        }
        return loss;
    }

    private double loss(Model model) {
        return ValidationLoss.of(model.predict(validation.table()), validation, train.scale(), "svm");
    }
}
