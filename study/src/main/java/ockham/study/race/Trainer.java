package ockham.study.race;

import java.time.Duration;
import ockham.api.Feature;
import ockham.api.FitContext;
import ockham.api.FittedFeature;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.score.Pipeline;
import ockham.score.Seeds;
import ockham.score.calibrate.CalibratedModel;
import ockham.score.calibrate.Calibration;
import ockham.score.calibrate.Calibrator;
import ockham.study.candidate.Candidate;
import ockham.study.feature.Recipes;
import ockham.study.split.Inner;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;

/**
 * Fits a candidate on some rows of a study: recipe, learner and calibrator, all on the rows given and nothing else. Inner
 * validation rows, cut from the training rows, decide when to stop and how to calibrate.
 */
public final class Trainer {
    private final WorkerContext context;

    /** A trainer for the worker's candidate. */
    public Trainer(WorkerContext context) {
        this.context = context;
    }

    /**
     * Fits on the rows at {@code train}.
     *
     * @param name of this fit, which its seed follows from
     */
    public Pipeline fit(Rows all, int[] train, String name) {
        Plan plan = context.plan();
        Candidate candidate = context.candidate();
        long seed = Seeds.of(plan.seed(), "fit", candidate.name(), name);
        // The inner split does not depend on the candidate: all stop early on the same rows.
        SplitSettings split = context.data().splitSettings(plan);
        Inner inner = Split.inner(train, split, all.task(), all.target(), Seeds.of(plan.seed(), "inner", name));
        Rows learn = all.rows(inner.learn());
        Rows validate = all.rows(inner.validate());
        Feature.Prepared recipe = Recipes.fit(
                candidate.recipe(), learn, Split.dependence(inner.learn(), split), Seeds.of(seed, "recipe"));
        FittedFeature fitted = recipe.fitted();
        Rows validation = validate.with(fitted.apply(validate.table()));
        // The learner is told to end a little before the main process would end it.
        FitContext fit = new FitContext(
                Seeds.of(seed, "learner"),
                context.threads(),
                Duration.ofMillis(plan.ceilingSeconds() * 900),
                context.progress());
        Model model = candidate.learner().fit(learn.with(recipe.train()), validation, fit);
        Predictions seen = model.predict(validation.table());
        Calibrator calibrator =
                Calibration.choose(all.task(), seen, validation.target(), Split.dependence(inner.validate(), split));
        return new Pipeline(fitted, new CalibratedModel(model, calibrator));
    }
}
