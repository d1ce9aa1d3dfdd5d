package ockham.study.race;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import ockham.study.source.Snapshot;
import ockham.study.source.TargetColumn;
import ockham.study.source.Targets;

/**
 * Where the rows of a study stand in the files that they were read from: rows without a target have no part in a study.
 *
 * @param place of each row of {@link StudyData} in its file, from 0: of the data, or, after its rows, of the user's test rows
 * @param dataRows rows of the data file
 * @param testRows rows of the user's test file, -1 without one
 */
public record SourceRows(int[] place, int dataRows, int testRows) {
    /** Where nobody asks. */
    public static final SourceRows NONE = new SourceRows(new int[0], 0, -1);

    /** Reads the targets of a study's snapshots again. */
    public static SourceRows of(Path study, StudyData.TargetChoice choice) {
        Snapshot train = Snapshot.open(StudyData.snapshot(study));
        TargetColumn targets = Targets.of(train, choice.name(), choice.kind(), choice.positive());
        double[] target = targets.values();
        int[] kept = StudyData.withTarget(target);
        if (!Files.exists(StudyData.testSnapshot(study))) {
            return new SourceRows(kept, target.length, -1);
        }
        double[] test =
                StudyData.testTargets(Snapshot.open(StudyData.testSnapshot(study)), choice.name(), targets.task());
        int[] both = IntStream.concat(IntStream.of(kept), IntStream.of(StudyData.withTarget(test)))
                .toArray();
        return new SourceRows(both, target.length, test.length);
    }

    /** Rows of the file whose rows are judged. */
    public int judgedFileRows() {
        return testRows < 0 ? dataRows : testRows;
    }
}
