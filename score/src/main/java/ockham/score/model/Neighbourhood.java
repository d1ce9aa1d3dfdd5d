package ockham.score.model;

/**
 * What the nearest rows say of a row: of classes their shares, with the prior as one neighbour more, so that none is
 * impossible; of numbers the mean.
 *
 * @param count neighbours that are asked, at least 1
 * @param nearer a neighbour's say is {@code 1 / (d^2 + D^2 / 16)} with the distance D of the farthest asked, so a near one
 *     has up to 17 times the say of the farthest; else all have the same
 */
public record Neighbourhood(int count, boolean nearer) {
    private static final double FLOOR = 1.0 / 16;

    public Neighbourhood {
        if (count < 1) {
            throw new IllegalArgumentException("neighbours " + count + ": at least 1");
        }
    }

    /**
     * Writes a prediction.
     *
     * @param found at least {@code count} rows, or all there are
     * @param targets of the rows compared with: class indices or numbers
     * @param prior of each class; one value for numbers
     * @param at where the prediction begins, as long as the prior
     */
    public void predict(SquaredDistances.Nearest found, double[] targets, double[] prior, double[] into, int at) {
        int asked = 0;
        while (asked < Math.min(count, found.index().length) && found.index()[asked] >= 0) {
            asked++;
        }
        double farthest = found.squares()[asked - 1];
        boolean even = !nearer || farthest == 0;
        double total = 0;
        for (int i = 0; i < asked; i++) {
            total += even ? 1 : say(found.squares()[i], farthest);
        }
        boolean number = prior.length == 1;
        for (int k = 0; k < prior.length; k++) {
            into[at + k] = number ? 0 : prior[k] / (asked + 1);
        }
        for (int i = 0; i < asked; i++) {
            double share = (even ? 1 : say(found.squares()[i], farthest)) / total;
            double target = targets[found.index()[i]];
            if (number) {
                into[at] += share * target;
            } else {
                into[at + (int) target] += share * asked / (asked + 1);
            }
        }
    }

    /** In units in which the farthest has 1 / (1 + FLOOR). */
    private static double say(double square, double farthest) {
        return 1 / (square / farthest + FLOOR);
    }
}
