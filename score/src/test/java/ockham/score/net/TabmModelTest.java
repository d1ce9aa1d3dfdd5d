package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class TabmModelTest {
    /** Two numbers, a boolean and a category of three levels; numbers by their quantiles. */
    private static NetInputs inputs() {
        return new NetInputs(Nets.inputs().columns(), new QuantileScaling(new double[][] {
            {-3, 0, 3}, {-1, 1}, {}, {}, {}, {}
        }));
    }

    private static TabmModel model(NetOutput output, boolean embedded) {
        SplittableRandom random = new SplittableRandom(3);
        PiecewiseLinear numbers = embedded
                ? new PiecewiseLinear(
                        3, new float[][] {{-2, 0, 2}, {-1, 1}}, new float[][] {draws(9, random), draws(6, random)})
                : PiecewiseLinear.none();
        TabmModel.Front front = new TabmModel.Front(inputs(), numbers);
        List<TabmModel.Member> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            members.add(new TabmModel.Member(draws(front.width(), random), Nets.layer(8, output.width(), random)));
        }
        return new TabmModel(
                front, members, List.of(Nets.layer(front.width(), 9, random), Nets.layer(9, 8, random)), output);
    }

    private static float[] draws(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void storedOnesPredictTheSameBitsAndEveryPartIsNeeded() {
        for (boolean embedded : new boolean[] {true, false}) {
            StoredNets.assertSound(model(new NetOutput.Classes(3), embedded), Nets.table(30));
            StoredNets.assertSound(model(new NetOutput.Value(3, 4, -5, 6), embedded), Nets.table(30));
        }
    }

    @Test
    void hostileSizesAreRefused() {
        Bundle bundle = model(new NetOutput.Classes(3), true).toBundle();
        for (int count : new int[] {-1, 0, Integer.MAX_VALUE}) {
            StoredNets.refused(bundle, "members", new int[] {count});
            StoredNets.refused(bundle, "hidden", new int[] {count});
        }
        StoredNets.refused(bundle, "bins", new int[] {Integer.MAX_VALUE, 3});
        StoredNets.refused(bundle, "bins", new int[] {2, Integer.MAX_VALUE});
        StoredNets.refused(bundle, "bins", new int[] {3, 3});
        StoredNets.refused(bundle, "bins", new int[] {-1, 3});
        StoredNets.refused(bundle, "hidden.0.size", new int[] {65_536, 65_536});
        StoredNets.refused(bundle, "quantiles.count", new int[] {Integer.MAX_VALUE, 3, 0, 0, 0, 0});
        StoredNets.refused(bundle, "quantiles.count", new int[] {-1, 6, 0, 0, 0, 0});
        StoredNets.refused(bundle, "quantiles.count", new int[] {3, 1, 0, 0, 0, 0});
        StoredNets.refused(bundle, "quantiles", new double[] {-3, 0, 3, 1, -1});
        StoredNets.refused(bundle, "classes", new int[] {2});
        StoredNets.refused(bundle, "member.0.scale", new float[] {1, 2});
    }

    /** Members by hand: one unit each, the sums of the two numbers times a factor. */
    @Test
    void theMeanOfTheMembersIsPredicted() {
        NetInputs plain = new NetInputs(
                List.of(new NetColumn.Numeric("a"), new NetColumn.Numeric("b")),
                new QuantileScaling(new double[][] {{}, {}}));
        DenseLayer shared = new DenseLayer(2, 1, new float[] {1, 1}, new float[] {0});
        List<TabmModel.Member> members = List.of(
                new TabmModel.Member(new float[] {1, 1}, new DenseLayer(1, 1, new float[] {2}, new float[] {0})),
                new TabmModel.Member(new float[] {-1, 1}, new DenseLayer(1, 1, new float[] {4}, new float[] {10})));
        NetOutput.Value value = new NetOutput.Value(100, 10, 0, 1000);
        TabmModel model =
                new TabmModel(new TabmModel.Front(plain, PiecewiseLinear.none()), members, List.of(shared), value);
        Table table = new Table(
                List.of(new Column.Numbers("a", new double[] {1, 3}), new Column.Numbers("b", new double[] {2, 1})), 2);
        // first row: 2 * 3 and 10 + 4 * 1; second: 2 * 4 and 10 + 4 * max(0, -2)
        assertEquals(100 + 10 * (6 + 14) / 2.0, model.predict(table).get(0, 0), 1e-4);
        assertEquals(100 + 10 * (8 + 10) / 2.0, model.predict(table).get(1, 0), 1e-4);
        assertEquals(3 + 2 * (2 + 2), model.parameters());
    }

    @Test
    void categoriesWithPlacesAreRefused() {
        NetInputs places = new NetInputs(
                List.of(new NetColumn.Embedded("colour", Nets.COLOURS)), new QuantileScaling(new double[][] {{}}));
        assertThrows(IllegalArgumentException.class, () -> new TabmModel.Front(places, PiecewiseLinear.none()));
    }
}
