package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers, net, gradients and optimiser against reference values of the authors' library, tabm 0.0.3, in doubles. */
class TabmNetTest {
    private static final int ROWS = 6;

    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    static List<JsonNode> cases() {
        return Golden.cases("network_tabm.json");
    }

    /** Two numbers, then one-hot categories of two and three levels. */
    private static GoldenNet net(JsonNode golden, ScalarType type) {
        boolean number = golden.get("name").asText().endsWith("regression");
        double[][] edges = Golden.rows(golden.get("inputs").path("bins"));
        TabmNet net = new TabmNet(
                new TabmNet.Size(7, 3, new TabmNet.Ensemble(4, 2, 4, 0), number ? 1 : 3),
                new PiecewiseBins(edges, type),
                type);
        Tensor inputs = Torch.zeros(type, ROWS, 7);
        Torch.fill(inputs, encoded(golden.get("inputs")));
        return new GoldenNet(golden, net, inputs, GoldenNet.loss(number ? 1 : 3, type));
    }

    private static double[] encoded(JsonNode inputs) {
        double[] values = new double[ROWS * 7];
        for (int row = 0; row < ROWS; row++) {
            values[row * 7] = inputs.get("x_num").get(row).get(0).asDouble();
            values[row * 7 + 1] = inputs.get("x_num").get(row).get(1).asDouble();
            values[row * 7 + 2 + inputs.get("x_cat").get(row).get(0).asInt()] = 1;
            values[row * 7 + 4 + inputs.get("x_cat").get(row).get(1).asInt()] = 1;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreExactInDoubles(JsonNode golden) {
        assertAll(golden, ScalarType.Double, 1e-12, 1e-11);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreNearInFloats(JsonNode golden) {
        assertAll(golden, ScalarType.Float, 1e-5, 1e-5);
    }

    private static void assertAll(JsonNode golden, ScalarType type, double output, double gradient) {
        try (PointerScope _ = new PointerScope()) {
            GoldenNet net = net(golden, type);
            double[] sums = net.outputs();
            double[] expected = Golden.flat(golden.get("expected_output_train"));
            int outputs = expected.length / (ROWS * 4);
            for (int i = 0; i < sums.length; i++) {
                // members x rows x outputs here, rows x members x outputs there
                int member = i / (ROWS * outputs);
                int row = i / outputs % ROWS;
                assertEquals(expected[(row * 4 + member) * outputs + i % outputs], sums[i], output, "place " + i);
            }
            assertArrayEquals(sums, net.learningOutputs());
            net.assertLossAndGradients(gradient);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsAreExactInDoubles(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Double).assertSteps(1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void thePortableFormPredictsWhatLibtorchPredicts(int bins) {
        Rows rows = Worlds.cities(300, 20, 3);
        Tabm settings = new Tabm(8, 3, 64, 0.1, bins, 5, new Fitting(0.002, 0, 64, 5, 5));
        NetInputs inputs = settings.inputs(rows.table());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor encoded = TrainingData.encode(inputs, rows.table());
            TabmNet net = settings.start(inputs, encoded, 4, 7);
            // away from zeros and ones, so that a forgotten one shows
            net.parameters().trained().add_(new Scalar(0.01));
            Predictions portable =
                    net.portable(inputs, new NetOutput.Classes(4)).predict(rows.table());
            double[] expected =
                    Torch.values(net.forward(encoded, Dropout.none()).softmax(2).mean(0));
            assertArrayEquals(expected, portable.values(), 1e-6);
        }
    }

    @Test
    void theMeanOfNumbersIsPortableToo() {
        Rows rows = Worlds.wave(300, 3, 3);
        Tabm settings = new Tabm(8, 2, 64, 0.1, 9, 5, new Fitting(0.002, 0, 64, 5, 5));
        NetInputs inputs = settings.inputs(rows.table());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor encoded = TrainingData.encode(inputs, rows.table());
            TabmNet net = settings.start(inputs, encoded, 1, 7);
            net.parameters().trained().add_(new Scalar(0.01));
            Model portable = net.portable(inputs, new NetOutput.Value(3, 2, -1e9, 1e9));
            double[] expected =
                    Torch.values(net.forward(encoded, Dropout.none()).mean(0));
            double[] found = portable.predict(rows.table()).values();
            for (int i = 0; i < found.length; i++) {
                assertEquals(3 + 2 * expected[i], found[i], 1e-5);
            }
            // of each number's vector one value less: those at edges stand for bias, slope and pieces
            assertEquals(net.parameters().trained().numel() - 3 * 5, portable.parameters());
        }
    }
}
