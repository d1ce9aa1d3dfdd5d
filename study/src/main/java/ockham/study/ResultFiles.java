package ockham.study;

import java.io.IOException;
import java.nio.file.Files;
import ockham.api.MachineError;
import ockham.study.report.Page;
import ockham.study.report.PageDraws;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import org.jspecify.annotations.Nullable;

/**
 * The files that the record is written to. {@code verdict.json} goes before anything of an earlier verdict is changed
 * and comes last: where it is, all else belongs to it, and a run that was killed in between is no finished study.
 */
record ResultFiles(StudyFolder folder) {
    void begin() {
        try {
            Files.deleteIfExists(folder.verdict());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void write(StudyRecord record, @Nullable PageDraws draws) {
        try {
            Page.keepDraws(draws, folder.path().resolve("draws.json"));
            Page.write(record, draws, folder.path().resolve("report.html"));
            VerdictJson.write(record, folder.verdict());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private MachineError failure(IOException e) {
        return new MachineError(
                "cannot write the report to " + folder.path() + ": " + e.getMessage()
                        + ". The trials are kept; make room and run the same command again.",
                e);
    }
}
