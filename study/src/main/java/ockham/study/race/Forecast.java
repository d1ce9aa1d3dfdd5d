package ockham.study.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import ockham.api.Effort;

/**
 * How long fits will take here: for each learner and effort a regression of the logarithm of its seconds on the size of
 * the table, learnt from studies of real tables ({@code benchmarks/run forecast}), times how fast this machine is
 * beside the one that those ran on. What is told to people and
 * how time is shared out may depend on it; a result only on the seconds of the machine that it was learnt on.
 */
public final class Forecast {
    private static final String RESOURCE = "forecast.json";
    /** No fit is faster. */
    private static final double LEAST = 0.03;

    /**
     * What was learnt of a learner.
     *
     * @param coefficients of {@link FitSize#terms}
     * @param least the fewest seconds seen
     * @param most the most seconds seen: far beyond it nothing is known, and learners have ceilings of their own
     */
    public record Line(String candidate, Effort effort, List<Double> coefficients, double least, double most) {}

    /**
     * All that was learnt.
     *
     * @param probeSeconds what {@link MachineSpeed} takes on the machine that the studies ran on
     */
    public record Learnt(double probeSeconds, List<Line> lines) {}

    private final Map<String, Line> lines = new HashMap<>();
    private final double slower;

    /** Of what was learnt, for a machine on which {@link MachineSpeed} takes so many seconds. */
    public Forecast(Learnt learnt, double probeSeconds) {
        for (Line line : learnt.lines()) {
            lines.put(key(line.candidate(), line.effort()), line);
        }
        this.slower = probeSeconds / learnt.probeSeconds();
    }

    /** For this machine, whose speed is measured now (a tenth of a second). */
    public static Forecast here() {
        try (InputStream in = Forecast.class.getResourceAsStream(RESOURCE)) {
            return new Forecast(new ObjectMapper().readValue(in, Learnt.class), MachineSpeed.probe());
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks its " + RESOURCE, e);
        }
    }

    private Forecast(Map<String, Line> lines) {
        this.lines.putAll(lines);
        this.slower = 1;
    }

    /** The same for the machine that it was learnt on. */
    public Forecast onReference() {
        return new Forecast(lines);
    }

    private static String key(String candidate, Effort effort) {
        return candidate + " " + effort;
    }

    /** Seconds of one fit on one core; empty for a learner that nothing was learnt of. */
    public OptionalDouble fitSeconds(String candidate, Effort effort, FitSize size) {
        Line line = lines.get(key(candidate, effort));
        if (line == null) {
            return OptionalDouble.empty();
        }
        double log = 0;
        double[] terms = size.terms();
        for (int i = 0; i < terms.length; i++) {
            log += terms[i] * line.coefficients().get(i);
        }
        // Twice beyond what was seen a line may still be right, further out it is a guess.
        double seconds = Math.clamp(Math.exp(log), line.least() / 2, 2 * line.most());
        return OptionalDouble.of(Math.max(LEAST, seconds * slower));
    }
}
