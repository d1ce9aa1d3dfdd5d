package ockham.benchmarks.future;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same business for every table, so that nothing is tuned to one. Two classes: acting on the rarer one earns, on the other costs,
 * so much that acting on all earns nothing. A number: a standard deviation too low costs twice what one too high costs.
 *
 * @param positive the class acted on, or null for numbers
 * @param gain of acting rightly, or cost of a unit too low
 * @param loss of acting wrongly, or cost of a unit too high
 */
record Business(@Nullable String positive, double gain, double loss) {
    private static final double STAKE = 50;

    /** For targets as texts; a target of more than two texts is a number. */
    static Business of(List<String> targets) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        targets.forEach(t -> counts.merge(t, 1, Integer::sum));
        if (counts.size() == 2) {
            Map.Entry<String, Integer> rarer =
                    counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
            double share = (double) rarer.getValue() / targets.size();
            return new Business(rarer.getKey(), rounded(STAKE * (1 - share)), rounded(STAKE * share));
        }
        double[] values =
                targets.stream().mapToDouble(t -> Double.parseDouble(t)).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        return new Business(null, rounded(STAKE / deviation), rounded(STAKE / 2 / deviation));
    }

    /**
     * The case file.
     *
     * @param volume decisions a year
     */
    String yaml(List<String> classes, int volume) {
        StringBuilder text = new StringBuilder("decision: Decide\n");
        if (positive != null) {
            text.append("act_on: \"").append(positive).append("\"\n");
        }
        text.append("currency: EUR\nvolume: ").append(volume).append(" per year\nhorizon: 3 years\ndiscount: 8%\n");
        if (positive == null) {
            text.append("outcomes: {too_low: " + gain + ", too_high: " + loss + "}\n");
        } else {
            text.append("outcomes:\n");
            for (String truth : classes) {
                double money = truth.equals(positive) ? gain : -loss;
                text.append("  - truth: \"")
                        .append(truth)
                        .append("\"\n    act: ")
                        .append(money)
                        .append("\n    wait: 0\n");
            }
        }
        return text.append("worth_acting_on: 5000 per year\n").toString();
    }

    /** What a decision brought when the truth came out; of numbers, against nothing at all. */
    double brought(String decision, String truth) {
        if (positive != null) {
            return decision.equals("act") ? truth.equals(positive) ? gain : -loss : 0;
        }
        double off = Double.parseDouble(truth) - Double.parseDouble(decision);
        return off > 0 ? -gain * off : loss * off;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
    }
}
