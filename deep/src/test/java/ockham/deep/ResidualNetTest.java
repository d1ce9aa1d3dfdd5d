package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
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

/** Net, gradients, running norms and optimiser against reference values of rtdl_revisiting_models 0.0.2. */
class ResidualNetTest {
    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    static List<JsonNode> cases() {
        return Golden.cases("network_resnet.json");
    }

    private static GoldenNet net(JsonNode golden, ScalarType type) {
        boolean number = golden.get("name").asText().endsWith("regression");
        ResidualNet.Blocks blocks = new ResidualNet.Blocks(2, 4, 8, new ResidualNet.Dropouts(0, 0));
        ResidualNet net = new ResidualNet(new ResidualNet.Size(3, blocks, number ? 1 : 3), type);
        Tensor inputs = Torch.zeros(type, 6, 3);
        Torch.fill(inputs, Golden.flat(golden.get("inputs").get("x")));
        return new GoldenNet(golden, net, inputs, GoldenNet.loss(number ? 1 : 3, type));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreExactInDoubles(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Double).assertAll("expected_output_train", 1e-12, 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsLossAndGradientsAreNearInFloats(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Float).assertAll("expected_output_train", 1e-5, 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsAndRunningNormsAreExactInDoubles(JsonNode golden) {
        try (PointerScope _ = new PointerScope()) {
            net(golden, ScalarType.Double).assertSteps(1e-9, "input_projection.bias", "linear2.bias");
        }
    }

    @Test
    void thePortableFormPredictsWhatLibtorchPredicts() {
        Rows rows = Worlds.cities(300, 20, 3);
        ResNet settings = new ResNet(3, 48, 96, 0.15, new Fitting(0.001, 0, 64, 5, 5));
        NetInputs inputs = settings.inputs(rows.table());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor encoded = TrainingData.encode(inputs, rows.table());
            ResidualNet net = settings.start(inputs, encoded, 4, 7);
            // running norms away from their start, then all away from zeros and ones
            net.forward(encoded, Dropout.seeded(1));
            net.parameters().trained().add_(new Scalar(0.01));
            Model portable = net.portable(inputs, new NetOutput.Classes(4));
            double[] expected =
                    Torch.values(net.forward(encoded, Dropout.none()).softmax(2).mean(0));
            assertArrayEquals(expected, portable.predict(rows.table()).values(), 1e-6);
        }
    }
}
