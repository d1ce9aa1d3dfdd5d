package ockham.study.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ockham.api.Task;
import ockham.study.compare.Metric;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.race.WorkerJob;

/** Scores the worker's candidate on the true targets, or on permuted ones, by cross-validation on some of the rows. */
public final class SignalJob implements WorkerJob {
    /** The word by which it is asked for. */
    public static final String NAME = "signal";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) {
        SignalRows rows = SignalRows.of(context.data(), context.plan());
        Trainer trainer = new Trainer(context, arguments);
        reply.put("score", rows.score(trainer, arguments.path("permutation").asInt(), context.progress()));
    }

    /** What the test scores by: ranks of classes, errors of numbers, whatever the study is judged by. */
    public static Metric metric(Task task) {
        return task.classification() ? Metric.AUC : Metric.RMSE;
    }
}
