package ockham.study.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import ockham.api.LearningException;
import ockham.api.Progress;

/**
 * What a worker process does: waits for jobs on its standard input, does them for its one candidate, answers on its
 * standard output. It ends when its input ends, so no worker outlives the main process, however that dies.
 */
public final class WorkerLoop {
    private static final int HALTED = 70;
    private static final long BEAT_MILLIS = 1000;

    private final List<WorkerJob> jobs;
    private final PrintStream out;
    private final PrintStream log;
    private volatile boolean cutShort;
    private volatile boolean working;

    /** A worker that knows these jobs, answers on {@code out} and tells what went wrong on {@code log}. */
    public WorkerLoop(List<WorkerJob> jobs, PrintStream out, PrintStream log) {
        this.log = log;
        this.jobs = List.copyOf(jobs);
        this.out = out;
    }

    /**
     * Runs until the input ends.
     *
     * @param study the study folder
     * @param candidateName the candidate this worker is for
     * @param threads threads a fit may use
     */
    public void run(Path study, String candidateName, int threads, InputStream in) throws InterruptedException {
        BlockingQueue<JsonNode> requests = listen(in);
        Pulse pulse = new Pulse(Pulse.Meters.of(Thread.currentThread()));
        beat(pulse);
        WorkerContext context;
        try {
            context = WorkerContext.open(study, candidateName, threads, progress(pulse));
        } catch (LearningException e) {
            say(Protocol.message("unavailable").put("reason", e.getMessage()));
            return;
        }
        say(Protocol.message("ready"));
        while (true) {
            JsonNode request = requests.take();
            pulse.sign();
            working = true;
            answer(context, request);
            working = false;
        }
    }

    private void answer(WorkerContext context, JsonNode request) {
        String name = request.path("job").asText();
        ObjectNode reply = Protocol.message("done");
        cutShort = false;
        double before = Pulse.processSeconds();
        try {
            WorkerJob job = jobs.stream()
                    .filter(j -> j.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no job " + name));
            job.run(context, request, reply);
            reply.put("cutShort", cutShort)
                    .put("byBudget", cutShort && Trainer.byBudget(context, request))
                    .put("cpuSeconds", Pulse.processSeconds() - before);
        } catch (LearningException e) {
            reply = Protocol.message("failed").put("reason", e.getMessage());
        } catch (OutOfMemoryError e) {
            // Nothing in this process can be trusted any more.
            say(Protocol.message("failed").put("reason", "out of memory: " + e.getMessage()));
            Runtime.getRuntime().halt(HALTED);
        } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
            e.printStackTrace(log);
            reply = Protocol.message("failed").put("reason", describe(e));
        }
        say(reply);
    }

    private static String describe(Throwable e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private BlockingQueue<JsonNode> listen(InputStream in) {
        BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("requests").start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                String line;
                while ((line = reader.readLine()) != null) {
                    Protocol.parse(line).ifPresent(requests::add);
                }
            } catch (IOException e) {
                // The pipe broke: the same as its end.
            }
            Runtime.getRuntime().halt(0);
        });
        return requests;
    }

    /** Tells every second that the process is alive, and while it works for how long no work was seen. */
    private void beat(Pulse pulse) {
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> {
            while (true) {
                double idle = pulse.idleSeconds();
                say(Protocol.message("beat").put("idle", working ? idle : 0));
                try {
                    Thread.sleep(BEAT_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private Progress progress(Pulse pulse) {
        return new Progress() {
            private long last;

            @Override
            public void step(int done, int total) {
                pulse.sign();
                long now = System.nanoTime();
                if (now - last > 200_000_000L || done == total) {
                    last = now;
                    say(Protocol.message("progress").put("done", done).put("total", total));
                }
            }

            @Override
            public void cutShort() {
                cutShort = true;
            }
        };
    }

    private void say(ObjectNode message) {
        byte[] line = Protocol.line(message).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(line, 0, line.length);
            out.flush();
        }
    }
}
