package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ockham.api.Footprint;
import ockham.study.race.Evidence;
import ockham.study.race.FinalFits;

/**
 * Footprints of finished models, measured once and kept with the evidence. A measurement has one core; what runs on the others
 * changes it less than it varies by itself. Safe for use by several threads.
 */
final class Footprints {
    private static final String DISTURBED =
            "other programs had the processor while it was measured: its 99th percentile is the machine's, not its own";
    private static final String BUSY =
            "the machine was too busy to measure how long a row waits: its latency is that of single calls";

    private final Evidence evidence;
    private final ArchiveMeter meter;
    private final Ending.Time time;
    /** What is measured in this run, or is to be by whoever claimed it. */
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    /** @param meter belongs to the caller */
    Footprints(Evidence evidence, ArchiveMeter meter, Ending.Time time) {
        this.evidence = evidence;
        this.meter = meter;
        this.time = time;
    }

    /** What is known of a model. */
    Optional<Footprint> of(String model) {
        return evidence.footprint(model);
    }

    /** What is doubtful about it: of clocks, as they are. */
    Optional<String> doubt(String model) {
        return evidence.property(doubtKey(model)).filter(doubt -> !doubt.isEmpty());
    }

    /** Measures what is not known yet, once in a run: whoever comes first. False where there was nothing to do. */
    boolean once(String model, FinalFits.Fitted fitting) {
        if (of(model).isPresent() || !claimed.add(model)) {
            return false;
        }
        anew(model, fitting);
        return true;
    }

    /** Measures whatever is known; false if it could not be. */
    boolean anew(String model, FinalFits.Fitted fitting) {
        claimed.add(model);
        Optional<JsonNode> values = meter.measure(model);
        values.ifPresent(found -> keep(model, fitting, found));
        return values.isPresent();
    }

    /**
     * Once more, one at a time with nothing else of ours running, those that other programs have disturbed in this run. The
     * quieter of the two counts.
     */
    void again(List<String> models) {
        for (String model : models) {
            Optional<Footprint> first = of(model);
            if (first.isPresent() && claimed.contains(model) && doubt(model).isPresent() && !time.over()) {
                Footprint known = first.get();
                meter.measure(model)
                        .filter(values -> values.path("p99").asDouble() < known.p99Micros())
                        .ifPresent(values -> keep(
                                model,
                                new FinalFits.Fitted(known.fitSeconds(), known.cpuSeconds(), known.peakBytes(), ""),
                                values));
            }
        }
    }

    private void keep(String model, FinalFits.Fitted fitting, JsonNode values) {
        Footprint footprint = new Footprint(
                fitting.seconds(),
                values.path("p50").asDouble(),
                values.path("p99").asDouble(),
                values.path("p99Low").asDouble(),
                values.path("p99High").asDouble(),
                values.path("rowsPerSecond").asDouble(),
                values.path("archiveBytes").asLong(),
                values.path("parameters").asLong(),
                fitting.peakBytes(),
                fitting.cpuSeconds());
        evidence.property(doubtKey(model), doubt(values));
        evidence.record(model, footprint);
    }

    private static String doubt(JsonNode values) {
        return !values.path("waiting").asBoolean()
                ? BUSY
                : values.path("disturbed").asBoolean() ? DISTURBED : "";
    }

    /** Kept with the evidence: a resumed study finds the model made and does not hear it again. */
    private static String doubtKey(String model) {
        return "doubt about the footprint of " + model;
    }
}
