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

/** Fits the candidate on a fold's training rows and predicts its test rows. */
public final class TrialJob implements WorkerJob {
    static final String NAME = "trial";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) throws IOException {
        Fold fold = context.data()
                .folds(context.plan())
                .folds()
                .get(arguments.path("index").asInt());
        Rows rows = context.data().rows(context.plan());
        long start = System.nanoTime();
        Pipeline pipeline =
                new Trainer(context, arguments).fit(rows, fold.train(), "r" + fold.repeat() + "f" + fold.fold());
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
