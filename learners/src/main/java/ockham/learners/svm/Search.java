package ockham.learners.svm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A search over C and gamma from the usual middle: first the width, then the strength at the best width, then smaller
 * steps of both. Ends after a number of settings, or when the loss says that time is over.
 */
final class Search {
    /** Loss of a setting that the time did not suffice for. */
    static final double OUT_OF_TIME = Double.NaN;

    private static final Setting MIDDLE = new Setting(10, 1);
    private static final double[] FACTORS = {10.0 / 3, Math.sqrt(10.0 / 3)};
    private static final double[] STRENGTHS = {10, Math.sqrt(10)};

    private final int settings;
    private final ToDoubleFunction<Setting> loss;
    private final Map<Setting, Double> tried = new LinkedHashMap<>();
    private Setting best = MIDDLE;
    private double least = Double.POSITIVE_INFINITY;
    private boolean over;

    /**
     * A place to try.
     *
     * @param strength C
     * @param width gamma times the number of columns
     */
    record Setting(double strength, double width) {
        static final double LEAST_STRENGTH = 1;
        static final double MOST_STRENGTH = 100;
        static final double LEAST_WIDTH = 0.3;
        static final double MOST_WIDTH = 10 / 3.0;

        Setting times(double strengthFactor, double widthFactor) {
            return new Setting(
                    Math.clamp(strength * strengthFactor, LEAST_STRENGTH, MOST_STRENGTH),
                    Math.clamp(width * widthFactor, LEAST_WIDTH, MOST_WIDTH));
        }
    }

    Search(int settings, ToDoubleFunction<Setting> loss) {
        this.settings = settings;
        this.loss = loss;
    }

    /** The setting with the least loss; the middle where none had a finite one. */
    Setting run() {
        look(MIDDLE);
        for (int size = 0; size < FACTORS.length; size++) {
            Setting centre = best;
            look(centre.times(1, 1 / FACTORS[size]));
            look(centre.times(1, FACTORS[size]));
            centre = best;
            look(centre.times(STRENGTHS[size], 1));
            look(centre.times(1 / STRENGTHS[size], 1));
        }
        return best;
    }

    /** True if the time did not suffice for a setting. */
    boolean over() {
        return over;
    }

    private void look(Setting setting) {
        if (over || tried.size() >= settings || tried.containsKey(setting)) {
            return;
        }
        double found = loss.applyAsDouble(setting);
        tried.put(setting, found);
        over = Double.isNaN(found);
        if (found < least) {
            least = found;
            best = setting;
        }
    }
}
