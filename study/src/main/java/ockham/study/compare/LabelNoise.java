package ockham.study.compare;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Predictions;

/**
 * Tells labels that are wrong from rows that are hard to tell. Where labels are clean, the chance that the model is right is
 * taken to follow its own log odds, {@code g(s) = 1 / (1 + exp(-(a + b s)))}: where it is sure, contradictions die out. Labels
 * given wrongly with probability e, any other class being as likely, do not let them: the chance is
 * {@code (1 - e) g + e (1 - g) / (K - 1)}, the lapse rate of psychometric functions (Wichmann and Hill 2001). Of two classes
 * s is the log odds of the second, of more those of the class predicted. All three are fitted together by maximum likelihood
 * on rows sorted by s and put together in bins: by Fisher scoring of a and b for each e tried.
 */
final class LabelNoise {
    private static final int BINS = 100;
    private static final double MOST_ERRORS = 0.35;
    private static final int THIRDS = 12;
    private static final int ROUNDS = 40;
    private static final double LEAST = 1e-9;

    private final Predictions predictions;
    private final int classes;
    /** Mean log odds of the rows of each bin. */
    private final double[] odds;

    private final int[] bin;
    private final double[] rows;

    /** @param predictions of rows that the model has not learnt from */
    LabelNoise(Predictions predictions) {
        this.predictions = predictions;
        this.classes = predictions.width();
        int n = predictions.rows();
        int count = Math.min(BINS, n);
        this.odds = new double[count];
        this.rows = new double[count];
        this.bin = new int[n];
        double[] each = IntStream.range(0, n).mapToDouble(this::odds).toArray();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(each[i], each[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < n; k++) {
            int at = (int) ((long) k * count / n);
            bin[order[k]] = at;
            odds[at] += each[order[k]];
            rows[at]++;
        }
        for (int at = 0; at < count; at++) {
            odds[at] /= rows[at];
        }
    }

    private int asked(int row) {
        return classes == 2 ? 1 : predictions.largest(row);
    }

    private double odds(int row) {
        double p = Math.clamp(predictions.get(row, asked(row)), LEAST, 1 - LEAST);
        return StrictMath.log(p / (1 - p));
    }

    /**
     * A fit.
     *
     * @param clean where no label is wrong
     * @param line where labels may be wrong
     * @param errors share of labels that are wrong
     * @param gain twice the log likelihood that the share brings
     */
    record Fit(Line clean, Line line, double errors, double gain) {}

    /** Of the log odds that the model is right. */
    record Line(double intercept, double slope) {
        double at(double odds) {
            return 1 / (1 + StrictMath.exp(-(intercept + slope * odds)));
        }
    }

    Fit fit(int[] labels) {
        double[] right = new double[odds.length];
        for (int i = 0; i < labels.length; i++) {
            right[bin[i]] += labels[i] == asked(i) ? 1 : 0;
        }
        Tried clean = tried(right, 0, new Line(0, 1));
        Tried best = clean;
        double low = 0;
        double high = MOST_ERRORS;
        for (int third = 0; third < THIRDS; third++) {
            Tried less = tried(right, low + (high - low) / 3, best.line());
            Tried more = tried(right, high - (high - low) / 3, best.line());
            if (less.likelihood() > more.likelihood()) {
                high = more.errors();
            } else {
                low = less.errors();
            }
            best = better(best, better(less, more));
        }
        return new Fit(clean.line(), best.line(), best.errors(), 2 * (best.likelihood() - clean.likelihood()));
    }

    /** The best line for a share of wrong labels. */
    private record Tried(double errors, Line line, double likelihood) {}

    private static Tried better(Tried one, Tried other) {
        return other.likelihood() > one.likelihood() ? other : one;
    }

    private Tried tried(double[] right, double e, Line start) {
        Line line = line(right, e, start);
        return new Tried(e, line, likelihood(right, e, line));
    }

    private double chance(double clean, double e) {
        return (1 - e) * clean + e * (1 - clean) / (classes - 1);
    }

    private double likelihood(double[] right, double e, Line line) {
        double sum = 0;
        for (int b = 0; b < odds.length; b++) {
            double p = Math.clamp(chance(line.at(odds[b]), e), LEAST, 1 - LEAST);
            sum += right[b] * StrictMath.log(p) + (rows[b] - right[b]) * StrictMath.log(1 - p);
        }
        return sum;
    }

    /** Fisher scoring with halved steps; a slope below 0 is 0. */
    private Line line(double[] right, double e, Line start) {
        Line line = start;
        double value = likelihood(right, e, line);
        for (int round = 0; round < ROUNDS; round++) {
            double ga = 0;
            double gb = 0;
            double haa = LEAST;
            double hab = 0;
            double hbb = LEAST;
            for (int b = 0; b < odds.length; b++) {
                double g = line.at(odds[b]);
                double p = Math.clamp(chance(g, e), LEAST, 1 - LEAST);
                double rise = g * (1 - g) * (1 - e - e / (classes - 1));
                double weight = rise / (p * (1 - p));
                double miss = (right[b] - rows[b] * p) * weight;
                ga += miss;
                gb += miss * odds[b];
                double information = rows[b] * rise * weight;
                haa += information;
                hab += information * odds[b];
                hbb += information * odds[b] * odds[b];
            }
            double det = haa * hbb - hab * hab;
            double da = det > 0 ? (hbb * ga - hab * gb) / det : ga / haa;
            double db = det > 0 ? (haa * gb - hab * ga) / det : 0;
            double size = 1;
            Line next = moved(line, da, db);
            double nextValue = likelihood(right, e, next);
            while (nextValue < value && size > 1e-4) {
                size /= 2;
                next = moved(line, size * da, size * db);
                nextValue = likelihood(right, e, next);
            }
            if (!(nextValue > value + 1e-7)) {
                return nextValue > value ? next : line;
            }
            line = next;
            value = nextValue;
        }
        return line;
    }

    private static Line moved(Line line, double intercept, double slope) {
        return new Line(line.intercept() + intercept, Math.max(0, line.slope() + slope));
    }

    /** Probabilities of clean labels: the model's own, that of the class asked for put on the line. */
    Predictions clean(Line line) {
        double[] values = predictions.values().clone();
        for (int i = 0; i < predictions.rows(); i++) {
            int asked = asked(i);
            double p = Math.clamp(predictions.get(i, asked), LEAST, 1 - LEAST);
            double g = line.at(odds(i));
            for (int k = 0; k < classes; k++) {
                values[i * classes + k] = k == asked ? g : predictions.get(i, k) * (1 - g) / (1 - p);
            }
        }
        return new Predictions(predictions.rows(), classes, values);
    }

    /** Labels that probabilities could give. */
    static int[] redraw(Predictions clean, SplittableRandom random) {
        int[] labels = new int[clean.rows()];
        for (int i = 0; i < labels.length; i++) {
            double u = random.nextDouble();
            int k = 0;
            while (k < clean.width() - 1 && u >= clean.get(i, k)) {
                u -= clean.get(i, k++);
            }
            labels[i] = k;
        }
        return labels;
    }

    /** Labels of which a share is wrong, any other class being as likely. */
    static int[] spoil(int[] labels, double share, int classes, SplittableRandom random) {
        int[] spoilt = labels.clone();
        for (int i = 0; i < spoilt.length; i++) {
            if (random.nextDouble() < share) {
                spoilt[i] = (spoilt[i] + 1 + random.nextInt(classes - 1)) % classes;
            }
        }
        return spoilt;
    }
}
