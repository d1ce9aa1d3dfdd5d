package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.deep.FtTransformer;
import ockham.deep.RealMlp;
import ockham.deep.ResNet;
import ockham.deep.Tabm;

/**
 * Wall seconds of every epoch of a net on one thread, validation included, as lines {@code epoch SECONDS}; driven by
 * {@code benchmarks/nets/deep.py}, which times PyTorch on the same file. Arguments: the net, a file of numbers with the target last and no heading, how many
 * of its first rows train (the others validate), epochs.
 */
public final class EpochBenchmark {
    private EpochBenchmark() {}

    /** Fits once. */
    public static void main(String[] arguments) throws IOException {
        List<double[]> lines = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        int train = Integer.parseInt(arguments[2]);
        int epochs = Integer.parseInt(arguments[3]);
        int columns = lines.getFirst().length - 1;
        List<Column> numbers = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            numbers.add(new Column.Numbers(
                    "x" + c, lines.stream().mapToDouble(line -> line[column]).toArray()));
        }
        Rows all = new Rows(
                new Table(numbers, lines.size()),
                lines.stream().mapToDouble(line -> line[columns]).toArray(),
                new Task.Regression());
        long[] last = {System.nanoTime()};
        Progress progress = new Progress() {
            @Override
            public void step(int done, int of) {
                long now = System.nanoTime();
                System.out.printf(Locale.ROOT, "epoch %.6f%n", (now - last[0]) / 1e9);
                last[0] = now;
                if (done == epochs) {
                    System.exit(0);
                }
            }

            @Override
            public void cutShort() {
                throw new IllegalStateException("an hour was not enough");
            }
        };
        Shape shape = new Shape(all.task(), train, columns, Effort.STANDARD);
        net(arguments[0], shape)
                .find(
                        all.rows(IntStream.range(0, train).toArray()),
                        all.rows(IntStream.range(train, lines.size()).toArray()),
                        new FitContext(7, 1, Duration.ofHours(1), progress));
    }

    /** As they race at standard effort, which is for more epochs than are timed. */
    private static Refitting net(String name, Shape shape) {
        return switch (name) {
            case "realmlp-small" -> RealMlp.small(shape.task()).planned(shape);
            case "realmlp" -> RealMlp.full(shape.task()).planned(shape);
            case "tabm-mini" -> Tabm.planned(shape);
            case "resnet" -> ResNet.planned(shape);
            case "ft-transformer" -> FtTransformer.planned(shape);
            default -> throw new IllegalArgumentException("no net " + name);
        };
    }
}
