package ockham.learners.forest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.learners.ValidationLoss;
import ockham.score.Seeds;
import ockham.score.model.ConstantModel;
import ockham.score.model.ForestModel;

/** One fit of a forest: a few trees for each size of leaf, then the rest at the best. */
final class ForestFit {
    /** One tree in so many is grown to choose the size of leaves with. */
    private static final int PROBES = 6;

    private static final int LEAST_PROBES = 20;
    /** Nodes of all trees together, with the shares in their leaves: some 40 bytes each while they grow. */
    static final long MOST_NODES = 8_000_000;

    private final RandomForest settings;
    private final Rows validation;
    private final FitContext context;
    private final ForestData data;
    private final double[] prior;
    private final long end;
    private int grown;

    ForestFit(RandomForest settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.validation = validation;
        this.context = context;
        this.data = ForestData.of(train);
        this.prior = TrainingRows.prior(train);
        this.end = System.nanoTime() + (long) Math.min(1e18, context.budget().toMillis() * 1e6);
    }

    Model run() {
        int probes = Math.min(settings.trees(), Math.max(LEAST_PROBES, settings.trees() / PROBES));
        int total = probes * settings.leafRows().size() + settings.trees() - probes;
        Deque<Nodes> all = new ArrayDeque<>();
        double least = Double.POSITIVE_INFINITY;
        List<Integer> tried = leafRows();
        int leafRows = tried.get(0);
        for (int used : tried) {
            List<Nodes> trees = grow(new Range(0, probes), used, total);
            double loss = trees.isEmpty() ? Double.POSITIVE_INFINITY : loss(model(new ArrayDeque<>(trees)));
            if (loss < least) {
                least = loss;
                all = new ArrayDeque<>(trees);
                leafRows = used;
            }
        }
        all.addAll(grow(new Range(all.size(), settings.trees()), leafRows, total));
        if (all.isEmpty()) {
            throw new LearningException(settings.name() + ": the time was over before the first tree was grown");
        }
        ForestModel forest = model(all);
        return loss(forest) < loss(new ConstantModel(prior)) ? forest : new ConstantModel(prior);
    }

    /**
     * The sizes of leaves to try: none holds most of a small table's rows, none would make the forest of a large one larger
     * than {@link #MOST_NODES}.
     */
    private List<Integer> leafRows() {
        int largest = Math.max(1, data.rows() / 10);
        int least = Math.min(
                largest, settings.leafRows().stream().min(Integer::compare).orElse(1));
        least = leastLeafRows(least, MOST_NODES);
        int from = least;
        return settings.leafRows().stream()
                .map(rows -> Math.max(from, Math.min(rows, largest)))
                .distinct()
                .toList();
    }

    /** Doubles the rows of a leaf until as many trees as the first would not have more nodes than {@code most}. */
    int leastLeafRows(int from, long most) {
        int rows = from;
        // A tree has less than two nodes a leaf; a leaf no more shares than rows or classes.
        while (rows < data.rows() && bound(rows) > most && size(rows) * settings.trees() > most) {
            rows *= 2;
        }
        return rows;
    }

    private double bound(int leafRows) {
        boolean levels = Arrays.stream(data.columns()).anyMatch(column -> !column.number());
        double each = 2 + Math.min(data.classes() - 1, data.rows());
        return levels ? Double.POSITIVE_INFINITY : each * data.rows() / leafRows * settings.trees();
    }

    private long size(int leafRows) {
        return grower(0, leafRows).grow(this::over).map(Nodes::size).orElse(0L);
    }

    private TreeGrower grower(int tree, int leafRows) {
        TreeGrower.Growth growth =
                new TreeGrower.Growth(settings.extra(), settings.tried(data.columns().length), leafRows);
        return new TreeGrower(data, growth, Seeds.of(context.seed(), "forest", Integer.toString(tree)));
    }

    /** Trees by their number, which their seed follows from. */
    private record Range(int from, int to) {}

    /** The trees of a range, up to the first that the time did not suffice for. */
    private List<Nodes> grow(Range range, int leafRows, int total) {
        List<Nodes> trees = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(context.threads())) {
            List<Future<Optional<Nodes>>> growing = new ArrayList<>();
            for (int t = range.from(); t < range.to(); t++) {
                int number = t;
                growing.add(threads.submit(() -> over()
                        ? Optional.<Nodes>empty()
                        : grower(number, leafRows).grow(this::over)));
            }
            for (Future<Optional<Nodes>> tree : growing) {
                Optional<Nodes> one = tree.get();
                if (one.isEmpty()) {
                    context.progress().cutShort();
                    break;
                }
                trees.add(one.get());
                context.progress().step(++grown, total);
            }
        } catch (ExecutionException e) {
            throw new LearningException(settings.name() + ": a tree did not grow: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LearningException(settings.name() + ": interrupted", e);
        }
        return trees;
    }

    private boolean over() {
        return System.nanoTime() - end > 0;
    }

    private ForestModel model(Deque<Nodes> trees) {
        Nodes all = Nodes.of(trees, data.classes() > 1);
        int outputs = validation.task().outputs();
        double[] leaf = outputs == 1 ? new double[1] : outputs == 2 ? new double[] {prior[1]} : prior;
        ForestModel.Leaves leaves = new ForestModel.Leaves(
                outputs, leaf, all.shareStart(), all.shareClass(), all.share(), data.offset(), data.scale());
        return new ForestModel(data.inputs(), all.trees(), leaves);
    }

    private double loss(Model model) {
        return ValidationLoss.of(model.predict(validation.table()), validation, data.scale(), settings.name());
    }
}
