package ockham.deep;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.score.Seeds;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A {@link RealMlp} before its first step. */
final class StartedNet {
    private StartedNet() {}

    static TorchNet of(RealMlp settings, NetInputs inputs, TrainingData data, long seed) {
        boolean full = settings.variant().full();
        Front front = full ? front(inputs) : Front.of(inputs.width());
        NetShape shape = new NetShape(
                front,
                settings.width(),
                settings.hidden(),
                Math.toIntExact(data.targets().size(1)),
                settings.activation(),
                full);
        TorchNet net = new TorchNet(shape, ScalarType.Float);
        if (!full) {
            InitialValues.write(net, Seeds.of(seed, "realmlp", "initial values"));
            return net;
        }
        long[] begin = begin(inputs);
        net.offsets(begin);
        try (PointerScope _ = new PointerScope()) {
            Tensor rows = drawn(data.inputs(), Seeds.of(seed, "realmlp", "start"));
            DataStart.write(net, begin, rows, DataStart.Draws.of(Seeds.of(seed, "realmlp", "initial values")));
        }
        return net;
    }

    /** Inputs as {@link RobustInputs#embedded} orders them. */
    static Front front(NetInputs inputs) {
        int numbers = 0;
        int categories = 0;
        int vectors = 0;
        for (NetColumn column : inputs.columns()) {
            if (column instanceof NetColumn.Numeric) {
                numbers++;
            } else if (column instanceof NetColumn.Embedded embedded) {
                categories++;
                vectors += embedded.levels().size() + 1;
            }
        }
        return new Front(inputs.width() - categories, numbers, categories, vectors);
    }

    /** The first vector of each embedded category. */
    static long[] begin(NetInputs inputs) {
        long[] sizes = inputs.columns().stream()
                .filter(column -> column instanceof NetColumn.Embedded)
                .mapToLong(column -> ((NetColumn.Embedded) column).levels().size() + 1)
                .toArray();
        long[] begin = new long[sizes.length];
        for (int i = 1; i < begin.length; i++) {
            begin[i] = begin[i - 1] + sizes[i - 1];
        }
        return begin;
    }

    /** The rows, or as many as initial values are fitted to, drawn at random. */
    private static Tensor drawn(Tensor inputs, long seed) {
        int rows = Math.toIntExact(inputs.size(0));
        if (rows <= DataStart.MOST_ROWS) {
            return inputs;
        }
        int[] places = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        long[] drawn = new long[DataStart.MOST_ROWS];
        for (int i = 0; i < drawn.length; i++) {
            int j = i + random.nextInt(rows - i);
            drawn[i] = places[j];
            places[j] = places[i];
        }
        Tensor order = Torch.index(drawn.length);
        Torch.fill(order, drawn);
        return inputs.index_select(0, order);
    }
}
