package ockham.score.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * TabM-mini (Gorishniy, Kotelnikov and Babenko 2025, arXiv 2410.24210): members that scale the features each in its own way,
 * share their hidden layers of rectified linear units, and have a last layer of their own; the mean of their probabilities
 * or numbers is predicted. Float arithmetic of a fixed order: a row gives the same bits alone and in a table, on every JVM.
 * Immutable, safe to share.
 */
public final class TabmModel implements Model {
    private static final String NAME = "tabm/1";
    private static final int MOST_LAYERS = 1000;

    private final Front front;
    private final List<Member> members;
    private final List<DenseLayer> hidden;
    private final NetOutput output;

    /**
     * What the members see: the vectors of numbers, if they are embedded, then the other inputs.
     *
     * @param numbers embeds the first inputs, or nothing
     */
    public record Front(NetInputs inputs, PiecewiseLinear numbers) {
        public Front {
            if (numbers.numbers() > inputs.columns().size()) {
                throw new IllegalArgumentException(numbers.numbers() + " numbers are embedded of "
                        + inputs.columns().size() + " columns");
            }
            for (int i = 0; i < inputs.columns().size(); i++) {
                NetColumn column = inputs.columns().get(i);
                if (column instanceof NetColumn.Embedded
                        || (i < numbers.numbers() && !(column instanceof NetColumn.Numeric))) {
                    throw new IllegalArgumentException("column " + column.name() + " is not a number");
                }
            }
        }

        int width() {
            return Math.addExact(inputs.width() - numbers.numbers(), numbers.width());
        }

        void apply(float[] encoded, float[] into) {
            numbers.apply(encoded, into);
            int from = numbers.numbers();
            System.arraycopy(encoded, from, into, numbers.width(), inputs.width() - from);
        }
    }

    /** The factor on each feature, and the last layer. */
    public record Member(float[] scale, DenseLayer last) {
        public Member {
            scale = Values.finite("factor", scale);
        }
    }

    /** @throws IllegalArgumentException if there is no member or hidden layer, or sizes do not meet */
    public TabmModel(Front front, List<Member> members, List<DenseLayer> hidden, NetOutput output) {
        this.front = front;
        this.members = List.copyOf(members);
        this.hidden = List.copyOf(hidden);
        this.output = output;
        if (members.isEmpty() || hidden.isEmpty()) {
            throw new IllegalArgumentException(members.size() + " members and " + hidden.size() + " hidden layers");
        }
        int width = front.width();
        for (DenseLayer layer : this.hidden) {
            Parts.requireEqual("inputs of a layer", layer.inputs(), width);
            width = layer.outputs();
        }
        for (Member member : this.members) {
            Parts.requireEqual("factors of a member", member.scale.length, front.width());
            Parts.requireEqual("inputs of a last layer", member.last.inputs(), width);
            Parts.requireEqual("outputs of a last layer", member.last.outputs(), output.width());
        }
    }

    @Override
    public Predictions predict(Table table) {
        return Rowwise.predict(front.inputs(), output.width(), new Room(), table);
    }

    /** Where one thread works. */
    private final class Room implements Rowwise.Net {
        private final float[] features = new float[front.width()];
        private final float[] scaled = new float[front.width()];
        private final float[][] sums = new float[hidden.size()][];
        private final int[] places;
        private final float[] last = new float[output.width()];
        private final float[] mean = new float[output.width()];
        private final double[] own = new double[output.width()];

        Room() {
            int most = 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new float[hidden.get(i).outputs()];
                most = Math.max(most, sums[i].length);
            }
            places = new int[most];
        }

        @Override
        public void predict(float[] encoded, double[] values, int at) {
            front.apply(encoded, features);
            Arrays.fill(mean, 0);
            for (Member member : members) {
                sums(member);
                if (output instanceof NetOutput.Value) {
                    mean[0] += last[0];
                } else {
                    output.write(last, own, 0);
                    for (int k = 0; k < own.length; k++) {
                        values[at + k] += own[k] / members.size();
                    }
                }
            }
            if (output instanceof NetOutput.Value) {
                mean[0] /= members.size();
                output.write(mean, values, at);
            }
        }

        private void sums(Member member) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = features[i] * member.scale[i];
            }
            hidden.get(0).apply(scaled, sums[0]);
            for (int i = 1; i < sums.length; i++) {
                hidden.get(i).applyRectified(sums[i - 1], sums[i], places);
            }
            member.last.applyRectified(sums[sums.length - 1], last, places);
        }
    }

    @Override
    public long parameters() {
        long sum = front.numbers().parameters();
        for (DenseLayer layer : hidden) {
            sum += layer.parameters();
        }
        for (Member member : members) {
            sum += member.scale.length + member.last.parameters();
        }
        return sum;
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle =
                Bundle.of(NAME).put("hidden", new int[] {hidden.size()}).put("members", new int[] {members.size()});
        InputsFormat.write(front.inputs(), bundle);
        front.numbers().write(bundle);
        for (int i = 0; i < hidden.size(); i++) {
            Parts.put(bundle, "hidden." + i, hidden.get(i));
        }
        for (int i = 0; i < members.size(); i++) {
            bundle.put("member." + i + ".scale", members.get(i).scale);
            Parts.put(bundle, "member." + i + ".last", members.get(i).last);
        }
        OutputFormat.write(output, bundle);
        return bundle.build();
    }

    /**
     * Reads what {@link #toBundle} wrote: {@link InputsFormat inputs}, {@link PiecewiseLinear#write bins}, {@code hidden}
     * layers, {@code members}, each with {@code scale} and {@code last}, and {@link OutputFormat output}.
     */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Model read(Bundle bundle) {
            NetInputs inputs = InputsFormat.read(bundle);
            PiecewiseLinear numbers =
                    PiecewiseLinear.read(bundle, inputs.columns().size());
            List<DenseLayer> hidden = new ArrayList<>();
            for (int i = 0; i < Parts.count(bundle, "hidden", 1, MOST_LAYERS); i++) {
                hidden.add(Parts.layer(bundle, "hidden." + i));
            }
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < Parts.count(bundle, "members", 1, MOST_LAYERS); i++) {
                members.add(new Member(
                        bundle.floats("member." + i + ".scale"), Parts.layer(bundle, "member." + i + ".last")));
            }
            return new TabmModel(new Front(inputs, numbers), members, hidden, OutputFormat.read(bundle));
        }
    }
}
