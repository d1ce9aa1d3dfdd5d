package ockham.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.ColumnKind;
import ockham.api.MachineError;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.study.settings.StudySettings;
import ockham.study.source.ColumnInfo;
import ockham.study.source.Snapshot;
import ockham.study.source.Source;
import ockham.study.source.SourceSettings;

/** The user's rows as they were when the study was begun. */
record Snapshots(StudySettings settings, StudyFolder folder, StudyListener listener) {
    /** The data as an immutable snapshot; one that is there already must hold the same. */
    Snapshot data() {
        listener.stage("reading " + settings.source());
        SourceSettings source =
                new SourceSettings(settings.source(), settings.query(), settings.target(), settings.types());
        return snapshot(source, folder.data(), List.of());
    }

    /** The user's test rows, read with the kinds of the data. */
    void test(Snapshot data, Task task) {
        Path test = settings.testFile();
        if (test != null) {
            listener.stage("reading " + test);
            Map<String, ColumnKind> kinds = new TreeMap<>();
            for (ColumnInfo column : data.columns()) {
                kinds.put(column.name(), column.kind());
            }
            kinds.put(settings.target(), task.classification() ? ColumnKind.CATEGORY : ColumnKind.NUMBER);
            snapshot(
                    new SourceSettings(test.toString(), null, settings.target(), kinds),
                    folder.testData(),
                    data.columns());
        } else if (Files.exists(folder.testData())) {
            throw new UserError("the study in " + folder.path()
                    + " was begun with a test file; give --test again, or another folder with --out");
        }
    }

    private Snapshot snapshot(SourceSettings source, Path place, List<ColumnInfo> like) {
        Path fresh = folder.work().resolve(place.getFileName());
        String digest = Source.snapshot(source, fresh, like).digest();
        try {
            if (!Files.exists(place)) {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            } else if (!Snapshot.open(place).digest().equals(digest)) {
                throw new UserError(source.location() + " has changed since the study in " + folder.path()
                        + " was begun (its content digest was "
                        + Snapshot.open(place).digest() + ", is now " + digest
                        + "). Give the new study its own folder with --out, or delete that one.");
            }
        } catch (IOException e) {
            throw new MachineError("cannot keep the snapshot " + place + ": " + e.getMessage(), e);
        }
        return Snapshot.open(place);
    }
}
