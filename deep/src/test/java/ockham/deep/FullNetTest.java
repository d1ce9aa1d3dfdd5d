package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import ockham.score.net.Activation;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The full net's start, forward pass, gradients and steps against reference values; its dropout by finite differences. */
class FullNetTest {
    private static final List<String> NAMES = List.of(
            "scale",
            "weight.0",
            "weight.1",
            "weight.2",
            "weight.3",
            "bias.0",
            "bias.1",
            "bias.2",
            "bias.3",
            "vectors",
            "share.0",
            "share.1",
            "share.2",
            "wave_frequency",
            "wave_phase",
            "wave_weight",
            "wave_bias");

    @BeforeAll
    static void load() {
        assertEquals(Optional.empty(), Torch.unavailable());
    }

    private static double[] parameters(JsonNode named) {
        return NAMES.stream()
                .flatMapToDouble(name -> Arrays.stream(Golden.flat(named.get(name))))
                .toArray();
    }

    /** A net of a case, ready to run. */
    private static final class Case {
        final JsonNode golden;
        final TorchNet net;
        final TorchNet.Pass pass;
        final Tensor goal;
        final Loss loss;
        final int rows;

        Case(String name, ScalarType type) {
            golden = Golden.full(name);
            boolean classes = name.startsWith("classes");
            int outputs = golden.get("outputs").asInt();
            JsonNode begin = golden.get("begin");
            Front front = new Front(
                    golden.get("plain").asInt(),
                    golden.get("numbers").asInt(),
                    begin.size(),
                    golden.get("vectors").asInt());
            Activation activation = classes ? Activation.SELU : Activation.MISH;
            net = new TorchNet(new NetShape(front, golden.get("width").asInt(), 3, outputs, activation, true), type);
            net.offsets(begin());
            Torch.fill(net.parameters(), parameters(golden.get("state")));
            rows = golden.get("y").size();
            pass = net.new Pass(rows, true);
            Torch.fill(pass.input(), Golden.flat(golden.get("inputs")));
            loss = new Loss(classes, rows);
            goal = Torch.zeros(type, rows, outputs);
            double[] y = Golden.flat(golden.get("y"));
            double[] shares = new double[rows * outputs];
            for (int i = 0; i < rows; i++) {
                if (classes) {
                    shares[i * outputs + (int) y[i]] = 1;
                } else {
                    shares[i] = y[i];
                }
            }
            Torch.fill(goal, shares);
        }

        long[] begin() {
            return Arrays.stream(Golden.flat(golden.get("begin")))
                    .mapToLong(at -> (long) at)
                    .toArray();
        }

        void gradients() {
            try (PointerScope _ = new PointerScope()) {
                net.refresh();
                loss.gradient(pass.outputGradient(), pass.forward(), goal);
                pass.backward();
                net.collect(List.of(pass));
            }
        }

        /** Mean squared error over rows, of numbers. */
        double squaredError() {
            try (PointerScope _ = new PointerScope()) {
                net.refresh();
                double[] sums = Torch.values(pass.forward());
                double[] y = Torch.values(goal);
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += (sums[i] - y[i]) * (sums[i] - y[i]) / rows;
                }
                return sum;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes_selu", "regression_mish"})
    void outputsGradientsAndStepsAreExactInDoubles(String name) {
        assertFollows(name, ScalarType.Double, 1e-11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes_selu", "regression_mish"})
    void outputsGradientsAndStepsAreNearInFloats(String name) {
        assertFollows(name, ScalarType.Float, 2e-5);
    }

    private static void assertFollows(String name, ScalarType type, double tolerance) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, type);
            net.net.refresh();
            assertArrayEquals(
                    Golden.flat(net.golden.get("expected_output")), Torch.values(net.pass.forward()), tolerance);
            net.gradients();
            double[] gradients = parameters(net.golden.get("expected_gradients"));
            assertArrayEquals(gradients, Torch.values(net.net.gradients()), tolerance);
            Adam adam = new Adam(net.net);
            for (int step = 1; step <= 3; step++) {
                net.gradients();
                JsonNode rates = net.golden.get("rates").get(step - 1);
                adam.step(rates.get(0).asDouble(), rates.get(1).asDouble());
                if (step != 2) {
                    double[] expected = parameters(net.golden.get("expected_parameters_after_" + step));
                    assertArrayEquals(expected, Torch.values(net.net.parameters()), tolerance, "after step " + step);
                }
            }
        }
    }

    /** Hands out the draws of a case, each kind in its order. */
    private static final class Recorded implements DataStart.Draws {
        private final JsonNode draws;
        private int normals;
        private int uniforms;
        private int exponentials;
        private int rows;

        Recorded(JsonNode draws) {
            this.draws = draws;
        }

        @Override
        public double normal() {
            return draws.get("normal").get(normals++).asDouble();
        }

        @Override
        public double uniform() {
            return draws.get("uniform").get(uniforms++).asDouble();
        }

        @Override
        public double exponential() {
            return draws.get("exponential").get(exponentials++).asDouble();
        }

        @Override
        public int below(int bound) {
            int row = draws.get("row").get(rows++).asInt();
            assertEquals(true, row < bound);
            return row;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes_selu", "regression_mish"})
    void startsWhereTheAuthorsLibraryWouldFromTheSameDraws(String name) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, ScalarType.Double);
            Recorded draws = new Recorded(net.golden.get("draws"));
            DataStart.write(net.net, net.begin(), net.pass.input(), draws);
            double[] expected = parameters(net.golden.get("expected_start"));
            assertArrayEquals(expected, Torch.values(net.net.parameters()), 1e-11);
            assertEquals(net.golden.get("draws").get("normal").size(), draws.normals);
            assertEquals(net.golden.get("draws").get("row").size(), draws.rows);
        }
    }

    @Test
    void decayAndDropoutFadeAsThePaperHasIt() {
        JsonNode schedule = Golden.fullSchedule();
        for (int i = 0; i < schedule.get("t").size(); i++) {
            double t = schedule.get("t").get(i).asDouble();
            assertEquals(schedule.get("expected").get(i).asDouble(), FlatCos.at(t), 1e-15);
        }
    }

    @Test
    void gradientsAreThoseOfTheUnitsThatAreLeft() {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case("regression_mish", ScalarType.Double);
            double whole = net.squaredError();
            net.pass.drop(0.4, new SplittableRandom(1));
            assertEquals(true, Math.abs(net.squaredError() - whole) > 1e-6);
            net.gradients();
            double[] gradients = Torch.values(net.net.gradients());
            double[] parameters = Torch.values(net.net.parameters());
            double step = 1e-6;
            for (int i = 0; i < parameters.length; i++) {
                double[] moved = parameters.clone();
                moved[i] += step;
                Torch.fill(net.net.parameters(), moved);
                double above = net.squaredError();
                moved[i] -= 2 * step;
                Torch.fill(net.net.parameters(), moved);
                assertEquals((above - net.squaredError()) / (2 * step), gradients[i], 1e-6, "parameter " + i);
            }
            Torch.fill(net.net.parameters(), parameters);
            net.pass.drop(0, new SplittableRandom(1));
            assertEquals(whole, net.squaredError());
        }
    }

    @Test
    void asManyUnitsAreDroppedAsAskedAndTheMeanStays() {
        try (PointerScope _ = new PointerScope()) {
            Tensor sums = Torch.zeros(ScalarType.Float, 400, 100);
            Tensor into = Torch.zeros(ScalarType.Float, 400, 100);
            double[] ones = new double[40_000];
            Arrays.fill(ones, 1);
            Torch.fill(sums, ones);
            TorchActivation selu = TorchActivation.of(Activation.SELU, ScalarType.Float, 400, 100);
            TorchHidden hidden = new TorchHidden(selu, sums, null, true);
            hidden.drop(0.15, new SplittableRandom(3));
            hidden.forward(into, sums);
            List<Double> kept = new ArrayList<>();
            for (double value : Torch.values(into)) {
                if (value != 0) {
                    kept.add(value);
                }
            }
            // 4 standard errors of the share
            assertEquals(0.85, kept.size() / 40_000.0, 4 * Math.sqrt(0.85 * 0.15 / 40_000));
            kept.forEach(value -> assertEquals(Activation.SELU_LAMBDA / 0.85, value, 1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes_selu", "regression_mish"})
    void theGarbageCollectorChangesNoGradient(String name) {
        try (PointerScope _ = new PointerScope()) {
            Case net = new Case(name, ScalarType.Float);
            net.gradients();
            TorchNetTest.collectionsChangeNothing(net.net, net.pass, net.loss, net.goal);
        }
    }
}
