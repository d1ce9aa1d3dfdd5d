package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.Archive;
import ockham.score.InputColumn;
import ockham.score.Manifest;
import ockham.score.Pipeline;

/** Fits the candidate on all rows that have a target and writes the model archive. */
public final class RefitJob implements WorkerJob {
    static final String NAME = "refit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) throws IOException {
        Rows rows = context.data().rows(context.plan());
        long start = System.nanoTime();
        int[] all = IntStream.range(0, rows.size()).toArray();
        Pipeline pipeline = new Trainer(context, arguments).fit(rows, all, "all");
        reply.put("fitSeconds", (System.nanoTime() - start) / 1e9);
        if (!rows.monotone().isEmpty()) {
            MonotoneChecks.write(
                    MonotoneChecks.proven(pipeline, rows, context.plan().seed()), reply);
        }
        reply.put("parameters", pipeline.parameters()).put("learntNothing", LearntNothing.is(pipeline, rows));
        Map<String, String> readings = context.data().readings();
        List<InputColumn> inputs = columns(rows.table(), readings);
        List<InputColumn> others = new ArrayList<>(columns(context.data().everything(), readings));
        others.removeAll(inputs);
        Manifest manifest = new Manifest(
                context.plan().ockham(),
                context.candidate().name(),
                context.candidate().family().label(),
                context.plan().target(),
                rows.task(),
                inputs,
                others,
                context.plan().dataDigest());
        Optional<Bundle> undecided = Optional.empty();
        new Archive(manifest, pipeline, undecided)
                .write(Path.of(arguments.path("result").asText()));
    }

    private static List<InputColumn> columns(Table table, Map<String, String> readings) {
        return table.columns().stream()
                .map(c -> new InputColumn(c.name(), c.kind(), readings.getOrDefault(c.name(), "")))
                .toList();
    }
}
