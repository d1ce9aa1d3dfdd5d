package ockham.deep;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The mean over members and rows of each member's own loss: softmax cross-entropy of classes, squared error of numbers. */
final class MemberLoss {
    private final boolean classes;

    MemberLoss(boolean classes) {
        this.classes = classes;
    }

    /**
     * @param sums members x rows x outputs
     * @param goal what the probabilities or numbers should be, rows x outputs
     */
    Tensor of(Tensor sums, Tensor goal) {
        if (classes) {
            double rows = (double) sums.size(0) * sums.size(1);
            return sums.log_softmax(2).mul(goal).sum().mul(new Scalar(-1 / rows));
        }
        Tensor off = sums.sub(goal);
        return off.mul(off).mean();
    }
}
