package ockham.deep;

import ockham.api.Shape;
import ockham.api.Table;
import ockham.score.net.NetInputs;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * ResNet for tables (Gorishniy et al. 2021, arXiv 2106.11959): blocks of two layers that add to their inputs. Trained by
 * libtorch, predicts in plain Java.
 *
 * @param blocks of two layers
 * @param width of the values that blocks add to
 * @param hidden units between the two layers of a block
 * @param dropout share of hidden units left out of a step
 */
public record ResNet(int blocks, int width, int hidden, double dropout, Fitting fitting) implements NetRecipe {
    private static final int MOST_LEVELS = 256;

    public ResNet {
        Checks.atLeast("blocks", blocks, 1);
        Checks.atLeast("width", width, 1);
        Checks.atLeast("hidden", hidden, 1);
        Checks.share("dropout", dropout);
    }

    /** The defaults of the authors' library, for as many epochs as the effort and the number of rows allow. */
    public static ResNet planned(Shape shape) {
        return new ResNet(2, 192, 384, 0.15, new Fitting(0.001, 1e-5, Fitting.BATCH, Fitting.epochs(shape), 16));
    }

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public int complexity() {
        return 2;
    }

    @Override
    public NetInputs inputs(Table train) {
        return QuantileInputs.fit(train, MOST_LEVELS, QuantileInputs.Categories.ONE_HOT);
    }

    @Override
    public ResidualNet start(NetInputs inputs, Tensor rows, int outputs, long seed) {
        ResidualNet.Blocks size = new ResidualNet.Blocks(blocks, width, hidden, new ResidualNet.Dropouts(dropout, 0));
        ResidualNet net = new ResidualNet(new ResidualNet.Size(inputs.width(), size, outputs), ScalarType.Float);
        net.start(seed);
        return net;
    }
}
