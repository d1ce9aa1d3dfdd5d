package ockham.study;

import java.util.Arrays;
import java.util.List;
import ockham.api.UserError;
import ockham.study.compare.Metric;
import ockham.study.race.StudyData;
import ockham.study.split.Fold;
import ockham.study.split.Folds;

/** Whether the tested rows can tell candidates apart at all. */
final class Tested {
    private Tested() {}

    /** @throws UserError if all tested rows are of one class, or no fold has two where the metric ranks within folds */
    static void check(Folds folds, StudyData data, Metric metric) {
        if (!data.task().classification()) {
            return;
        }
        List<Fold> tested = folds.folds().stream().filter(f -> f.repeat() == 0).toList();
        int[] all = tested.stream().flatMapToInt(f -> Arrays.stream(f.test())).toArray();
        if (classes(all, data) < 2) {
            String only = data.task().classes().get((int) data.target()[all[0]]);
            throw new UserError("every tested row (" + folds.how() + ") is \"" + only
                    + "\": nothing can be compared on rows of one class. If the rows are sorted by the target, mix them"
                    + " before a test file is cut off, or leave --test or --time out");
        }
        if (metric == Metric.AUC && tested.stream().allMatch(f -> classes(f.test(), data) < 2)) {
            throw new UserError(
                    "no fold (" + folds.how() + ") tests rows of two classes, and AUC ranks rows within a fold."
                            + " Use --metric log_loss, or fewer folds (--folds)");
        }
    }

    private static long classes(int[] rows, StudyData data) {
        return Arrays.stream(rows)
                .mapToDouble(i -> data.target()[i])
                .distinct()
                .limit(2)
                .count();
    }
}
