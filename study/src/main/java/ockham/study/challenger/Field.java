package ockham.study.challenger;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import ockham.study.race.Plan;
import ockham.study.race.SourceRows;
import ockham.study.race.StudyData;
import ockham.study.split.Fold;
import ockham.study.split.Folds;

/**
 * What challengers race on.
 *
 * @param rows where the study's rows stand in the files they were read from
 * @param judgedFile name of the file whose rows are judged: the data, or the user's test rows
 * @param work folder for what only a running study needs
 * @param taken names that a challenger may not have
 */
public record Field(
        StudyData data, Plan plan, Folds folds, SourceRows rows, String judgedFile, Path work, Set<String> taken) {
    /** The rows of the file that some fold tests, by their place in it. */
    BitSet judged() {
        BitSet judged = new BitSet();
        for (Fold fold : folds.folds()) {
            for (int row : fold.test()) {
                judged.set(rows.place()[row]);
            }
        }
        return judged;
    }
}
