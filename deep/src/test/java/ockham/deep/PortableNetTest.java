package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.SplittableRandom;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.score.net.Activation;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortableNetTest {
    private static final int ROWS = 300;

    private static float[] parameters(NetShape shape) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[shape.parameters()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void predictsWhatLibtorchPredictsWithEmbeddings(Activation activation) {
        assertEquals(Optional.empty(), Torch.unavailable());
        Rows rows = Worlds.cities(ROWS, 40, 3);
        NetInputs inputs = RobustInputs.embedded(rows.table(), 30, 8);
        NetShape shape = new NetShape(StartedNet.front(inputs), 256, 3, 5, activation, true);
        assertEquals(1 + Front.OUTPUTS + Front.VECTOR, shape.features());
        float[] parameters = parameters(shape);
        Predictions portable = PortableNet.of(shape, parameters, inputs, new NetOutput.Classes(5))
                .predict(rows.table());
        try (PointerScope _ = new PointerScope()) {
            TorchNet net = new TorchNet(shape, ScalarType.Float);
            net.offsets(StartedNet.begin(inputs));
            Torch.fill(net.parameters(), 0, parameters);
            assertPredicts(net, TrainingData.encode(inputs, rows.table()), portable);
        }
    }

    private static void assertPredicts(TorchNet net, Tensor encoded, Predictions portable) {
        TorchNet.Pass pass = net.new Pass(ROWS, false);
        net.refresh();
        pass.input().copy_(encoded);
        double[] torchs = Torch.values(torch.softmax(pass.forward(), 1));
        for (int i = 0; i < torchs.length; i++) {
            assertEquals(torchs[i], portable.values()[i], 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void predictsWhatLibtorchPredicts(Activation activation) {
        assertEquals(Optional.empty(), Torch.unavailable());
        Rows rows = Worlds.wave(ROWS, 20, 3);
        NetInputs inputs = RobustInputs.fit(rows.table(), 256);
        NetShape shape = NetShape.plain(20, 256, 3, 5, activation);
        float[] parameters = parameters(shape);
        Predictions portable = PortableNet.of(shape, parameters, inputs, new NetOutput.Classes(5))
                .predict(rows.table());
        try (PointerScope _ = new PointerScope()) {
            TorchNet net = new TorchNet(shape, ScalarType.Float);
            Torch.fill(net.parameters(), 0, parameters);
            assertPredicts(net, TrainingData.encode(inputs, rows.table()), portable);
        }
    }
}
