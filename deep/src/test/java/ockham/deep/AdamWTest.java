package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdamWTest {
    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    /** Against torch.optim.AdamW after torch.nn.utils.clip_grad_norm_ in float64. */
    @Test
    void clippedStepsAreExactInDoubles() {
        JsonNode golden = Golden.cases("network_mlp.json").get(0);
        try (PointerScope _ = new PointerScope()) {
            Parameters parameters = new Parameters.Builder()
                    .linear("blocks.0.linear", Parameters.Kind.DECAYING, 3, 4)
                    .linear("blocks.1.linear", Parameters.Kind.DECAYING, 4, 4)
                    .linear("output", Parameters.Kind.DECAYING, 4, 3)
                    .build(ScalarType.Double);
            parameters
                    .names()
                    .forEach(name -> parameters.fill(
                            name, Golden.flat(golden.get("state").get(name))));
            Tensor x = Torch.zeros(ScalarType.Double, 6, 3);
            Torch.fill(x, Golden.flat(golden.get("inputs").get("x")));
            Tensor goal = Torch.zeros(ScalarType.Double, 6, 3);
            Torch.fill(goal, shares(golden.get("inputs").get("y")));
            AdamW optimiser = new AdamW(parameters, 0.01, 0.1, 0.05);
            for (int step = 1; step <= 3; step++) {
                Tensor hidden = Linear.of(parameters, "blocks.0.linear", x).relu();
                Tensor sums = Linear.of(
                        parameters,
                        "output",
                        Linear.of(parameters, "blocks.1.linear", hidden).relu());
                new MemberLoss(true).of(sums.unsqueeze(0), goal).backward();
                optimiser.step();
                assertNear(parameters, golden.path("expected_parameters_after_" + step));
            }
        }
    }

    private static void assertNear(Parameters parameters, JsonNode expected) {
        if (!expected.isMissingNode()) {
            for (String name : parameters.names()) {
                assertArrayEquals(Golden.flat(expected.get(name)), Torch.values(parameters.get(name)), 1e-9, name);
            }
        }
    }

    private static double[] shares(JsonNode y) {
        double[] shares = new double[y.size() * 3];
        for (int i = 0; i < y.size(); i++) {
            shares[i * 3 + y.get(i).asInt()] = 1;
        }
        return shares;
    }

    @Test
    void onlyDecayingParametersShrinkWhereThereIsNoGradient() {
        try (PointerScope _ = new PointerScope()) {
            Parameters parameters = new Parameters.Builder()
                    .add("buffer", Parameters.Kind.BUFFER, 1)
                    .add("free", Parameters.Kind.FREE, 1)
                    .add("decaying", 1)
                    .build(ScalarType.Double);
            assertEquals(List.of("decaying", "free", "buffer"), parameters.names());
            for (String name : parameters.names()) {
                parameters.fill(name, new double[] {8});
            }
            new AdamW(parameters, 0.5, 0.5, 1).step();
            assertArrayEquals(new double[] {6}, Torch.values(parameters.get("decaying")));
            assertArrayEquals(new double[] {8}, Torch.values(parameters.get("free")));
            assertArrayEquals(new double[] {8}, Torch.values(parameters.get("buffer")));
        }
    }

    @Test
    void droppedValuesAreAsManyAsAskedForAndTheMeanStays() {
        try (PointerScope _ = new PointerScope()) {
            Tensor ones = Torch.zeros(ScalarType.Float, 200, 500).add_(new org.bytedeco.pytorch.Scalar(1.0));
            double[] dropped = Torch.values(Dropout.seeded(1).apply(ones, 0.25));
            double zeros = 0;
            double sum = 0;
            for (double value : dropped) {
                zeros += value == 0 ? 1 : 0;
                sum += value;
            }
            // four deviations of a share of 100,000 draws
            assertEquals(0.25, zeros / dropped.length, 0.0055);
            assertEquals(1, sum / dropped.length, 0.0075);
            assertArrayEquals(dropped, Torch.values(Dropout.seeded(1).apply(ones, 0.25)));
            assertArrayEquals(Torch.values(ones), Torch.values(Dropout.none().apply(ones, 0.25)));
        }
    }
}
