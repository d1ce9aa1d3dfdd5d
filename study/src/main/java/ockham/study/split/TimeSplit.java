package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.Task;
import ockham.api.UserError;

/** Expanding windows: each block of rows is tested after training on all rows before it. */
final class TimeSplit {
    private final SplitSettings settings;
    private final Task task;
    private final double[] target;

    TimeSplit(SplitSettings settings, Task task, double[] target) {
        this.settings = settings;
        this.task = task;
        this.target = target;
    }

    Folds folds(Column time) {
        TimeOrder order = TimeOrder.of(time, Strata.all(target.length));
        int times = order.starts().length;
        if (times < 2) {
            throw new UserError("Column " + time.name() + " has " + (times == 0 ? "no time" : "the same time")
                    + " in every row: rows cannot be ordered by it. Choose another column for --time or leave it out.");
        }
        int wanted = Math.min(settings.foldsFor(target.length), times - 1);
        int[] cuts = cuts(order, wanted);
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            int[] test = sorted(order.rows(), cuts[i], cuts[i + 1]);
            int[] train = withoutGroupsOf(test, sorted(order.rows(), 0, cuts[i]));
            if (train.length >= 2) {
                folds.add(new Fold(0, folds.size(), train, test));
            }
        }
        Column group = settings.group();
        if (folds.isEmpty()) {
            throw new UserError(
                    group == null
                            ? "Column " + time.name() + " leaves fewer than 2 rows to train on before the first test."
                            : "Ordered by " + time.name() + ", every row to train on is of a group of " + group.name()
                                    + " that is tested later. Leave out --group or --time.");
        }
        String how = "time-ordered by " + time.name()
                + (group == null ? "" : ", grouped by " + group.name())
                + (order.without() == 0 ? "" : " (" + order.without() + " rows without a time left out)");
        return new Folds(how, 1, folds.size(), List.copyOf(folds));
    }

    /** Where blocks begin, the first training block left out, and the end. Strictly ascending. */
    private int[] cuts(TimeOrder order, int wanted) {
        int n = order.rows().length;
        int first = order.cut(Math.max(everyClass(order), (double) n / (wanted + 1)), 0);
        if (first >= n) {
            first = order.starts()[order.starts().length - 1];
        }
        List<Integer> cuts = new ArrayList<>(List.of(first));
        for (int k = 1; k < wanted; k++) {
            int last = cuts.get(cuts.size() - 1);
            int cut = order.cut(first + (double) (n - first) * k / wanted, last);
            if (cut < n && cut > last) {
                cuts.add(cut);
            }
        }
        cuts.add(n);
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Rows that the first block needs to have every class; 0 where that is more than half of all. */
    private int everyClass(TimeOrder order) {
        boolean[] seen = new boolean[task.classes().size()];
        int needed = 0;
        for (int i = 0; i < order.rows().length && task.classification(); i++) {
            int k = (int) target[order.rows()[i]];
            if (!seen[k]) {
                seen[k] = true;
                needed = i + 1;
            }
        }
        return needed > order.rows().length / 2 ? 0 : needed;
    }

    private int[] withoutGroupsOf(int[] test, int[] train) {
        Column group = settings.group();
        if (group == null) {
            return train;
        }
        Groups groups = Groups.of(group);
        boolean[] tested = new boolean[groups.count()];
        for (int row : test) {
            tested[groups.of()[row]] = true;
        }
        return Arrays.stream(train).filter(row -> !tested[groups.of()[row]]).toArray();
    }

    private static int[] sorted(int[] rows, int from, int to) {
        int[] part = Arrays.copyOfRange(rows, from, to);
        Arrays.sort(part);
        return part;
    }
}
