package ockham.study.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ockham.api.Rows;
import ockham.score.Pipeline;
import ockham.score.Seeds;
import ockham.study.compare.Metric;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.race.WorkerJob;
import ockham.study.split.Fold;

/** Permutation importance of the candidate's columns, on rows of the first fold that the model has not seen. */
public final class ExplainJob implements WorkerJob {
    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) {
        Fold fold = context.data().folds(context.plan()).folds().get(0);
        Rows rows = context.data().rows(context.plan());
        Pipeline pipeline = new Trainer(context).fit(rows, fold.train(), "r" + fold.repeat() + "f" + fold.fold());
        Rows held = rows.rows(fold.test());
        Metric metric = Metric.named(arguments.path("metric").asText(), rows.task());
        ExplainSettings settings =
                new ExplainSettings(REPEATS, Seeds.of(context.plan().seed(), "explain"));
        Importances found = Explain.permutation(settings, metric, pipeline, held);
        found.note().ifPresent(note -> reply.put("note", note));
        ArrayNode columns = reply.putArray("columns");
        for (Importance importance : found.columns()) {
            columns.addObject()
                    .put("column", importance.column())
                    .put("mean", importance.mean())
                    .put("low", importance.low())
                    .put("high", importance.high());
        }
    }
}
