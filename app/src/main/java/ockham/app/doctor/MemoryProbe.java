package ockham.app.doctor;

import java.util.List;

/** Memory of the machine, what of it is free, and what a container leaves of it. */
record MemoryProbe(Memory memory) implements Probe {
    private static final long TOO_LITTLE = Sizes.GIGA;
    private static final long LITTLE = 3 * Sizes.GIGA;

    static MemoryProbe of(Surroundings surroundings) {
        return new MemoryProbe(Memory.of(surroundings));
    }

    @Override
    public List<Check> look() {
        String what = Sizes.text(memory.total()) + (memory.limited() ? " (limit of the container)" : "") + ", "
                + Sizes.text(memory.free()) + " free";
        if (memory.total() < TOO_LITTLE) {
            return List.of(Check.fail(
                    "memory", what, "Ockham and one worker need about 1 GB: use a larger machine or raise the limit"));
        }
        if (memory.free() < LITTLE) {
            return List.of(Check.warn(
                    "memory",
                    what,
                    "the deep candidates may be stopped for lack of memory: close other programs, or give"
                            + " --threads 1 so that only one worker runs at a time"));
        }
        return List.of(Check.ok("memory", what, "--memory SIZE limits each worker"));
    }
}
