package ockham.learners.svm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.learners.Standardisation;
import ockham.learners.TrainingRows;
import ockham.score.Seeds;
import ockham.score.model.Inputs;
import ockham.score.model.KernelBasis;

/**
 * Rows as a kernel machine takes them: cells standardised by the training rows, a number as target standardised too.
 *
 * @param classes those with training rows, rising; empty for numbers
 * @param offset mean of the training targets; 0 for classes
 * @param scale their deviation; 1 for classes
 */
record Problem(
        Task task,
        KernelBasis.Scaling scaling,
        int[] classes,
        double offset,
        double scale,
        KernelBasis.Vectors vectors,
        double[] target) {

    static Problem of(Rows train) {
        Inputs inputs = Inputs.of(train.table());
        Standardisation by = Standardisation.of(train.table());
        boolean number = !train.task().classification();
        double offset = number ? TrainingRows.mean(train.target()) : 0;
        double scale = number ? TrainingRows.deviation(train.target(), offset) : 1;
        int[] classes = Arrays.stream(train.target())
                .mapToInt(y -> (int) y)
                .sorted()
                .distinct()
                .toArray();
        KernelBasis.Scaling scaling = new KernelBasis.Scaling(inputs, by.means(), by.scales());
        KernelBasis.Vectors none = new KernelBasis.Vectors(0, new float[0], new int[0]);
        return new Problem(train.task(), scaling, number ? new int[0] : classes, offset, scale, none, new double[0])
                .with(train);
    }

    /** Other rows in the same scaling. */
    Problem with(Rows rows) {
        double[] target =
                Arrays.stream(rows.target()).map(y -> (y - offset) / scale).toArray();
        return new Problem(task, scaling, classes, offset, scale, scaling.read(rows.table()), target);
    }

    /** Some of the rows. */
    Problem rows(int[] index) {
        double[] taken = Arrays.stream(index).mapToDouble(i -> target[i]).toArray();
        return new Problem(task, scaling, classes, offset, scale, vectors.rows(index), taken);
    }

    /** The rows class by class, in the order of the classes. */
    Problem byClass() {
        int[] order = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> target[i]))
                .mapToInt(i -> i)
                .toArray();
        return rows(order);
    }

    /** About {@code count} of the rows; every class keeps its share, and two rows at least if it has them. */
    Problem sample(int count, long seed) {
        if (!task.classification()) {
            return rows(TrainingRows.drawn(size(), Math.min(count, size()), seed));
        }
        Problem sorted = byClass();
        int[] counts = counts();
        IntStream.Builder taken = IntStream.builder();
        int from = 0;
        for (int k = 0; k < counts.length; k++) {
            int share = (int) Math.ceil((double) count * counts[k] / size());
            int drawn = Math.min(counts[k], Math.max(2, share));
            for (int i : TrainingRows.drawn(counts[k], drawn, Seeds.of(seed, "class", Integer.toString(classes[k])))) {
                taken.add(from + i);
            }
            from += counts[k];
        }
        return sorted.rows(taken.build().toArray());
    }

    /** Rows of each of the classes. */
    int[] counts() {
        int[] counts = new int[classes.length];
        for (double y : target) {
            counts[Arrays.binarySearch(classes, (int) y)]++;
        }
        return counts;
    }

    int size() {
        return target.length;
    }

    int columns() {
        return scaling.inputs().size();
    }
}
