package ockham.study.split;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Task;

/** Some of a study's rows, chosen without a look at any feature. */
public final class RowSample {
    private RowSample() {}

    /**
     * At most {@code most} rows: whole groups where there is a group column (one more than fits is taken where the first is
     * larger), else, of classes, rare ones before common ones, so that a rare class is not lost.
     *
     * @param rows to choose from: the first so many of the study's table
     * @return ascending
     */
    public static int[] of(int rows, int most, SplitSettings settings, Task task, double[] target) {
        if (rows <= most) {
            return Strata.all(rows);
        }
        SplittableRandom random = new SplittableRandom(settings.seed());
        int[] order = Strata.all(rows);
        Strata.shuffle(order, random);
        Column group = settings.group();
        int[] chosen = group != null
                ? wholeGroups(order, most, Groups.of(group, Strata.all(rows)))
                : task.classification() && settings.time() == null
                        ? balanced(order, most, task.classes().size(), target)
                        : Arrays.copyOf(order, most);
        Arrays.sort(chosen);
        return chosen;
    }

    private static int[] wholeGroups(int[] order, int most, Groups groups) {
        int[] sizes = new int[groups.count()];
        for (int group : groups.of()) {
            sizes[group]++;
        }
        boolean[] seen = new boolean[groups.count()];
        boolean[] taken = new boolean[groups.count()];
        int count = 0;
        for (int row : order) {
            int group = groups.of()[row];
            if (!seen[group] && (count == 0 || count + sizes[group] <= most)) {
                taken[group] = true;
                count += sizes[group];
            }
            seen[group] = true;
        }
        return IntStream.range(0, order.length)
                .filter(row -> taken[groups.of()[row]])
                .toArray();
    }

    /** Each class gets an equal share of the rows; what a rare one does not use goes to the others. */
    private static int[] balanced(int[] order, int most, int classes, double[] target) {
        int[] counts = new int[classes];
        for (int row : order) {
            counts[(int) target[row]]++;
        }
        int[] bySize = IntStream.range(0, classes)
                .boxed()
                .sorted((a, b) -> counts[a] == counts[b] ? a - b : counts[a] - counts[b])
                .mapToInt(Integer::intValue)
                .toArray();
        int[] share = new int[classes];
        int left = most;
        for (int i = 0; i < classes; i++) {
            share[bySize[i]] = Math.min(counts[bySize[i]], left / (classes - i));
            left -= share[bySize[i]];
        }
        return Arrays.stream(order)
                .filter(row -> share[(int) target[row]]-- > 0)
                .limit(most)
                .toArray();
    }
}
