package ockham.study.race;

import ockham.api.Predictions;

/** How a trial or a candidate ended. All four are results, and all are shown. */
public sealed interface Outcome {
    /** What is said of a trial that more time would have made better. */
    String CUT_BY_BUDGET = "a fit was cut short by the time budget: its result depends on the machine's speed";

    /** The word that files and the report use. */
    String word();

    /** Why, in a sentence; empty where all is well. */
    String reason();

    /**
     * A finished trial.
     *
     * @param predictions of the fold's test rows, in their order
     * @param reason empty, or what the user should know, such as a fit that the clock cut short
     */
    record Scored(Predictions predictions, Timing timing, String reason) implements Outcome {
        @Override
        public String word() {
            return "scored";
        }
    }

    /** It could not take part: an engine that does not load here, a limit known beforehand. */
    record Skipped(String reason) implements Outcome {
        @Override
        public String word() {
            return "skipped";
        }
    }

    /** It took part and broke: an error, a crash, a limit of time or memory. */
    record Failed(String reason) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }
    }

    /** The run ended before it did: the time budget. */
    record Stopped(String reason) implements Outcome {
        @Override
        public String word() {
            return "stopped";
        }
    }

    /** What clocks and meters said of a trial: seconds of wall time to fit and to predict, peak memory of the worker. */
    record Timing(double fitSeconds, double predictSeconds, long peakBytes, double cpuSeconds) {}
}
