package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker seen from the main process: one candidate's process, held to limits of time, memory and silence. Whatever
 * happens in it comes back as a {@link Reply}, never as an exception.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final long POLL_MILLIS = 100;
    /** Exit codes after SIGHUP, SIGINT and SIGTERM, which reach the whole process group. */
    private static final Set<Integer> TOLD_TO_STOP = Set.of(129, 130, 143);

    private final WorkerSettings settings;
    private final Process process;
    private final OutputStream requests;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final long started = System.nanoTime();
    private long lastSign = started;
    private boolean ready;
    private @Nullable String ended;

    /** What a worker answered, or how it ended without an answer. */
    public sealed interface Reply {
        /** The job is done; {@code values} are its small results. */
        record Done(JsonNode values, long peakBytes) implements Reply {}

        /** The job or the worker failed; a failed worker takes no more jobs. */
        record Broken(String reason) implements Reply {}

        /** The candidate cannot work on this machine. */
        record Unavailable(String reason) implements Reply {}

        /** The main process called it off. */
        record CalledOff() implements Reply {}
    }

    /** Hears how far a fit is. */
    public interface Steps {
        /** {@code done} of {@code total} rounds or epochs. */
        void step(int done, int total);
    }

    private WorkerProcess(WorkerSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
        this.requests = process.getOutputStream();
        Thread.ofPlatform().daemon().name("worker output").start(this::listen);
    }

    /** Starts a worker for a candidate. */
    public static WorkerProcess start(WorkerSettings settings, Path study, String candidate, int threads) {
        List<String> command = new ArrayList<>(settings.command());
        command.addAll(List.of(study.toAbsolutePath().toString(), candidate, Integer.toString(threads)));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Spinning OpenMP threads make a fit many times slower on a busy machine.
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        builder.environment().put("MKL_NUM_THREADS", "1");
        // A net frees its tensors every step and asks for them again: of pages that are new each time a third of its
        // time was lost (docs/learners.md).
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "33554432");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "268435456");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        try {
            return new WorkerProcess(settings, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a worker: " + command.get(0), e);
        }
    }

    /**
     * Has the worker do a job and waits for it.
     *
     * @param off asked often; once true the worker is ended and the reply is {@link Reply.CalledOff}
     */
    public Reply ask(ObjectNode request, BooleanSupplier off, Steps steps) {
        if (ended != null) {
            return new Reply.Broken(ended);
        }
        try {
            if (!ready) {
                Optional<Reply> refused = awaitReady(off);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            requests.write(Protocol.line(request).getBytes(StandardCharsets.UTF_8));
            requests.flush();
            return await(off, steps);
        } catch (IOException e) {
            return gone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return new Reply.CalledOff();
        }
    }

    private Optional<Reply> awaitReady(BooleanSupplier off) throws InterruptedException {
        Reply reply = await(off, (done, total) -> {});
        if (reply instanceof Reply.Done) {
            ready = true;
            return Optional.empty();
        }
        return Optional.of(reply);
    }

    private Reply await(BooleanSupplier off, Steps steps) throws InterruptedException {
        long deadline = System.nanoTime() + settings.ceiling().toNanos();
        while (true) {
            JsonNode message = messages.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (message != null) {
                lastSign = System.nanoTime();
                switch (message.path("kind").asText()) {
                    case "progress" ->
                        steps.step(
                                message.path("done").asInt(),
                                message.path("total").asInt());
                    case "ready", "done" -> {
                        return new Reply.Done(message, ProcessMemory.peak(process.pid()));
                    }
                    case "failed" -> {
                        return broken(message.path("reason").asText());
                    }
                    case "unavailable" -> {
                        kill();
                        return new Reply.Unavailable(message.path("reason").asText());
                    }
                    case "beat" -> {
                        if (message.path("idle").asDouble() > settings.silence().toSeconds()) {
                            return broken("hung: its fit used no processor time for "
                                    + settings.silence().toSeconds() + " s");
                        }
                    }
                    default -> {}
                }
            } else if (!process.isAlive() && messages.isEmpty()) {
                return gone();
            }
            if (off.getAsBoolean()) {
                kill();
                return new Reply.CalledOff();
            }
            Optional<String> limit = brokenLimit(deadline);
            if (limit.isPresent()) {
                return broken(limit.get());
            }
        }
    }

    private Optional<String> brokenLimit(long deadline) {
        long now = System.nanoTime();
        if (ProcessMemory.resident(process.pid()) > settings.memoryBytes()) {
            return Optional.of("out of memory: over the limit of " + settings.memoryBytes() / (1 << 20)
                    + " MB a worker may use (--memory)");
        }
        if (now > deadline) {
            return Optional.of("over the ceiling of " + settings.ceiling().toSeconds() + " s for one fit");
        }
        if (now - lastSign > settings.silence().toNanos()) {
            return Optional.of("hung: no sign of life for " + settings.silence().toSeconds() + " s");
        }
        return Optional.empty();
    }

    private Reply broken(String reason) {
        kill();
        ended = reason;
        return new Reply.Broken(reason);
    }

    /** A worker that ended because the user pressed Ctrl-C, which reaches the whole group, has not failed. */
    private Reply gone() {
        String reason = exitReason();
        boolean interrupted = !process.isAlive() && TOLD_TO_STOP.contains(process.exitValue());
        ended = reason;
        return interrupted ? new Reply.CalledOff() : new Reply.Broken(reason);
    }

    private String exitReason() {
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                return "the worker closed its pipe";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int code = process.isAlive() ? 0 : process.exitValue();
        String signal = code > 128 ? " (signal " + (code - 128) + ")" : "";
        return "the worker process ended with exit code " + code + signal + "; its last words are in "
                + settings.log().getFileName();
    }

    private void listen() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                Optional<JsonNode> message = Protocol.parse(line);
                if (message.isPresent()) {
                    messages.add(message.get());
                } else if (!line.isBlank()) {
                    Files.writeString(
                            settings.log(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        } catch (IOException e) {
            // The pipe broke with the worker; its end is noticed by the one who waits.
        }
    }

    /** Process number, for tests and logs. */
    public long pid() {
        return process.pid();
    }

    private void kill() {
        process.destroyForcibly();
        if (ended == null) {
            ended = "ended";
        }
    }

    /** Ends the worker, politely at first: its input ends. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
