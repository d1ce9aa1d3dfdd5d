package ockham.app.doctor;

import java.util.List;
import java.util.Optional;

/** Cores that a study may keep busy. */
record ThreadProbe(Surroundings surroundings, int available) implements Probe {
    static ThreadProbe of(Surroundings surroundings) {
        return new ThreadProbe(surroundings, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public List<Check> look() {
        Optional<Long> machine = surroundings
                .lines("proc/cpuinfo")
                .map(lines -> lines.stream()
                        .filter(line -> line.startsWith("processor"))
                        .count())
                .filter(count -> count > available);
        String what = available
                + (available == 1 ? " core" : " cores")
                + machine.map(count -> " of the machine's " + count + " (limited by the container or by affinity)")
                        .orElse("");
        if (available == 1) {
            return List.of(Check.warn(
                    "threads",
                    what,
                    "candidates run one after another: a study takes longer, its verdict is the same"));
        }
        return List.of(Check.ok("threads", what, "--threads N keeps fewer busy; the verdict is the same"));
    }
}
