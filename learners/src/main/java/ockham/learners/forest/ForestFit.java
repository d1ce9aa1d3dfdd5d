package ockham.learners.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.score.Seeds;
import ockham.score.model.ConstantModel;
import ockham.score.model.ForestModel;

/** One fit of a forest: a few trees for each size of leaf, then the rest at the best. */
final class ForestFit {
    /** One tree in so many is grown to choose the size of leaves with. */
    private static final int PROBES = 6;

    private static final int LEAST_PROBES = 20;
    private static final double CLIP = 1e-15;

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
        List<Nodes> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        int leafRows = settings.leafRows().get(0);
        for (int rows : settings.leafRows()) {
            // Small tables get no leaf that holds most of their rows.
            int used = Math.max(1, Math.min(rows, data.rows() / 10));
            List<Nodes> trees = grow(new Range(0, probes), used, total);
            double loss = trees.isEmpty() ? Double.POSITIVE_INFINITY : loss(model(trees));
            if (loss < least) {
                least = loss;
                best = trees;
                leafRows = used;
            }
        }
        List<Nodes> all = new ArrayList<>(best);
        all.addAll(grow(new Range(all.size(), settings.trees()), leafRows, total));
        if (all.isEmpty()) {
            throw new LearningException(settings.name() + ": the time was over before the first tree was grown");
        }
        ForestModel forest = model(all);
        return loss(forest) < loss(new ConstantModel(prior)) ? forest : new ConstantModel(prior);
    }

    /** Trees by their number, which their seed follows from. */
    private record Range(int from, int to) {}

    /** The trees of a range, up to the first that the time did not suffice for. */
    private List<Nodes> grow(Range range, int leafRows, int total) {
        TreeGrower.Growth growth =
                new TreeGrower.Growth(settings.extra(), settings.tried(data.columns().length), leafRows);
        List<Nodes> trees = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(context.threads())) {
            List<Future<List<Nodes>>> growing = new ArrayList<>();
            for (int t = range.from(); t < range.to(); t++) {
                long seed = Seeds.of(context.seed(), "forest", Integer.toString(t));
                growing.add(threads.submit(
                        () -> over() ? List.<Nodes>of() : List.of(new TreeGrower(data, growth, seed).grow())));
            }
            for (Future<List<Nodes>> tree : growing) {
                List<Nodes> one = tree.get();
                if (one.isEmpty()) {
                    context.progress().cutShort();
                    break;
                }
                trees.addAll(one);
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

    private ForestModel model(List<Nodes> trees) {
        Nodes all = Nodes.of(trees, data.classes() > 1);
        int outputs = validation.task().outputs();
        double[] leaf = outputs == 1 ? new double[1] : outputs == 2 ? new double[] {prior[1]} : prior;
        ForestModel.Leaves leaves = new ForestModel.Leaves(
                outputs, leaf, all.shareStart(), all.shareClass(), all.share(), data.offset(), data.scale());
        return new ForestModel(data.inputs(), all.trees(), leaves);
    }

    /** Mean log loss, or mean squared error in units of the training deviation. */
    private double loss(Model model) {
        Predictions predictions = model.predict(validation.table());
        double sum = 0;
        for (int i = 0; i < validation.size(); i++) {
            double y = validation.target()[i];
            if (validation.task().classification()) {
                sum -= Math.log(Math.max(CLIP, predictions.get(i, (int) y)));
            } else {
                double error = (predictions.get(i, 0) - y) / data.scale();
                sum += error * error;
            }
        }
        if (Arrays.stream(predictions.values()).anyMatch(value -> !Double.isFinite(value))) {
            throw new LearningException(settings.name() + ": a prediction is not finite");
        }
        return sum / validation.size();
    }
}
