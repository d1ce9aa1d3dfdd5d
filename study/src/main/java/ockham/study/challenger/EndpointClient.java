package ockham.study.challenger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Calls of one address: JSON there and back. A call that is not answered in time, or is refused for now, is tried again a few
 * times; no redirect is followed, and no answer is read beyond its bound.
 */
final class EndpointClient {
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration MOST_A_CALL = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final int MOST_BYTES = 4 << 20;
    private static final int SHOWN = 200;
    /** Too many calls, or a server that is not well just now. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final URI uri;
    private final Duration timeout;
    private final HttpClient client;

    /** @param ceiling of one fit: no call takes longer */
    EndpointClient(URI uri, Duration ceiling) {
        this.uri = uri;
        this.timeout = ceiling.compareTo(MOST_A_CALL) < 0 ? ceiling : MOST_A_CALL;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * An answer.
     *
     * @param seconds from sending the question to the last byte of the answer, of the try that was answered
     */
    record Answer(JsonNode body, double seconds) {}

    /** A try that did not give an answer; where {@code pauseMillis} is there, another may. */
    private record Missed(String reason, Optional<Long> pauseMillis) {}

    /**
     * Asks.
     *
     * @throws EndpointException if there is no answer after all tries, or one that is no JSON
     */
    Answer post(JsonNode question, BooleanSupplier off) throws EndpointException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString(), StandardCharsets.UTF_8))
                .build();
        long pause = FIRST_PAUSE_MILLIS;
        for (int tried = 1; true; tried++) {
            long start = System.nanoTime();
            Object result = once(request, off);
            if (result instanceof HttpResponse<?> response) {
                double seconds = (System.nanoTime() - start) / 1e9;
                return new Answer(json((byte[]) response.body()), seconds);
            }
            Missed missed = (Missed) result;
            if (missed.pauseMillis().isEmpty() || tried == TRIES) {
                throw new EndpointException(
                        missed.reason() + (tried == 1 ? "" : " (tried " + tried + " times)"), false);
            }
            rest(
                    Math.min(
                            LONGEST_PAUSE_MILLIS,
                            Math.max(pause, missed.pauseMillis().get())),
                    off);
            pause *= 2;
        }
    }

    /** One try: a response of status 200 or what was missed. */
    private Object once(HttpRequest request, BooleanSupplier off) throws EndpointException {
        CompletableFuture<HttpResponse<byte[]>> future = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                HttpResponse<byte[]> response = future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return response.statusCode() == 200 ? response : refused(response);
            } catch (TimeoutException e) {
                if (off.getAsBoolean()) {
                    future.cancel(true);
                    throw new EndpointException("called off", true);
                }
                if (System.nanoTime() > deadline) {
                    future.cancel(true);
                    return new Missed(uri + " gave no answer within " + timeout.toSeconds() + " s", Optional.of(0L));
                }
            } catch (ExecutionException e) {
                return failed(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EndpointException("interrupted", true);
            }
        }
    }

    private Missed failed(Throwable cause) {
        String what = cause instanceof ConnectException
                ? uri + " cannot be reached: is its server running?"
                : cause instanceof java.net.http.HttpTimeoutException
                        ? uri + " gave no answer within " + timeout.toSeconds() + " s"
                        : uri + " broke off: " + cause.getMessage();
        return new Missed(what, Optional.of(0L));
    }

    private Missed refused(HttpResponse<byte[]> response) {
        String said = shown(response.body());
        String reason = uri + " answered with status " + response.statusCode() + (said.isEmpty() ? "" : ": " + said);
        if (!PASSING.contains(response.statusCode())) {
            return new Missed(reason, Optional.empty());
        }
        long wanted = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> 1000 * Long.parseLong(text))
                .orElse(0L);
        return new Missed(reason, Optional.of(wanted));
    }

    private static void rest(long millis, BooleanSupplier off) throws EndpointException {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            while (System.nanoTime() < end) {
                if (off.getAsBoolean()) {
                    throw new EndpointException("called off", true);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EndpointException("interrupted", true);
        }
    }

    private JsonNode json(byte[] body) throws EndpointException {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new EndpointException(uri + " answered with what is no JSON: " + shown(body), false);
        }
    }

    private static String shown(byte[] body) {
        String text =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
