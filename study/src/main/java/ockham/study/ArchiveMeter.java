package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import ockham.api.Effort;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;

/**
 * Measures archives in workers that fit nothing, the baseline's, which load no native library. A worker measures one model
 * after another: starting it would take longer than measuring. As many are started as threads measure at once; where a
 * model breaks one, the next gets a new one. Safe for use by several threads.
 */
final class ArchiveMeter implements AutoCloseable {
    private final WorkerSettings workers;
    private final StudyFolder folder;
    private final Candidate baseline;
    private final Ending.Time time;
    private final boolean brief;
    private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();

    ArchiveMeter(WorkerSettings workers, StudyCourse course, Ending.Time time) {
        this.workers = workers;
        this.folder = course.folder();
        this.baseline = course.ladder().candidates().getFirst();
        this.time = time;
        BusinessCase business = course.question().business();
        boolean limit = business != null && business.limits().p99Ms() != null;
        // Of a quick study measuring would be the larger part; what decides who may win is measured in full.
        this.brief = time.pace().limited() || (course.plan().effort() == Effort.QUICK && !limit);
    }

    /** What was measured of a candidate's archive; empty if it could not be. */
    Optional<JsonNode> measure(String candidate) {
        ObjectNode request = FinalModels.request("footprint")
                .put("archive", folder.model(candidate).toString())
                .put("brief", brief);
        WorkerProcess waiting = idle.poll();
        WorkerProcess worker =
                waiting == null ? WorkerProcess.start(workers, folder.path(), baseline.name(), 1) : waiting;
        // It takes a second or two, and without it the fit was for nothing: only the user ends it.
        if (worker.ask(request, time.interrupted(), (done, total) -> {})
                instanceof WorkerProcess.Reply.Done(JsonNode values, long _)) {
            idle.push(worker);
            return Optional.of(values);
        }
        worker.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        idle.forEach(WorkerProcess::close);
        idle.clear();
    }
}
