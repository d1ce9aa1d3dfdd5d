package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import ockham.api.Feature;
import ockham.api.FitContext;
import ockham.api.FittedFeature;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Refitting;
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
 * validation rows, cut from the training rows, decide when to stop and how to calibrate; a learner that can repeat what
 * they decided then fits once more on all training rows.
 */
public final class Trainer {
    /** Share of a fit's time that goes to finding what to repeat on all rows. */
    private static final double FIND_SHARE = 0.6;

    /** Of a request: the seconds that a time budget leaves a fit. */
    public static final String SECONDS = "seconds";

    private final WorkerContext context;
    private final double seconds;

    /** A trainer for the worker's candidate and what the main process asked for. */
    public Trainer(WorkerContext context, JsonNode request) {
        this.context = context;
        this.seconds = Math.min(
                (double) context.plan().ceilingSeconds(), request.path(SECONDS).asDouble(Double.POSITIVE_INFINITY));
    }

    /** Whether a time budget leaves a fit of this request less than the ceiling does. */
    public static boolean byBudget(WorkerContext context, JsonNode request) {
        return request.path(SECONDS).asDouble(Double.POSITIVE_INFINITY)
                < context.plan().ceilingSeconds();
    }

    /**
     * Fits on the rows at {@code train}.
     *
     * @param name of this fit, which its seed follows from
     */
    public Pipeline fit(Rows all, int[] train, String name) {
        Plan plan = context.plan();
        Candidate candidate = context.candidate();
        // By the learner: a variant of a candidate has its seeds, so that both differ in what is left out alone.
        long seed = Seeds.of(plan.seed(), "fit", candidate.learner().name(), name);
        // The inner split does not depend on the candidate: all stop early on the same rows.
        SplitSettings split = context.data().splitSettings(plan);
        Inner inner = Split.inner(train, split, all.task(), all.target(), Seeds.of(plan.seed(), "inner", name));
        Rows learn = all.rows(inner.learn());
        Rows validate = all.rows(inner.validate());
        Feature.Prepared recipe = Recipes.fit(
                candidate.recipe(), learn, Split.dependence(inner.learn(), split), Seeds.of(seed, "recipe"));
        FittedFeature fitted = recipe.fitted();
        Rows validation = validate.with(fitted.apply(validate.table()));
        Refitting.Found found = find(learn.with(recipe.train()), validation, seed);
        Predictions seen = found.model().predict(validation.table());
        Calibrator calibrator =
                Calibration.choose(all.task(), seen, validation.target(), Split.dependence(inner.validate(), split));
        if (found.settled().isEmpty()) {
            return new Pipeline(fitted, new CalibratedModel(found.model(), calibrator));
        }
        // All is chosen: the validation rows may be learnt from now, by the recipe too.
        Rows every = all.rows(train);
        Feature.Prepared again = Recipes.again(
                candidate.recipe(), fitted, every, Split.dependence(train, split), Seeds.of(seed, "recipe"));
        Rows rows = every.with(again.train());
        Model model = found.settled()
                .get()
                .fit(rows, rows, within(1 - FIND_SHARE, context.progress().part(FIND_SHARE, 1), seed));
        return new Pipeline(again.fitted(), new CalibratedModel(model, calibrator));
    }

    private Refitting.Found find(Rows learn, Rows validation, long seed) {
        Learner learner = context.candidate().learner();
        return learner instanceof Refitting refitting
                ? refitting.find(
                        learn, validation, within(FIND_SHARE, context.progress().part(0, FIND_SHARE), seed))
                : new Refitting.Found(
                        learner.fit(learn, validation, within(1, context.progress(), seed)), Optional.empty());
    }

    /** The learner is told to end a little before the main process would end it. */
    private FitContext within(double share, Progress progress, long seed) {
        return new FitContext(
                Seeds.of(seed, "learner"),
                context.threads(),
                Duration.ofMillis((long) (seconds * 900 * share)),
                progress);
    }
}
