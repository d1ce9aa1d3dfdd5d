package ockham.study.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.score.Seeds;
import ockham.study.compare.Estimate;

/**
 * What a learning curve would reach with more rows. Forms are weighted by how well they predict the last anchor from the others;
 * those that do worse than repeating the last but one score count for nothing, and where all do the last score is all that is
 * expected. Draws refit a form, picked by weight, to scores with fresh noise, and drift from it with the logarithm of the
 * distance, at the rate at which the forms missed the last anchor.
 */
public final class Projection {
    /** Joint draws of a projection. */
    public static final int DRAWS = 200;
    /** Nothing is said beyond so many times the rows of the last anchor. */
    public static final double FARTHEST = 4;

    private final LearningCurve curve;
    private final List<Weighted> forms = new ArrayList<>();
    private final Fitted[] drawn = new Fitted[DRAWS];
    private final double[] drift = new double[DRAWS];
    private final double missed;
    private final double step;

    /**
     * A form's part.
     *
     * @param missed how far it is from the last anchor when fitted to the others
     * @param weight of all forms together 1; 0 where repeating a score does better
     * @param fitted to all anchors
     */
    public record Weighted(Form form, double missed, double weight, Fitted fitted) {}

    private Projection(LearningCurve curve, long seed) {
        this.curve = curve;
        int anchors = curve.rows().length;
        this.step = Math.log(curve.last() / curve.rows()[anchors - 2]);
        double bar = Math.abs(curve.lastScore() - curve.scores()[anchors - 2]);
        if (curve.rises()) {
            weigh(bar);
        }
        double squares = 0;
        double sum = 0;
        for (Weighted form : forms) {
            squares += form.weight() * form.missed() * form.missed();
            sum += form.weight();
        }
        this.missed = sum > 0 ? Math.sqrt(squares) : bar;
        draw(seed);
    }

    /**
     * Projects a curve.
     *
     * @param seed draws follow from it
     * @throws IllegalArgumentException of fewer than five anchors, or of a curve that is not monotone
     */
    public static Projection of(LearningCurve curve, long seed) {
        if (curve.rows().length < 5) {
            throw new IllegalArgumentException("five anchors are needed, not " + curve.rows().length);
        }
        if (!curve.monotone()) {
            throw new IllegalArgumentException("the curve is not monotone");
        }
        return new Projection(curve, seed);
    }

    private void weigh(double bar) {
        int before = curve.rows().length - 1;
        double[] rows = Arrays.copyOf(curve.rows(), before);
        double[] scores = Arrays.copyOf(curve.scores(), before);
        List<Weighted> all = new ArrayList<>();
        double sum = 0;
        for (Form form : Form.values()) {
            if (form.parameters() <= before) {
                double off = Math.abs(CurveFit.of(form, rows, scores).at(curve.last()) - curve.lastScore());
                // Within the noise none is better than another.
                double weight = off < bar ? 1 / (off * off + curve.error() * curve.error() + Double.MIN_NORMAL) : 0;
                all.add(new Weighted(form, off, weight, CurveFit.of(form, curve.rows(), curve.scores())));
                sum += weight;
            }
        }
        for (Weighted form : all) {
            forms.add(new Weighted(form.form(), form.missed(), sum > 0 ? form.weight() / sum : 0, form.fitted()));
        }
    }

    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "curve"));
        for (int d = 0; d < DRAWS; d++) {
            double[] noisy = curve.scores().clone();
            for (int a = 0; a < noisy.length; a++) {
                noisy[a] += curve.error() * random.nextGaussian();
            }
            drift[d] = random.nextGaussian();
            double place = (d + random.nextDouble()) / DRAWS;
            drawn[d] = constant(noisy[noisy.length - 1]);
            for (Weighted form : forms) {
                if (form.weight() > 0 && place >= 0) {
                    place -= form.weight();
                    if (place < 0) {
                        drawn[d] = CurveFit.of(form.form(), curve.rows(), noisy);
                    }
                }
            }
        }
    }

    private Fitted constant(double score) {
        return new Fitted(Form.POW3, score, 0, new double[] {0}, curve.last(), 0);
    }

    /** The forms with their weights; empty where the scores do not rise. */
    public List<Weighted> forms() {
        return List.copyOf(forms);
    }

    /** Rows of the last anchor. */
    public double last() {
        return curve.last();
    }

    /** Rows beyond which nothing is said. */
    public double limit() {
        return FARTHEST * curve.last();
    }

    /** What is expected at so many rows. @throws IllegalArgumentException beyond the limit */
    public double mean(double rows) {
        check(rows);
        double sum = 0;
        double weights = 0;
        for (Weighted form : forms) {
            sum += form.weight() == 0 ? 0 : form.weight() * form.fitted().at(rows);
            weights += form.weight();
        }
        return weights > 0 ? sum : curve.lastScore();
    }

    /** A draw of what is reached at so many rows. @throws IllegalArgumentException beyond the limit */
    public double draw(int draw, double rows) {
        check(rows);
        double distance = Math.max(0, Math.log(rows / curve.last())) / step;
        return drawn[draw].at(rows) + drift[draw] * missed * distance;
    }

    /** What is expected at so many rows, with nine draws in ten. */
    public Estimate at(double rows) {
        double[] values = new double[DRAWS];
        Arrays.setAll(values, d -> draw(d, rows));
        return interval(mean(rows), values);
    }

    /** What is expected to be gained from some rows to others, with nine draws in ten. */
    public Estimate gain(double from, double to) {
        double[] values = new double[DRAWS];
        Arrays.setAll(values, d -> draw(d, to) - draw(d, from));
        return interval(mean(to) - mean(from), values);
    }

    /** Standard deviation of that gain over draws. */
    public double gainError(double from, double to) {
        double[] values = new double[DRAWS];
        Arrays.setAll(values, d -> draw(d, to) - draw(d, from));
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (DRAWS - 1));
    }

    private static Estimate interval(double mean, double[] values) {
        Arrays.sort(values);
        double low = values[(int) (0.05 * (values.length - 1))];
        double high = values[(int) Math.ceil(0.95 * (values.length - 1))];
        return new Estimate(mean, Math.min(mean, low), Math.max(mean, high));
    }

    private void check(double rows) {
        if (!(rows > 0 && rows <= limit() * (1 + 1e-9))) {
            throw new IllegalArgumentException(
                    "nothing is said beyond " + FARTHEST + " times the last anchor, nor of " + rows + " rows");
        }
    }
}
