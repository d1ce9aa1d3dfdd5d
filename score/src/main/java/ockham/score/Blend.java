package ockham.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * The weighted mean of the predictions of several models. Immutable; safe to share between threads where its members are.
 *
 * @param members from the same raw rows to predictions of the same width
 * @param weights one a member, positive, 1 in all
 */
public record Blend(List<Model> members, double[] weights) implements Model {
    static final String FORMAT = "blend/1";
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if there is no member, or weights are not shares of 1 */
    public Blend {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() != weights.length) {
            throw new IllegalArgumentException(
                    "a blend of " + members.size() + " models with " + weights.length + " weights");
        }
        if (!Arrays.stream(weights).allMatch(w -> w > 0)
                || Math.abs(Arrays.stream(weights).sum() - 1) > ROUNDING) {
            throw new IllegalArgumentException("weights of a blend must be shares of 1: " + Arrays.toString(weights));
        }
    }

    @Override
    public Predictions predict(Table raw) {
        List<Predictions> seen = new ArrayList<>();
        for (Model member : members) {
            seen.add(member.predict(raw));
        }
        return mean(seen, weights);
    }

    /**
     * The weighted mean of predictions, summed in their order.
     *
     * @throws IllegalArgumentException if they differ in rows or width
     */
    public static Predictions mean(List<Predictions> seen, double[] weights) {
        Predictions first = seen.get(0);
        double[] values = new double[first.values().length];
        for (int m = 0; m < weights.length; m++) {
            Predictions own = seen.get(m);
            if (own.width() != first.width()) {
                throw new IllegalArgumentException(
                        "members of a blend give " + first.width() + " and " + own.width() + " values a row");
            }
            if (own.rows() != first.rows()) {
                throw new IllegalArgumentException(
                        "members of a blend predict " + first.rows() + " and " + own.rows() + " rows");
            }
            for (int i = 0; i < values.length; i++) {
                values[i] += weights[m] * own.values()[i];
            }
        }
        return new Predictions(first.rows(), first.width(), values);
    }

    @Override
    public long parameters() {
        return members.stream().mapToLong(Model::parameters).sum();
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle = Bundle.of(FORMAT).put("weights", weights);
        for (int m = 0; m < members.size(); m++) {
            bundle.put("member/" + m, members.get(m).toBundle());
        }
        return bundle.build();
    }

    /** Reads blends back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] weights = bundle.doubles("weights");
            List<Model> members = new ArrayList<>();
            for (int m = 0; m < weights.length; m++) {
                members.add(Formats.readModel(bundle.bundle("member/" + m)));
            }
            return new Blend(members, weights);
        }
    }
}
