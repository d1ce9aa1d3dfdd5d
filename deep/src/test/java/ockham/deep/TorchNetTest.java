package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.score.net.Activation;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The net, its gradients and its optimiser against reference values. */
class TorchNetTest {
    private static final int ROWS = 6;

    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    static List<String> nets() {
        return Golden.nets();
    }

    /** A net of a case, ready to run. */
    private static final class Case {
        final JsonNode golden;
        final TorchNet net;
        final TorchNet.Pass pass;
        final Tensor goal;
        final Loss loss;

        Case(String name, ScalarType type) {
            golden = Golden.named(name);
            boolean classes = name.startsWith("classes");
            int outputs = classes ? 3 : 1;
            net = new TorchNet(NetShape.plain(3, 4, 3, outputs, classes ? Activation.SELU : Activation.MISH), type);
            pass = net.new Pass(ROWS, true);
            loss = new Loss(classes, ROWS);
            goal = Torch.zeros(type, ROWS, outputs);
            Torch.fill(net.parameters(), Golden.parameters(golden.get("state")));
            Torch.fill(pass.input(), Golden.flat(golden.get("inputs").get("x")));
            double[] y = Golden.flat(golden.get("inputs").get("y"));
            Torch.fill(goal, classes ? shares(y, name.endsWith("smoothed") ? 0.1 : 0) : y);
        }

        private static double[] shares(double[] y, double smoothing) {
            double[] shares = new double[ROWS * 3];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = smoothing / 3 + (i % 3 == (int) y[i / 3] ? 1 - smoothing : 0);
            }
            return shares;
        }

        void gradients() {
            try (PointerScope _ = new PointerScope()) {
                net.refresh();
                loss.gradient(pass.outputGradient(), pass.forward(), goal);
                pass.backward();
                net.collect(List.of(pass));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void outputsAndGradientsAreExactInDoubles(String name) {
        assertOutputsAndGradients(name, ScalarType.Double, 1e-12, 1e-11);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void outputsAndGradientsAreNearInFloats(String name) {
        assertOutputsAndGradients(name, ScalarType.Float, 1e-5, 1e-5);
    }

    private static void assertOutputsAndGradients(String name, ScalarType type, double output, double gradient) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, type);
            net.net.refresh();
            double[] sums = Torch.values(net.pass.forward());
            assertArrayEquals(Golden.flat(net.golden.get("expected_output_train")), sums, output);
            net.gradients();
            double[] expected = Golden.parameters(net.golden.get("expected_gradients"));
            assertArrayEquals(expected, Torch.values(net.net.gradients()), gradient);
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void stepsAreExactInDoubles(String name) {
        assertSteps(name, ScalarType.Double, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void stepsAreNearInFloats(String name) {
        assertSteps(name, ScalarType.Float, 1e-5);
    }

    private static void assertSteps(String name, ScalarType type, double tolerance) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, type);
            double rate = net.golden.get("optimiser").get("lr").asDouble();
            Adam adam = new Adam(net.net);
            for (int step = 0; step < 3; step++) {
                net.gradients();
                adam.step(rate * (name.contains("schedule") ? Coslog.at(step, 10) : 1));
                if (step != 1) {
                    JsonNode expected = net.golden.get("expected_parameters_after_" + (step + 1));
                    double[] parameters = Torch.values(net.net.parameters());
                    assertArrayEquals(Golden.parameters(expected), parameters, tolerance, "after step " + (step + 1));
                }
            }
        }
    }

    /** The gradients in the net are found again while the garbage collector runs between the steps to them. */
    static void collectionsChangeNothing(TorchNet net, TorchNet.Pass pass, Loss loss, Tensor goal) {
        double[] undisturbed = Torch.values(net.gradients());
        for (int i = 0; i < 5; i++) {
            try (PointerScope _ = new PointerScope()) {
                Tensor sums = pass.forward();
                System.gc();
                loss.gradient(pass.outputGradient(), sums, goal);
                System.gc();
                pass.backward();
                net.collect(List.of(pass));
            }
            System.gc();
            assertArrayEquals(undisturbed, Torch.values(net.gradients()));
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theGarbageCollectorChangesNoGradient(String name) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, ScalarType.Float);
            net.gradients();
            collectionsChangeNothing(net.net, net.pass, net.loss, net.goal);
        }
    }

    @Test
    void partsOfABatchAddUpToTheWhole() {
        try (PointerScope _ = new PointerScope()) {
            Case whole = new Case("classes_selu", ScalarType.Double);
            whole.gradients();
            double[] expected = Torch.values(whole.net.gradients());
            List<TorchNet.Pass> parts = new ArrayList<>();
            for (int at : new int[] {0, 2}) {
                int rows = at == 0 ? 2 : 4;
                TorchNet.Pass part = whole.net.new Pass(rows, true);
                part.input().copy_(whole.pass.input().narrow(0, at, rows));
                whole.loss.gradient(part.outputGradient(), part.forward(), whole.goal.narrow(0, at, rows));
                part.backward();
                parts.add(part);
            }
            whole.net.collect(parts);
            assertArrayEquals(expected, Torch.values(whole.net.gradients()), 1e-15);
        }
    }

    @Test
    void mishFollowsItsFormulaFarOut() {
        double[] sums = {-1e20, -90, -20, -1, -1e-9, 0, 1e-9, 1, 19.9, 39.9, 40.1, 90, 1e20};
        try (PointerScope _ = new PointerScope()) {
            for (ScalarType type : List.of(ScalarType.Float, ScalarType.Double)) {
                TorchActivation mish = TorchActivation.of(Activation.MISH, type, 1, sums.length);
                Tensor in = Torch.zeros(type, 1, sums.length);
                Tensor out = Torch.zeros(type, 1, sums.length);
                Tensor ones = torch.ones_like(in);
                Torch.fill(in, sums);
                double tolerance = type == ScalarType.Float ? 1e-6 : 1e-14;
                mish.forward(out, in);
                assertNear(Torch.values(torch.mish(in)), Torch.values(out), tolerance);
                mish.backward(out, ones, in);
                assertNear(Torch.values(torch.mish_backward(ones, in)), Torch.values(out), tolerance);
            }
        }
    }

    private static void assertNear(double[] expected, double[] found, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], tolerance * Math.max(1, Math.abs(expected[i])), "place " + i);
        }
    }
}
