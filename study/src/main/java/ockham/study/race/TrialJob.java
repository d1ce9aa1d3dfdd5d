package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import ockham.api.LearningException;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.score.Pipeline;
import ockham.study.feature.Ablations;
import ockham.study.split.Fold;
import ockham.study.split.Folds;
import ockham.study.split.Nested;

/** Fits the candidate on a fold's training rows, or on the part that it is for, and predicts the fold's test rows. */
public final class TrialJob implements WorkerJob {
    static final String NAME = "trial";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) throws IOException {
        Folds folds = context.data().folds(context.plan());
        int index = arguments.path("index").asInt();
        boolean part = context.rows() > 0;
        Fold fold = part
                ? Nested.folds(folds, context.plan().time() != null).get(index)
                : folds.folds().get(index);
        Rows rows = context.data().rows(context.plan());
        long start = System.nanoTime();
        int[] train = part
                ? Nested.rows(
                        fold, context.rows(), context.data().splitSettings(context.plan()), rows.task(), rows.target())
                : fold.train();
        String name = "r" + fold.repeat() + "f" + fold.fold() + (part ? "n" + context.rows() : "");
        Pipeline pipeline = new Trainer(context, arguments).fit(rows, train, name);
        long fitted = System.nanoTime();
        Predictions predictions = pipeline.predict(rows.table().rows(fold.test()));
        for (double value : predictions.values()) {
            if (!Double.isFinite(value)) {
                throw new LearningException("it predicts " + value);
            }
        }
        Ablations.made(pipeline.recipe())
                .forEach((step, columns) ->
                        columns.forEach(reply.withObject(Made.FIELD).putArray(step.name())::add));
        reply.put("fitSeconds", (fitted - start) / 1e9);
        reply.put("predictSeconds", (System.nanoTime() - fitted) / 1e9);
        PredictionFile.write(predictions, Path.of(arguments.path("result").asText()));
    }
}
