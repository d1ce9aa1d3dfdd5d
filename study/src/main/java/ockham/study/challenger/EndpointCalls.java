package ockham.study.challenger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ockham.api.Footprint;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.study.race.OrderStatistics;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;
import ockham.study.split.Fold;

/**
 * A server that is asked for predictions, once a row whatever the number of repeats. The first rows are asked for one by one:
 * these calls tell how long an answer takes; the others go in batches.
 */
final class EndpointCalls implements Asking {
    /** Enough for a 99th percentile that is not the largest, few enough to pay for. */
    static final int SINGLE = 200;

    /** The first calls find the server and open the connection. */
    private static final int WARM = 5;

    private static final int BATCH = 100;
    /** What a batch should take if its rows take as long as single ones; far below the time that a call has. */
    private static final double SECONDS_A_BATCH = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Field field;
    private final Table features;
    private final EndpointClient client;
    private final String digest;
    private final String address;
    private final Map<Integer, double[]> answers = new HashMap<>();
    private final List<Double> micros = new ArrayList<>();
    private long batchRows;
    private double batchSeconds;
    private int singles;

    private EndpointCalls(Challenger.Endpoint endpoint, Field field) {
        this.field = field;
        this.features = field.data().features(field.plan());
        this.client = new EndpointClient(
                endpoint.uri(), Duration.ofSeconds(field.plan().ceilingSeconds()));
        this.address = endpoint.uri().toString();
        this.digest = new Digests().add(address).hex();
    }

    static EndpointCalls of(Challenger.Endpoint endpoint, Field field) {
        return new EndpointCalls(endpoint, field);
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public List<String> notes() {
        return List.of("its answers come from " + address
                + ": it was not trained on the study's folds, and that it has seen the rows it is judged on cannot be"
                + " excluded");
    }

    @Override
    public void known(Fold fold, Predictions predictions) {
        for (int i = 0; i < fold.test().length; i++) {
            double[] row = new double[predictions.width()];
            Arrays.setAll(row, new Copy(predictions, i)::get);
            answers.put(fold.test()[i], row);
        }
    }

    private record Copy(Predictions predictions, int row) {
        double get(int output) {
            return predictions.get(row, output);
        }
    }

    @Override
    public Outcome ask(Fold fold, BooleanSupplier off) {
        long start = System.nanoTime();
        List<Integer> open = new ArrayList<>();
        for (int row : fold.test()) {
            if (!answers.containsKey(row)) {
                open.add(row);
            }
        }
        try {
            int at = 0;
            while (at < open.size()) {
                List<Integer> rows = open.subList(at, Math.min(open.size(), at + next()));
                ask(rows, off);
                at += rows.size();
            }
        } catch (EndpointException e) {
            return e.calledOff()
                    ? new Outcome.Stopped(
                            "it was called off: the time for challengers ended, or the study was told to stop")
                    : new Outcome.Failed(String.valueOf(e.getMessage()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome.Scored(predictions(fold), new Outcome.Timing(0, seconds, 0, 0), "");
    }

    /** Rows of the next call: one as long as single calls are measured, then as many as should be answered in some seconds. */
    private int next() {
        if (singles < WARM + SINGLE) {
            return 1;
        }
        double[] sorted =
                micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double seconds = sorted[(sorted.length - 1) / 2] / 1e6;
        return (int) Math.clamp(SECONDS_A_BATCH / seconds, 1, BATCH);
    }

    private Predictions predictions(Fold fold) {
        int width = new PredictionAnswer(field.data().task(), 0).width();
        double[] values = new double[fold.test().length * width];
        for (int i = 0; i < fold.test().length; i++) {
            double[] answer = answers.getOrDefault(fold.test()[i], new double[0]);
            System.arraycopy(answer, 0, values, i * width, width);
        }
        return new Predictions(fold.test().length, width, values);
    }

    private void ask(List<Integer> rows, BooleanSupplier off) throws EndpointException {
        ObjectNode request = JSON.createObjectNode().put("target", field.plan().target());
        ArrayNode classes = request.putArray("classes");
        field.data().task().classes().forEach(classes::add);
        ArrayNode all = request.putArray("rows");
        rows.forEach(row -> all.add(Cells.json(features, row)));
        EndpointClient.Answer answer = client.post(request, off);
        double[][] read = new PredictionAnswer(field.data().task(), rows.size()).read(answer.body());
        for (int i = 0; i < read.length; i++) {
            answers.put(rows.get(i), read[i]);
        }
        if (rows.size() == 1 && ++singles <= WARM) {
            return;
        }
        if (rows.size() == 1) {
            micros.add(answer.seconds() * 1e6);
        } else {
            batchRows += rows.size();
            batchSeconds += answer.seconds();
        }
    }

    /** How long one row takes, once enough were asked for one by one; its memory and its size are its server's. */
    @Override
    public Optional<Footprint> footprint() {
        if (micros.size() < SINGLE / 10) {
            return Optional.empty();
        }
        double[] sorted =
                micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double rate = batchRows > 0
                ? batchRows / batchSeconds
                : 1e6 * sorted.length / Arrays.stream(sorted).sum();
        int n = sorted.length;
        return Optional.of(new Footprint(
                0,
                sorted[(n - 1) / 2],
                sorted[(int) Math.ceil(0.99 * n) - 1],
                OrderStatistics.low(sorted, 0.99, 0.025),
                OrderStatistics.high(sorted, 0.99, 0.025),
                rate,
                0,
                0,
                0,
                0));
    }
}
