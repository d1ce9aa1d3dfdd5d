package ockham.study.challenger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import ockham.api.Footprint;
import ockham.api.Task;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;
import ockham.study.split.Fold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Function<JsonNode, String> answer = request -> honest(request);
    private volatile int refuse;
    private volatile int status = 503;
    private volatile long delayMillis;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/predict", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(request);
            if (delayMillis > 0) {
                Thread.sleep(delayMillis);
            }
            boolean refused = refuse > 0;
            refuse -= refused ? 1 : 0;
            byte[] body = (refused ? "not now" : answer.apply(request)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused ? status : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half of x, which is a row's place. */
    private static String honest(JsonNode request) {
        StringBuilder text = new StringBuilder();
        request.path("rows")
                .forEach(row -> text.append(text.isEmpty() ? "" : ",")
                        .append(row.path("x").isNull() ? 0.5 : row.path("x").asDouble() % 100 / 100));
        return "{\"predictions\": [" + text + "]}";
    }

    private EndpointCalls calls(Field field) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/predict");
        return EndpointCalls.of(new Challenger.Endpoint(uri), field);
    }

    private String failed(Field field) {
        Outcome outcome = calls(field).ask(field.folds().folds().getFirst(), () -> false);
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome.reason()).reason();
    }

    @Test
    void everyRowIsAskedForOnceWhateverTheRepeats() {
        Field field = Fields.of(folder);
        EndpointCalls calls = calls(field);
        for (Fold fold : field.folds().folds()) {
            Outcome.Scored scored = assertInstanceOf(Outcome.Scored.class, calls.ask(fold, () -> false));
            for (int i = 0; i < fold.test().length; i++) {
                int row = fold.test()[i];
                assertEquals(row == 7 ? 0.5 : row / 200.0, scored.predictions().get(i, 1), 1e-12);
            }
        }
        assertEquals(
                Fields.ROWS, asked.stream().mapToInt(r -> r.path("rows").size()).sum());
        JsonNode first = asked.getFirst();
        assertEquals("left", first.path("target").asText());
        assertEquals("[\"no\",\"yes\"]", first.path("classes").toString());
        assertEquals(
                "{\"x\":0.0,\"city, \\\"old\\\"\":\"Ulm\"}",
                first.path("rows").get(0).toString());
        Footprint footprint = calls.footprint().orElseThrow();
        assertTrue(footprint.p50Micros() > 0 && footprint.p99Micros() >= footprint.p50Micros(), footprint.toString());
        assertTrue(footprint.p99LowMicros() <= footprint.p99Micros());
    }

    @Test
    void whatAnEarlierRunWasToldIsNotAskedAgain() {
        Field field = Fields.of(folder);
        Fold first = field.folds().folds().get(0);
        EndpointCalls before = calls(field);
        Outcome.Scored scored = assertInstanceOf(Outcome.Scored.class, before.ask(first, () -> false));
        asked.clear();
        EndpointCalls again = calls(field);
        again.known(first, scored.predictions());
        Outcome.Scored kept = assertInstanceOf(Outcome.Scored.class, again.ask(first, () -> false));
        assertArrayEquals(scored.predictions().values(), kept.predictions().values());
        assertEquals(List.of(), asked);
        again.ask(field.folds().folds().get(1), () -> false);
        assertEquals(30, asked.size(), "the other thirty rows, one by one, for nothing is measured yet");
    }

    @Test
    void afterTheCallsThatAreMeasuredRowsGoInBatches() {
        Field field = Fields.many(folder, 900);
        EndpointCalls calls = calls(field);
        for (Fold fold : field.folds().folds()) {
            assertInstanceOf(Outcome.Scored.class, calls.ask(fold, () -> false));
        }
        List<Integer> sizes = asked.stream().map(r -> r.path("rows").size()).toList();
        assertEquals(900, sizes.stream().mapToInt(Integer::intValue).sum());
        assertEquals(205, sizes.stream().filter(size -> size == 1).count());
        assertTrue(sizes.stream().allMatch(size -> size <= 100), sizes.toString());
        assertTrue(calls.footprint().orElseThrow().rowsPerSecond() > 0);
    }

    @Test
    void aServerThatIsBusyIsAskedAgainAFewTimes() {
        refuse = 2;
        Field field = Fields.of(folder);
        Outcome outcome = calls(field).ask(field.folds().folds().getFirst(), () -> false);
        assertInstanceOf(Outcome.Scored.class, outcome, outcome.reason());
        refuse = 100;
        asked.clear();
        String reason = failed(field);
        assertTrue(reason.endsWith("answered with status 503: not now (tried 4 times)"), reason);
        assertEquals(4, asked.size());
    }

    @Test
    void aServerThatRefusesIsNotAskedAgain() {
        refuse = 100;
        status = 401;
        String reason = failed(Fields.of(folder));
        assertTrue(reason.endsWith("answered with status 401: not now"), reason);
        assertEquals(1, asked.size());
    }

    @Test
    void aServerThatDoesNotAnswerInTimeFailsAndCanBeCalledOff() {
        delayMillis = 1500;
        Field field = Fields.of(folder, Fields.TWO, 1);
        long start = System.nanoTime();
        Outcome off = calls(field).ask(field.folds().folds().getFirst(), () -> !asked.isEmpty());
        assertInstanceOf(Outcome.Stopped.class, off);
        assertTrue(System.nanoTime() - start < 1_400_000_000L);
        String reason = failed(field);
        assertTrue(reason.contains("gave no answer within 1 s (tried 4 times)"), reason);
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeSo() {
        server.stop(0);
        String reason = failed(Fields.of(folder));
        assertTrue(reason.contains("cannot be reached: is its server running?"), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | answered with what is no JSON: hello",
                "{\"predictions\": [0.5]} and more | answered with what is no JSON",
                "{} | its answer has no array \"predictions\"",
                "{\"predictions\": []} | it was asked for 1 row and answered with 0 predictions",
                "{\"predictions\": [1.5]} | a probability lies from 0 to 1",
                "{\"predictions\": [null]} | a prediction of it is null, not the probability of yes",
                "{\"predictions\": [\"0.5\"]} | a prediction of it is \"0.5\"",
                "{\"predictions\": [{\"yes\": 0.5}]} | a number is missing there",
                "{\"predictions\": [{\"yes\": 0.5, \"no\": 0.6}]} | add up to 1.1, not 1"
            })
    void answersAreChecked(String body, String said) {
        answer = request -> body;
        String reason = failed(Fields.of(folder));
        assertTrue(reason.contains(said), reason);
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        answer = request -> "[" + "1,".repeat(4 << 20) + "1]";
        String reason = failed(Fields.of(folder));
        assertTrue(reason.contains("broke off"), reason);
    }

    @Test
    void classesMayBeAnsweredByNameOrInOrderAndNumbersAsNumbers() {
        Field field = Fields.of(folder);
        Fold fold = field.folds().folds().getFirst();
        answer = request -> "{\"predictions\": [{\"yes\": 0.2, \"no\": 0.8}]}";
        assertEquals(
                0.2,
                ((Outcome.Scored) calls(field).ask(fold, () -> false))
                        .predictions()
                        .get(3, 1),
                1e-12);
        answer = request -> "{\"predictions\": [[0.8, 0.2]]}";
        assertEquals(
                0.2,
                ((Outcome.Scored) calls(field).ask(fold, () -> false))
                        .predictions()
                        .get(3, 1),
                1e-12);
        Field number = Fields.of(folder, new Task.Regression(), 30);
        answer = request -> "{\"predictions\": [-7.5]}";
        assertEquals(
                -7.5,
                ((Outcome.Scored) calls(number).ask(fold, () -> false))
                        .predictions()
                        .get(3, 0),
                0);
    }
}
