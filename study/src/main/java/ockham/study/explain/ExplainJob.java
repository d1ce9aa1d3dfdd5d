package ockham.study.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Dependence;
import ockham.api.Rows;
import ockham.score.Archive;
import ockham.score.Pipeline;
import ockham.score.Seeds;
import ockham.score.decide.DecisionRule;
import ockham.study.compare.Metric;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.race.WorkerJob;
import ockham.study.split.Fold;
import ockham.study.split.Split;
import org.jspecify.annotations.Nullable;

/**
 * Permutation importance of the candidate's columns, on rows of the first fold that the model has not seen: in money where
 * the request names an archive that decides and the decisions a year, else in the metric. Then whatever else later stages ask
 * of the model.
 */
public final class ExplainJob implements WorkerJob {
    /** Seconds from the request on after which nothing may go on that could be left out; absent without a budget. */
    public static final String LEFT = "left";

    private static final int REPEATS = 5;

    private final List<HeldOutQuestion> further;

    /** @param further what later stages ask of the same model and rows */
    public ExplainJob(List<HeldOutQuestion> further) {
        this.further = List.copyOf(further);
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) {
        long start = System.nanoTime();
        double left = arguments.path(LEFT).asDouble(Double.POSITIVE_INFINITY);
        Fold fold = context.data().folds(context.plan()).folds().get(0);
        Rows rows = context.data().rows(context.plan());
        Pipeline pipeline =
                new Trainer(context, arguments).fit(rows, fold.train(), "r" + fold.repeat() + "f" + fold.fold());
        Rows held = rows.rows(fold.test());
        Metric metric = Metric.named(arguments.path("metric").asText(), rows.task());
        ExplainSettings settings =
                new ExplainSettings(REPEATS, Seeds.of(context.plan().seed(), "explain"));
        RowScore money = money(context, arguments, fold);
        RowScore score = money == null ? Explain.score(metric, held) : money;
        Importances found = Explain.permutation(settings, score, pipeline, held.table());
        found.note().ifPresent(note -> reply.put("note", note));
        ArrayNode columns = reply.putArray("columns");
        for (Importance importance : found.columns()) {
            columns.addObject()
                    .put("column", importance.column())
                    .put("mean", importance.mean())
                    .put("low", importance.low())
                    .put("high", importance.high());
        }
        Dependence together = Split.dependence(fold.test(), context.data().splitSettings(context.plan()));
        int[] group = together.grouped()
                ? together.group()
                : IntStream.range(0, held.size()).toArray();
        HeldOut asked = new HeldOut(
                pipeline, held.table(), group, score, settings.seed(), () -> (System.nanoTime() - start) / 1e9 > left);
        further.forEach(question -> question.ask(asked, reply));
    }

    private static @Nullable RowScore money(WorkerContext context, JsonNode arguments, Fold fold) {
        if (!arguments.hasNonNull("archive")) {
            return null;
        }
        Bundle rule = Archive.read(Path.of(arguments.path("archive").asText()))
                .decision()
                .orElseThrow();
        double[] truth = Arrays.stream(fold.test())
                .mapToDouble(row -> context.data().target()[row])
                .toArray();
        return new MoneyScore(
                DecisionRule.fromBundle(rule),
                truth,
                context.data().everything().rows(fold.test()),
                arguments.path("perYear").asDouble());
    }
}
