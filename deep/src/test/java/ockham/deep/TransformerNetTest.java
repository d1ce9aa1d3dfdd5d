package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import ockham.api.Model;
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

/** Net, gradients and optimiser against reference values of rtdl_revisiting_models 0.0.2. */
class TransformerNetTest {
    private static final int ROWS = 6;

    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    static List<JsonNode> cases() {
        return Golden.cases("network_ft_transformer.json");
    }

    private static GoldenNet net(JsonNode golden, ScalarType type) {
        JsonNode inputs = golden.get("inputs");
        int numbers = inputs.get("x_num").isNull() ? 0 : 3;
        List<Integer> levels = inputs.get("x_cat").isNull() ? List.of() : List.of(2, 3);
        int outputs = golden.get("name").asText().endsWith("classes") ? 3 : 1;
        TransformerNet net = new TransformerNet(
                new TransformerNet.Size(numbers, levels, new TransformerNet.Blocks(2, 8, 2, 10, 0, 0), outputs), type);
        Tensor encoded = Torch.zeros(type, ROWS, numbers + levels.size());
        Torch.fill(encoded, encoded(inputs, numbers, levels.size()));
        BiFunction<Tensor, JsonNode, Tensor> loss = golden.get("name").asText().endsWith("binary")
                ? TransformerNetTest::binary
                : GoldenNet.loss(outputs, type);
        return new GoldenNet(golden, net, encoded, loss);
    }

    private static double[] encoded(JsonNode inputs, int numbers, int categories) {
        int width = numbers + categories;
        double[] values = new double[ROWS * width];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < width; i++) {
                values[row * width + i] = i < numbers
                        ? inputs.get("x_num").get(row).get(i).asDouble()
                        : inputs.get("x_cat").get(row).get(i - numbers).asDouble();
            }
        }
        return values;
    }

    /** Two classes by one sum: the loss of two sums of which the first is 0. */
    private static Tensor binary(Tensor sums, JsonNode golden) {
        double[] shares = new double[ROWS * 2];
        for (int row = 0; row < ROWS; row++) {
            shares[row * 2 + golden.get("inputs").get("y").get(row).asInt()] = 1;
        }
        Tensor goal = Torch.zeros(sums.scalar_type().intern(), ROWS, 2);
        Torch.fill(goal, shares);
        return new MemberLoss(true).of(Concatenation.of(2, sums.mul(new Scalar(0.0)), sums), goal);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreExactInDoubles(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Double).assertAll("expected_output_eval", 1e-12, 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreNearInFloats(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Float).assertAll("expected_output_eval", 1e-5, 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsAreExactInDoubles(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Double).assertSteps(1e-9, "W_k.bias");
        }
    }

    @Test
    void thePortableFormPredictsWhatLibtorchPredicts() {
        Rows rows = Worlds.cities(200, 20, 3);
        FtTransformer settings = new FtTransformer(3, 24, 4, 16, 0.2, 0.1, new Fitting(0.001, 0, 64, 5, 5));
        NetInputs inputs = settings.inputs(rows.table());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor encoded = TrainingData.encode(inputs, rows.table());
            TransformerNet net = settings.start(inputs, encoded, 4, 7);
            // away from zeros and ones, so that a forgotten one shows
            net.parameters().trained().add_(new Scalar(0.01));
            Model portable = net.portable(inputs, new NetOutput.Classes(4));
            double[] expected =
                    Torch.values(net.forward(encoded, Dropout.none()).softmax(2).mean(0));
            assertArrayEquals(expected, portable.predict(rows.table()).values(), 1e-6);
            assertEquals(
                    // the bias of a category is part of its vectors
                    net.parameters().trained().numel() - 24, portable.parameters());
        }
    }

    @Test
    void widthsThatHeadsDoNotDivideAreRefused() {
        Fitting fitting = new Fitting(0.001, 0, 64, 5, 5);
        assertEquals(
                "width 10: a multiple of the 4 heads",
                assertThrows(IllegalArgumentException.class, () -> new FtTransformer(3, 10, 4, 16, 0, 0, fitting))
                        .getMessage());
    }
}
