package ockham.deep;

import java.util.List;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * FT-Transformer (Gorishniy et al. 2021, arXiv 2106.11959): attention between the columns of a row. Trained by libtorch,
 * predicts in plain Java.
 *
 * @param blocks of attention and ReGLU
 * @param width of a token, a multiple of {@code heads}
 * @param hidden units of ReGLU
 * @param attentionDropout share of attention left out of a step
 * @param dropout share of ReGLU's units left out of a step
 */
public record FtTransformer(
        int blocks, int width, int heads, int hidden, double attentionDropout, double dropout, Fitting fitting)
        implements NetRecipe {
    private static final int MOST_LEVELS = 256;

    public FtTransformer {
        Checks.atLeast("blocks", blocks, 1);
        Checks.atLeast("heads", heads, 1);
        Checks.atLeast("width", width, heads);
        Checks.atLeast("hidden", hidden, 1);
        Checks.share("attentionDropout", attentionDropout);
        Checks.share("dropout", dropout);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width " + width + ": a multiple of the " + heads + " heads");
        }
    }

    /** The authors' defaults, for as many epochs as the effort and the number of rows allow. */
    public static FtTransformer planned(Shape shape) {
        return new FtTransformer(
                3, 192, 8, 256, 0.2, 0.1, new Fitting(0.0001, 1e-5, Fitting.BATCH, Fitting.epochs(shape), 16));
    }

    @Override
    public String name() {
        return "ft-transformer";
    }

    @Override
    public int complexity() {
        return 3;
    }

    @Override
    public NetInputs inputs(Table train) {
        return QuantileInputs.fit(train, MOST_LEVELS, QuantileInputs.Categories.PLACES);
    }

    @Override
    public TransformerNet start(NetInputs inputs, Tensor rows, int outputs, long seed) {
        List<Integer> levels = inputs.columns().stream()
                .filter(column -> column instanceof NetColumn.Embedded)
                .map(column -> ((NetColumn.Embedded) column).levels().size() + 1)
                .toList();
        TransformerNet.Blocks size = new TransformerNet.Blocks(blocks, width, heads, hidden, attentionDropout, dropout);
        TransformerNet net = new TransformerNet(
                new TransformerNet.Size(inputs.width() - levels.size(), levels, size, outputs), ScalarType.Float);
        net.start(seed);
        return net;
    }
}
