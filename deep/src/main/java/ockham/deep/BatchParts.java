package ockham.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import ockham.score.Seeds;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a batch, worked out in parts of its rows that are fixed whatever the number of threads and added in
 * their order: so threads change no bit. (Threads inside matrix products do: OpenBLAS cuts long sums differently.)
 */
final class BatchParts implements AutoCloseable {
    /** Parts smaller than this are not worth a thread. */
    private static final int LEAST_ROWS = 32;

    private static final int MOST_PARTS = 2;

    private final TorchNet net;
    private final List<Part> parts = new ArrayList<>();
    private final List<TorchNet.Pass> passes = new ArrayList<>();
    private final @Nullable ExecutorService others;

    /** Some rows of the batch: where they begin in it, and the room to work in. */
    private record Part(TrainingData data, Loss loss, Work work, int start, int size) {
        void run(Tensor order, long at, double dropped) {
            TorchNet.Pass pass = work.pass;
            Tensor goal = work.goal;
            // what libtorch hands back is let go here, not when the garbage collector finds it
            try (PointerScope _ = new PointerScope()) {
                Tensor rows = order.narrow(0, at + start, size);
                torch.index_select_out(pass.input(), data.inputs(), 0, rows);
                torch.index_select_out(goal, data.targets(), 0, rows);
                pass.drop(dropped, work.random);
                loss.gradient(pass.outputGradient(), pass.forward(), goal);
                pass.backward();
            }
        }
    }

    /**
     * Room of one part, which one thread at a time works in.
     *
     * @param random which units are dropped: of its own, so that threads change nothing
     */
    private record Work(TorchNet.Pass pass, Tensor goal, SplittableRandom random) {}

    BatchParts(TorchNet net, TrainingData data, Loss loss, Size size) {
        this.net = net;
        int count = Math.max(1, Math.min(MOST_PARTS, size.batch() / LEAST_ROWS));
        for (int i = 0; i < count; i++) {
            int start = size.batch() * i / count;
            int rows = size.batch() * (i + 1) / count - start;
            TorchNet.Pass pass = net.new Pass(rows, true);
            Tensor goal = Torch.zeros(net.type(), rows, net.shape().outputs());
            SplittableRandom random =
                    new SplittableRandom(Seeds.of(size.seed(), "realmlp", "dropout", Integer.toString(i)));
            parts.add(new Part(data, loss, new Work(pass, goal, random), start, rows));
            passes.add(pass);
        }
        int helpers = Math.min(size.threads(), count) - 1;
        this.others = helpers == 0
                ? null
                : Executors.newFixedThreadPool(
                        helpers, Thread.ofPlatform().daemon().factory());
    }

    /**
     * @param batch rows
     * @param threads those that may work, the caller's included
     * @param seed of dropout
     */
    record Size(int batch, int threads, long seed) {}

    /**
     * Writes the gradients of the batch whose row numbers stand in {@code order} from {@code at} on.
     *
     * @param dropped share of hidden units to leave out
     */
    void gradients(Tensor order, long at, double dropped) {
        net.refresh();
        if (others == null) {
            parts.forEach(part -> part.run(order, at, dropped));
        } else {
            together(others, part -> part.run(order, at, dropped));
        }
        net.collect(passes);
    }

    private void together(ExecutorService threads, Consumer<Part> run) {
        CountDownLatch left = new CountDownLatch(parts.size() - 1);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        for (Part part : parts.subList(1, parts.size())) {
            threads.execute(() -> {
                try {
                    run.accept(part);
                } catch (RuntimeException problem) {
                    failure.set(problem);
                } finally {
                    left.countDown();
                }
            });
        }
        run.accept(parts.get(0));
        await(left);
        RuntimeException problem = failure.get();
        if (problem != null) {
            throw problem;
        }
    }

    private static void await(CountDownLatch left) {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException later) {
                // the other thread still writes into tensors of this one
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdown();
        }
    }
}
