package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A row as tokens (Gorishniy et al. 2021, arXiv 2106.11959), vectors of one length: one that is the same for all rows, for
 * each number {@code x * weight + bias}, for each category the vector of its level. Immutable.
 */
public final class Tokens {
    private final NetInputs inputs;
    private final float[] first;
    private final float[] weights;
    private final float[] biases;
    private final List<LevelVectors> levels;

    /**
     * @param inputs numbers, then categories with places
     * @param first the token that is the same for all rows
     * @param numbers weights and biases of each number
     * @param levels of each category
     * @throws IllegalArgumentException if columns are in another order or sizes do not fit
     */
    public Tokens(NetInputs inputs, float[] first, Numbers numbers, List<LevelVectors> levels) {
        this.inputs = inputs;
        this.first = Values.finite("token", first);
        this.weights = Values.finite("token weight", numbers.weights);
        this.biases = Values.finite("token bias", numbers.biases);
        this.levels = List.copyOf(levels);
        int count = inputs.columns().size() - levels.size();
        if (first.length == 0
                || count < 0
                || weights.length != (long) count * first.length
                || biases.length != weights.length) {
            throw new IllegalArgumentException("tokens of " + first.length + " with " + weights.length + " weights and "
                    + biases.length + " biases for " + count + " numbers");
        }
        for (int i = 0; i < inputs.columns().size(); i++) {
            requireFit(inputs.columns().get(i), i < count ? null : this.levels.get(i - count));
        }
    }

    /**
     * @param weights numbers x length of a token
     * @param biases numbers x length of a token
     */
    public record Numbers(float[] weights, float[] biases) {}

    private void requireFit(NetColumn column, @Nullable LevelVectors vectors) {
        boolean fits = vectors == null
                ? column instanceof NetColumn.Numeric
                : column instanceof NetColumn.Embedded category
                        && vectors.width() == first.length
                        && vectors.count() == category.levels().size() + 1;
        if (!fits) {
            throw new IllegalArgumentException("column " + column.name() + " does not fit its tokens");
        }
    }

    NetInputs inputs() {
        return inputs;
    }

    /** Length of a token. */
    int width() {
        return first.length;
    }

    /** Tokens of a row. */
    int count() {
        return 1 + inputs.columns().size();
    }

    long parameters() {
        long sum = first.length + weights.length + (long) biases.length;
        for (LevelVectors vectors : levels) {
            sum += vectors.vectors().length;
        }
        return sum;
    }

    void apply(float[] encoded, float[][] into) {
        System.arraycopy(first, 0, into[0], 0, first.length);
        int numbers = inputs.columns().size() - levels.size();
        for (int i = 0; i < numbers; i++) {
            for (int j = 0; j < first.length; j++) {
                into[1 + i][j] = encoded[i] * weights[i * first.length + j] + biases[i * first.length + j];
            }
        }
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).apply(encoded[numbers + i], into[1 + numbers + i], 0);
        }
    }

    void write(Bundle.Builder bundle) {
        InputsFormat.write(inputs, bundle);
        bundle.put("tokens.first", first).put("tokens.weights", weights).put("tokens.biases", biases);
        bundle.put("tokens.categories", new int[] {levels.size()});
        for (int i = 0; i < levels.size(); i++) {
            bundle.put("tokens.level." + i, levels.get(i).vectors());
        }
    }

    static Tokens read(Bundle bundle) {
        NetInputs inputs = InputsFormat.read(bundle);
        float[] first = bundle.floats("tokens.first");
        int categories =
                Parts.count(bundle, "tokens.categories", 0, inputs.columns().size());
        List<LevelVectors> levels = new ArrayList<>();
        for (int i = 0; i < categories; i++) {
            levels.add(new LevelVectors(first.length, bundle.floats("tokens.level." + i)));
        }
        Numbers numbers = new Numbers(bundle.floats("tokens.weights"), bundle.floats("tokens.biases"));
        return new Tokens(inputs, first, numbers, levels);
    }
}
