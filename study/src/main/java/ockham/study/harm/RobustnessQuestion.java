package ockham.study.harm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Table;
import ockham.score.Seeds;
import ockham.study.compare.Estimate;
import ockham.study.compare.MeanVariance;
import ockham.study.explain.HeldOut;
import ockham.study.explain.HeldOutQuestion;
import ockham.study.value.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model, on rows that it has not seen, what it loses where every number has normal noise of a tenth of its column's
 * standard deviation, and where one cell in ten is missing. A few draws of each; the interval is of rows and draws together
 * ({@link MeanVariance}), so that it holds for a single draw, as in service.
 */
public final class RobustnessQuestion implements HeldOutQuestion {
    static final double NOISE = 0.1;
    static final double MISSING = 0.1;
    static final int DRAWS = 4;

    private static final String NAME = "robustness";
    private static final int MOST_ROWS = 3000;
    /** Cells that predictions may read in all: a fifth of what the explanation may. */
    private static final long MOST_CELLS = 60_000_000L;

    @Override
    public void ask(HeldOut held, ObjectNode reply) {
        Table all = held.features();
        long columns = Math.max(1, all.columns().size());
        int most = (int) Math.min(MOST_ROWS, Math.max(1, MOST_CELLS / (columns * (2 * DRAWS + 1))));
        int[] rows = sample(all.rows(), most, Seeds.of(held.seed(), NAME));
        ObjectNode told = reply.putObject(NAME).put("rows", rows.length).put("draws", DRAWS);
        if (rows.length < 2) {
            return;
        }
        Asked asked = new Asked(held, rows);
        if (all.columns().stream().anyMatch(c -> c instanceof Column.Numbers)) {
            put(told, "noise", asked.loss("noise"));
        }
        put(told, "missing", asked.loss("missing"));
    }

    private static void put(ObjectNode told, String name, Estimate loss) {
        told.putObject(name).put("mean", loss.mean()).put("low", loss.low()).put("high", loss.high());
    }

    private static int[] sample(int rows, int most, long seed) {
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return Arrays.stream(order).limit(most).sorted().toArray();
    }

    /** The rows asked about, as they are and as they are spoilt. */
    private static final class Asked {
        private final HeldOut held;
        private final int[] rows;
        private final Table table;
        private final double[] whole;
        private final int[] group;

        Asked(HeldOut held, int[] rows) {
            this.held = held;
            this.rows = rows;
            this.table = held.features().rows(rows);
            this.whole = held.score().of(rows, held.model().predict(table));
            int[] own = Arrays.stream(rows).map(row -> held.group()[row]).toArray();
            int[] distinct = Arrays.stream(own).distinct().sorted().toArray();
            this.group = Arrays.stream(own)
                    .map(g -> Arrays.binarySearch(distinct, g))
                    .toArray();
        }

        Estimate loss(String how) {
            double[][] loss = new double[DRAWS][];
            for (int d = 0; d < DRAWS; d++) {
                Table spoilt = new Table(spoilt(how, d), table.rows());
                double[] score = held.score().of(rows, held.model().predict(spoilt));
                double[] lost = new double[score.length];
                Arrays.setAll(lost, i -> whole[i] - score[i]);
                loss[d] = lost;
            }
            return MeanVariance.of(loss, group).estimate();
        }

        private java.util.List<Column> spoilt(String how, int draw) {
            return table.columns().stream()
                    .map(column -> {
                        var random = new SplittableRandom(
                                Seeds.of(held.seed(), NAME, how, column.name(), Integer.toString(draw)));
                        return how.equals("missing")
                                ? Spoilt.missing(column, MISSING, random)
                                : Spoilt.noisy(column, NOISE, random);
                    })
                    .toList();
        }
    }

    /**
     * What {@link #ask} answered.
     *
     * @param told the whole answer
     * @param unit of the score
     */
    public static Robustness read(JsonNode told, String candidate, String unit) {
        JsonNode own = told.path(NAME);
        Estimate missing = estimate(own.path("missing"));
        if (missing == null) {
            return Robustness.none("What noise and missing cells cost was not measured: "
                    + (own.isMissingNode() ? "the model was not asked." : "too few rows were held out."));
        }
        Estimate noise = estimate(own.path("noise"));
        String sentence = (noise == null
                        ? "There are no numbers to put noise on."
                        : "Noise of a tenth of a standard deviation on every number " + costs(noise, unit) + ".")
                + " One cell in ten missing " + costs(missing, unit) + ".";
        return new Robustness(
                candidate, unit, own.path("rows").asLong(), own.path("draws").asInt(), noise, missing, sentence);
    }

    private static String costs(Estimate loss, String unit) {
        String range = Double.isNaN(loss.low())
                ? ""
                : " (90 %: " + Amounts.plain(loss.low()) + " to " + Amounts.plain(loss.high()) + ")";
        return loss.low() > 0
                ? "costs " + Amounts.shown(loss.mean(), unit) + range
                : loss.high() < 0
                        ? "costs nothing: what it does is worth " + Amounts.shown(-loss.mean(), unit) + " more" + range
                        : "costs nothing that can be told from chance: " + Amounts.shown(loss.mean(), unit) + range;
    }

    private static @Nullable Estimate estimate(JsonNode node) {
        return node.isObject()
                ? new Estimate(
                        node.path("mean").asDouble(),
                        node.path("low").asDouble(Double.NaN),
                        node.path("high").asDouble(Double.NaN))
                : null;
    }
}
