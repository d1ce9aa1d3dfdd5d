package ockham.study.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import ockham.api.MachineError;

/** Work side by side, each piece with a worker process of its own. */
public final class Slots {
    private Slots() {}

    /**
     * Does all the work, begun in the order given, at most {@code parallel} pieces at a time. An exception of one comes out
     * when all have ended.
     */
    public static <T> void run(int parallel, List<T> things, Consumer<T> work) {
        try (ExecutorService slots = Executors.newFixedThreadPool(parallel)) {
            List<Future<?>> running = new ArrayList<>();
            for (T thing : things) {
                running.add(slots.submit(() -> work.accept(thing)));
            }
            for (Future<?> piece : running) {
                piece.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineError("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new MachineError("the work of a study broke off: " + e.getCause(), e);
        }
    }
}
