package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Compares a net with the reference values of a case: outputs, loss, gradients, parameters after one and three steps. */
final class GoldenNet {
    private final JsonNode golden;
    private final GraphNet net;
    private final Tensor inputs;
    private final BiFunction<Tensor, JsonNode, Tensor> loss;

    /**
     * @param inputs rows x inputs
     * @param loss of the last sums, for the case
     */
    GoldenNet(JsonNode golden, GraphNet net, Tensor inputs, BiFunction<Tensor, JsonNode, Tensor> loss) {
        this.golden = golden;
        this.net = net;
        this.inputs = inputs;
        this.loss = loss;
        net.parameters()
                .names()
                .forEach(name -> net.parameters()
                        .fill(name, Golden.flat(golden.get("state").get(name))));
    }

    /** The last sums of a pass that learns but drops nothing. */
    double[] learningOutputs() {
        try (PointerScope _ = new PointerScope()) {
            return Torch.values(net.forward(inputs, Dropout.seeded(1)).detach().contiguous());
        }
    }

    /** The last sums of a pass that predicts. */
    double[] outputs() {
        try (PointerScope _ = new PointerScope()) {
            return Torch.values(net.forward(inputs, Dropout.none()).detach().contiguous());
        }
    }

    /**
     * Outputs, loss and gradients.
     *
     * @param learning the reference outputs of a pass that learns
     */
    void assertAll(String learning, double output, double gradient) {
        assertArrayEquals(Golden.flat(golden.get("expected_output_eval")), outputs(), output);
        assertArrayEquals(Golden.flat(golden.get(learning)), learningOutputs(), output);
        assertLossAndGradients(gradient);
    }

    private double gradients() {
        try (PointerScope _ = new PointerScope()) {
            Tensor value = loss.apply(net.forward(inputs, Dropout.seeded(1)), golden);
            // between forward and backward is where a collection would break a graph of freed tensors
            System.gc();
            value.backward();
            return value.item_double();
        }
    }

    /** The net's own loss for the targets of the case, of so many classes or, if one, numbers. */
    static BiFunction<Tensor, JsonNode, Tensor> loss(int outputs, ScalarType type) {
        return (sums, golden) -> {
            double[] y = Golden.flat(golden.get("inputs").get("y"));
            double[] goals = new double[y.length * outputs];
            for (int row = 0; row < y.length; row++) {
                if (outputs == 1) {
                    goals[row] = y[row];
                } else {
                    goals[row * outputs + (int) y[row]] = 1;
                }
            }
            Tensor goal = Torch.zeros(type, y.length, outputs);
            Torch.fill(goal, goals);
            return new MemberLoss(outputs > 1).of(sums, goal);
        };
    }

    /** Gradients are compared where the case has them. */
    void assertLossAndGradients(double tolerance) {
        assertEquals(golden.get("expected_loss").asDouble(), gradients(), tolerance);
        golden.path("expected_gradients")
                .properties()
                .forEach(expected -> assertArrayEquals(
                        Golden.flat(expected.getValue()),
                        Torch.values(net.parameters().gradient(expected.getKey())),
                        tolerance,
                        expected.getKey()));
        net.parameters().gradients().zero_();
    }

    /**
     * Runs the optimiser of the case.
     *
     * @param noise ends the names of parameters whose gradient is 0 but for rounding, which Adam makes whole steps of
     */
    void assertSteps(double tolerance, String... noise) {
        JsonNode settings = golden.get("optimiser");
        AdamW optimiser = new AdamW(
                net.parameters(),
                settings.get("lr").asDouble(),
                settings.get("weight_decay").asDouble(),
                Double.POSITIVE_INFINITY);
        for (int step = 1; step <= 3; step++) {
            assertEquals(
                    golden.get("expected_losses_before_each_step").get(step - 1).asDouble(), gradients(), tolerance);
            optimiser.step();
            assertNamed("expected_parameters_after_" + step, tolerance, noise);
            assertNamed("expected_buffers_after_" + step, tolerance, noise);
        }
    }

    private void assertNamed(String what, double tolerance, String... noise) {
        if (golden.has(what)) {
            for (String name : net.parameters().names()) {
                if (golden.get(what).has(name) && Arrays.stream(noise).noneMatch(name::endsWith)) {
                    assertArrayEquals(
                            Golden.flat(golden.get(what).get(name)),
                            Torch.values(net.parameters().get(name)),
                            tolerance,
                            what + " of " + name);
                }
            }
        }
    }
}
