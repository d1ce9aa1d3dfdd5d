package ockham.benchmarks;

/**
 * Prints how often nominal 90% intervals hold the truth, in worlds where it is known. Arguments: studies per world (1000) and
 * joint draws per study (1000).
 */
public final class CoverageBenchmark {
    private static final long SEED = 20260101;

    private CoverageBenchmark() {}

    /** Runs all worlds. */
    public static void main(String[] arguments) {
        int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int draws = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        System.out.printf("| world | interval | coverage | width | bias |%n|---|---|---|---|---|%n");
        for (CoverageWorld world : CoverageWorlds.all()) {
            for (Coverage.Line line : new Coverage(world, draws).over(studies, SEED)) {
                System.out.printf(
                        "| %s | %s | %.1f %% | %.3f | %+.4f |%n",
                        world.name(), line.interval(), 100 * line.coverage(), line.width(), line.bias());
            }
        }
    }
}
