package ockham.app.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at all that a study stands on: the Java, the engines, the machine, its folders, its meters. */
public final class Doctor {
    private final List<Probe> probes;

    Doctor(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /**
     * Looks where {@code surroundings} says; the engines are those on the class path.
     *
     * @param temporary where the engines unpack their libraries
     */
    public static Doctor of(Surroundings surroundings, Path temporary) {
        return new Doctor(List.of(
                JavaProbe.ofProcess(),
                EngineProbe.ofProcess(temporary),
                ThreadProbe.of(surroundings),
                MemoryProbe.of(surroundings),
                new FolderProbe(surroundings),
                new EnergyProbe(surroundings),
                TerminalProbe.of(surroundings)));
    }

    /** Every check, in a fixed order. Takes seconds: engines are loaded for it. */
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        for (Probe probe : probes) {
            checks.addAll(probe.look());
        }
        return checks;
    }
}
