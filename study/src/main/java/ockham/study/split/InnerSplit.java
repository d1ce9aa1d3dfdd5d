package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Task;
import ockham.score.Seeds;

/** Splits a fold's training rows into those to learn from and those to validate on. */
final class InnerSplit {
    private static final double SHARE = 0.2;
    private static final int MOST = 20_000;

    private final int[] train;
    private final SplitSettings settings;
    private final Task task;
    private final double[] target;
    private final int wanted;

    InnerSplit(int[] train, SplitSettings settings, Task task, double[] target) {
        this.train = train;
        this.settings = settings;
        this.task = task;
        this.target = target;
        this.wanted = (int) Math.min(MOST, Math.max(1, Math.round(SHARE * train.length)));
    }

    Inner split(long seed) {
        if (train.length < 3) {
            return new Inner(train.clone(), train.clone());
        }
        var random = new SplittableRandom(Seeds.of(seed, "inner"));
        boolean[] validate = new boolean[train.length];
        Column time = settings.time();
        Column group = settings.group();
        if (group != null) {
            Groups groups = Groups.of(group, train);
            wholeGroups(groups, time == null ? shuffled(groups, random) : newestFirst(groups, time), validate);
        }
        if (time != null && count(validate) == 0) {
            latest(time, validate);
        }
        if (count(validate) == 0) {
            stratified(random, validate);
        }
        return inner(validate);
    }

    private void latest(Column time, boolean[] validate) {
        TimeOrder order = TimeOrder.of(time, train);
        int[] rows = order.rows();
        int cut = order.cut(rows.length - wanted, 0);
        if (cut >= rows.length && order.starts().length > 1) {
            cut = order.starts()[order.starts().length - 1];
        }
        boolean[] seen = new boolean[task.classes().size()];
        for (int i = 0; i < rows.length; i++) {
            boolean first = false;
            if (task.classification()) {
                int k = (int) target[rows[i]];
                first = !seen[k];
                seen[k] = true;
            }
            // The first row of a class that only the latest rows have is learnt from: no learner can do without it.
            if (i >= cut && !first) {
                validate[Arrays.binarySearch(train, rows[i])] = true;
            }
        }
    }

    private static int[] shuffled(Groups groups, SplittableRandom random) {
        int[] order = Strata.all(groups.count());
        Strata.shuffle(order, random);
        return order;
    }

    /** Groups by the time of their first row, the latest first: the nearest to groups that are new in a time to come. */
    private int[] newestFirst(Groups groups, Column time) {
        int[] ranks = TimeOrder.ranks(time, train);
        int[] first = new int[groups.count()];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < train.length; i++) {
            int group = groups.of()[i];
            first[group] = Math.min(first[group], ranks[i]);
        }
        return IntStream.range(0, groups.count())
                .boxed()
                .sorted(Comparator.comparingInt(g -> -first[g]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void wholeGroups(Groups groups, int[] order, boolean[] validate) {
        List<List<Integer>> members = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < train.length; i++) {
            members.get(groups.of()[i]).add(i);
        }
        int[] left = new int[Math.max(1, task.classes().size())];
        for (int row : train) {
            left[stratum(row)]++;
        }
        int taken = 0;
        for (int group : order) {
            int size = members.get(group).size();
            // A group that would take far more rows than are wanted is passed over, as is one with all of a class.
            if (taken < wanted && taken + size <= Math.max(2 * wanted, 1) && spares(members.get(group), left)) {
                for (int i : members.get(group)) {
                    validate[i] = true;
                    left[stratum(train[i])]--;
                }
                taken += size;
            }
        }
        if (taken == 0) {
            smallestGroup(members, left, validate);
        }
    }

    /** Where every group is large: the smallest that leaves half of the rows to learn from. */
    private void smallestGroup(List<List<Integer>> members, int[] left, boolean[] validate) {
        IntStream.range(0, members.size())
                .filter(g -> 2 * members.get(g).size() <= train.length && spares(members.get(g), left))
                .boxed()
                .min((a, b) -> members.get(a).size() - members.get(b).size())
                .ifPresent(g -> members.get(g).forEach(i -> validate[i] = true));
    }

    private boolean spares(List<Integer> positions, int[] left) {
        int[] after = left.clone();
        for (int i : positions) {
            if (--after[stratum(train[i])] == 0) {
                return false;
            }
        }
        return true;
    }

    private int stratum(int row) {
        return task.classification() ? (int) target[row] : 0;
    }

    /** Each stratum gives its share, rounded so that the sum is right; none gives its last row. */
    private void stratified(SplittableRandom random, boolean[] validate) {
        int[] strata = Strata.of(task, target, train, 5);
        double share = (double) wanted / train.length;
        double owed = 0;
        int taken = 0;
        for (int[] positions : Strata.shuffled(strata, random)) {
            owed += share * positions.length;
            int give = Math.min((int) Math.round(owed) - taken, positions.length - 1);
            for (int i = 0; i < give; i++) {
                validate[positions[i]] = true;
            }
            taken += Math.max(0, give);
        }
        if (taken == 0) {
            oneRow(strata, random, validate);
        }
    }

    /** Where every stratum is tiny: one row of the largest; of any where each has one row only. */
    private static void oneRow(int[] strata, SplittableRandom random, boolean[] validate) {
        int[] best = {};
        for (int[] positions : Strata.shuffled(strata, random)) {
            if (positions.length > best.length) {
                best = positions;
            }
        }
        validate[best[0]] = true;
    }

    private Inner inner(boolean[] validate) {
        int[] learn = new int[train.length - count(validate)];
        int[] held = new int[train.length - learn.length];
        int nextLearn = 0;
        int nextHeld = 0;
        for (int i = 0; i < train.length; i++) {
            if (validate[i]) {
                held[nextHeld++] = train[i];
            } else {
                learn[nextLearn++] = train[i];
            }
        }
        return new Inner(learn, held);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
