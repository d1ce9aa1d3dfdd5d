package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import ockham.study.candidate.Candidate;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Measures archives one after another in a worker that fits nothing, the baseline's, which loads no native library. One
 * process does for all: starting it and loading the data would take longer than measuring. Where a model breaks it, the next
 * gets a new one.
 */
final class ArchiveMeter implements AutoCloseable {
    private final WorkerSettings workers;
    private final StudyFolder folder;
    private final Candidate baseline;
    private final Ending.Time time;
    private @Nullable WorkerProcess worker;

    ArchiveMeter(WorkerSettings workers, StudyCourse course, Ending.Time time) {
        this.workers = workers;
        this.folder = course.folder();
        this.baseline = course.ladder().candidates().getFirst();
        this.time = time;
    }

    /** What was measured of a candidate's archive; empty if it could not be. */
    Optional<JsonNode> measure(String candidate) {
        ObjectNode request = FinalModels.request("footprint")
                .put("archive", folder.model(candidate).toString())
                .put("brief", time.pace().limited());
        WorkerProcess asked = worker;
        if (asked == null) {
            asked = WorkerProcess.start(workers, folder.path(), baseline.name(), 1);
            worker = asked;
        }
        // It takes a second or two, and without it the fit was for nothing: only the user ends it.
        if (asked.ask(request, time.interrupted(), (done, total) -> {})
                instanceof WorkerProcess.Reply.Done(JsonNode values, long _)) {
            return Optional.of(values);
        }
        close();
        return Optional.empty();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
