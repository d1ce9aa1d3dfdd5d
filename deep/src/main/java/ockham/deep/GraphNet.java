package ockham.deep;

import ockham.api.Model;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import org.bytedeco.pytorch.Tensor;

/** A net in libtorch whose gradients autograd finds. Its tensors belong to the scope that was open at construction. */
interface GraphNet {
    Parameters parameters();

    /**
     * The last sums, members x rows x outputs; a net that is no ensemble has one member.
     *
     * @param inputs encoded rows, rows x inputs
     */
    Tensor forward(Tensor inputs, Dropout dropout);

    /** The net as it is now, in plain arrays. */
    Model portable(NetInputs inputs, NetOutput output);
}
