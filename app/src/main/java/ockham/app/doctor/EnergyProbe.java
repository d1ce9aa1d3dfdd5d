package ockham.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor's own energy meter (RAPL), as Linux shows it. */
record EnergyProbe(Surroundings surroundings) implements Probe {
    @Override
    public List<Check> look() {
        Path meters = surroundings.root().resolve("sys/class/powercap");
        List<Path> counters = counters(meters);
        if (counters.isEmpty()) {
            return List.of(Check.ok(
                    "energy meter",
                    "none (no RAPL counter under " + meters + ")",
                    "energy is left out of the footprint; virtual machines and most ARM machines have no meter"));
        }
        long readable = counters.stream().filter(Files::isReadable).count();
        String what = counters.size() + " RAPL counters, " + readable + " readable";
        return List.of(
                readable == 0
                        ? Check.warn(
                                "energy meter",
                                what,
                                "to measure energy, let users read it: sudo chmod a+r " + meters + "/*/energy_uj")
                        : Check.ok("energy meter", what));
    }

    private static List<Path> counters(Path meters) {
        try (Stream<Path> zones = Files.list(meters)) {
            return zones.map(zone -> zone.resolve("energy_uj"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
