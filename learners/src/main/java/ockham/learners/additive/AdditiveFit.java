package ockham.learners.additive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.AdditiveModel;
import ockham.score.model.ConstantModel;
import ockham.score.model.Inputs;
import ockham.score.model.Link;

/** One fit of an additive model: single columns first, then pairs of the columns that matter most. */
final class AdditiveFit {
    /** Columns whose pairs are looked at. */
    private static final int PAIRED = 12;
    /** A leaf holds one training row in so many at least, within the two bounds. */
    private static final int SHARE = 200;

    private static final int FEWEST_ROWS = 2;
    private static final int MOST_ROWS = 25;

    private final ShapeFunctions settings;
    private final FitContext context;
    private final Task task;
    private final Inputs inputs;
    private final double[] prior;
    private final double offset;
    private final double scale;
    private final Steps[] steps;
    private final int[] signs;
    private final double[][] shapes;
    private final double[] start;
    private final double[] target;
    private final double[] heldTarget;
    private final long end;
    private boolean cut;
    private double least;
    private int rounds;

    AdditiveFit(ShapeFunctions settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.context = context;
        this.task = train.task();
        this.inputs = Inputs.of(train.table());
        this.prior = TrainingRows.prior(train);
        boolean number = !task.classification();
        this.offset = number ? prior[0] : 0;
        this.scale = number ? TrainingRows.deviation(train.target(), offset) : 1;
        this.steps = Steps.of(inputs, train, validation);
        this.signs = TrainingRows.signs(train);
        this.start = start();
        this.shapes = new double[steps.length][];
        Arrays.setAll(shapes, j -> new double[steps[j].size() * start.length]);
        this.target = standardised(train.target());
        this.heldTarget = standardised(validation.target());
        this.end = System.nanoTime() + (long) Math.min(1e18, context.budget().toMillis() * 1e6);
    }

    private double[] start() {
        return switch (task) {
            case Task.Binary binary -> new double[] {Math.log(prior[1] / prior[0])};
            case Task.Multiclass multiclass ->
                Arrays.stream(prior).map(Math::log).toArray();
            case Task.Regression regression -> new double[1];
        };
    }

    private double[] standardised(double[] values) {
        return Arrays.stream(values).map(y -> (y - offset) / scale).toArray();
    }

    private Scores scores(double[] targets) {
        return new Scores(task, targets, start);
    }

    Model run() {
        double[][] best = boostColumns();
        List<AdditiveModel.Pair> pairs = new ArrayList<>();
        if (start.length == 1 && settings.pairs() > 0 && steps.length > 1) {
            pairs.addAll(boostPairs(best));
        }
        if (cut) {
            context.progress().cutShort();
        }
        if (rounds == 0 && pairs.isEmpty()) {
            return new ConstantModel(prior);
        }
        return model(best, pairs);
    }

    /** Boosts the columns in turn; the shapes of the round with the least validation loss. */
    private double[][] boostColumns() {
        Scores train = scores(target);
        Scores held = scores(heldTarget);
        int leastRows = Math.clamp(target.length / SHARE, FEWEST_ROWS, MOST_ROWS);
        StepTree[] trees = new StepTree[steps.length];
        StepTree.Growth[] growths = new StepTree.Growth[steps.length];
        for (int j = 0; j < steps.length; j++) {
            trees[j] = new StepTree(steps[j].counts(), leastRows);
            growths[j] = new StepTree.Growth(steps[j].known(), steps[j].number(), settings.leaves(), settings.rate());
        }
        least = finite(held.differentiate());
        double[][] best = copy();
        for (int round = 1; round <= settings.rounds() && round - rounds <= settings.patience(); round++) {
            for (int j = 0; j < steps.length && !over(); j++) {
                train.differentiate();
                double[] added = move(j, grow(trees[j], growths[j], j, train));
                train.add(steps[j].train(), added);
                held.add(steps[j].held(), added);
            }
            context.progress().step(round, settings.rounds());
            double loss = held.differentiate();
            if (loss < least) {
                least = loss;
                rounds = round;
                best = copy();
            }
            if (over()) {
                break;
            }
        }
        return best;
    }

    /** Adds to the function of a column, as far as it may move; what it has moved by. */
    private double[] move(int column, double[] by) {
        double[] before = shapes[column];
        double[] after = new double[before.length];
        for (int v = 0; v < after.length; v++) {
            after[v] = before[v] + by[v];
        }
        shapes[column] = after;
        if (signs[column] == 0) {
            return by;
        }
        InOrder.draw(after, steps[column].counts(), signs[column]);
        double[] moved = new double[after.length];
        for (int v = 0; v < moved.length; v++) {
            moved[v] = after[v] - before[v];
        }
        return moved;
    }

    private double[] grow(StepTree tree, StepTree.Growth growth, int column, Scores scores) {
        if (start.length == 1) {
            return tree.grow(steps[column].train(), scores.gradient[0], scores.curvature[0], growth);
        }
        double[] all = new double[shapes[column].length];
        for (int k = 0; k < start.length; k++) {
            double[] values = tree.grow(steps[column].train(), scores.gradient[k], scores.curvature[k], growth);
            for (int step = 0; step < values.length; step++) {
                all[step * start.length + k] = values[step];
            }
        }
        return all;
    }

    private boolean over() {
        boolean over = System.nanoTime() - end > 0;
        cut |= over;
        return over;
    }

    private static double finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new LearningException("shape-functions: the validation loss is not finite");
        }
        return loss;
    }

    private double[][] copy() {
        return Arrays.stream(shapes).map(double[]::clone).toArray(double[][]::new);
    }

    /** Boosts pairs on top of the columns; none where that does not lower the validation loss. */
    private List<AdditiveModel.Pair> boostPairs(double[][] best) {
        Scores train = scores(target);
        Scores held = scores(heldTarget);
        for (int j = 0; j < steps.length; j++) {
            train.add(steps[j].train(), best[j]);
            held.add(steps[j].held(), best[j]);
        }
        train.differentiate();
        List<PairTable> tables = chosen(best, train);
        List<double[]> kept = List.of();
        int bestRound = 0;
        for (int round = 1; round <= settings.rounds() && round - bestRound <= settings.patience(); round++) {
            for (PairTable table : tables) {
                train.differentiate();
                double[] added = table.grow(train, settings.rate());
                train.add(table.train(), added);
                held.add(table.held(), added);
            }
            double loss = held.differentiate();
            if (loss < least) {
                least = loss;
                bestRound = round;
                kept = tables.stream().map(table -> table.values().clone()).toList();
            }
            if (over()) {
                break;
            }
        }
        List<AdditiveModel.Pair> pairs = new ArrayList<>();
        for (int p = 0; p < kept.size(); p++) {
            pairs.add(tables.get(p).pair(scale, kept.get(p)));
        }
        return pairs;
    }

    /** The pairs of the weightiest columns that a cut in four would gain most with; a table would break a declared order. */
    private List<PairTable> chosen(double[][] best, Scores train) {
        int[] weighty = IntStream.range(0, steps.length)
                .filter(j -> signs[j] == 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -weight(j, best[j])))
                .limit(PAIRED)
                .mapToInt(j -> j)
                .sorted()
                .toArray();
        record Scored(PairTable table, double gain) {}
        List<Scored> all = new ArrayList<>();
        for (int a = 0; a < weighty.length; a++) {
            for (int b = a + 1; b < weighty.length && !over(); b++) {
                PairTable table = new PairTable(side(weighty[a], best), side(weighty[b], best));
                all.add(new Scored(table, table.gain(train)));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble((Scored scored) -> -scored.gain()))
                .limit(settings.pairs())
                .map(Scored::table)
                .toList();
    }

    private PairTable.Side side(int column, double[][] best) {
        int[] known = steps[column].known();
        int[] order = steps[column].number()
                ? known
                : Arrays.stream(known)
                        .boxed()
                        .sorted(Comparator.comparingDouble(step -> best[column][step]))
                        .mapToInt(step -> step)
                        .toArray();
        return new PairTable.Side(column, steps[column], steps[column].places(order, PairTable.PLACES));
    }

    /** Mean absolute deviation of a column's part. */
    private double weight(int column, double[] shape) {
        double mean = mean(column, shape, 0);
        double sum = 0;
        for (int step = 0; step < shape.length; step++) {
            sum += steps[column].counts()[step] * Math.abs(shape[step] - mean);
        }
        return sum;
    }

    private double mean(int column, double[] shape, int k) {
        double sum = 0;
        for (int step = 0; step < steps[column].size(); step++) {
            sum += steps[column].counts()[step] * shape[step * start.length + k];
        }
        return sum / target.length;
    }

    /** Shapes have mean 0 over the training rows; a step without training rows adds nothing. */
    private Model model(double[][] best, List<AdditiveModel.Pair> pairs) {
        double[] bias = start.clone();
        List<AdditiveModel.Shape> all = new ArrayList<>();
        for (int j = 0; j < steps.length; j++) {
            double[] values = new double[best[j].length];
            for (int k = 0; k < start.length; k++) {
                double mean = mean(j, best[j], k);
                bias[k] += mean;
                for (int step = 0; step < steps[j].size(); step++) {
                    int at = step * start.length + k;
                    values[at] = steps[j].counts()[step] == 0 ? 0 : scale * (best[j][at] - mean);
                }
            }
            all.add(new AdditiveModel.Shape(steps[j].cuts(), values));
        }
        for (int k = 0; k < bias.length; k++) {
            bias[k] = scale * bias[k] + offset;
        }
        try {
            return new AdditiveModel(inputs, link(), bias, all, pairs);
        } catch (IllegalArgumentException e) {
            throw new LearningException("shape-functions: the targets are too large for its steps", e);
        }
    }

    private Link link() {
        return switch (task) {
            case Task.Binary binary -> Link.SIGMOID;
            case Task.Multiclass multiclass -> Link.SOFTMAX;
            case Task.Regression regression -> Link.IDENTITY;
        };
    }
}
