package ockham.study.footprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Table;
import ockham.score.Archive;
import ockham.study.race.WorkerContext;
import ockham.study.race.WorkerJob;

/** Measures a model archive in a process that fits nothing: latency row by row, throughput in batches, bytes. */
public final class FootprintJob implements WorkerJob {
    private static final int ROWS = 500;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public void run(WorkerContext context, JsonNode arguments, ObjectNode reply) throws IOException {
        Path file = Path.of(arguments.path("archive").asText());
        Archive archive = Archive.read(file);
        Table features = context.data().features(context.plan());
        int step = Math.max(1, features.rows() / ROWS);
        Table rows = features.rows(IntStream.range(0, Math.min(ROWS, features.rows()))
                .map(i -> i * step)
                .toArray());
        List<Table> single = IntStream.range(0, rows.rows())
                .mapToObj(i -> rows.rows(new int[] {i}))
                .toList();
        LatencyMeter meter =
                new LatencyMeter(archive.model(), arguments.path("brief").asBoolean() ? LatencyMeter.BRIEFLY : 1);
        LatencyMeter.Latency latency = meter.oneByOne(single);
        reply.put("p50", latency.p50())
                .put("p99", latency.p99())
                .put("p99Low", latency.p99Low())
                .put("p99High", latency.p99High())
                .put("waiting", latency.waiting())
                .put("disturbed", latency.disturbed())
                .put("rowsPerSecond", meter.rowsPerSecond(rows))
                .put("archiveBytes", Files.size(file))
                .put("parameters", archive.model().parameters())
                .put("sink", meter.sink());
    }
}
