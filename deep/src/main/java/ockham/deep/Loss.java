package ockham.deep;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The loss of a batch by its gradient: softmax cross-entropy of classes, squared error of numbers, mean over rows. */
final class Loss {
    private final boolean classes;
    private final Scalar factor;

    Loss(boolean classes, int batch) {
        this.classes = classes;
        this.factor = new Scalar((classes ? 1.0 : 2.0) / batch);
    }

    /**
     * Writes the gradient by the last sums.
     *
     * @param goal what the probabilities or numbers should be, rows x outputs
     */
    void gradient(Tensor into, Tensor sums, Tensor goal) {
        if (classes) {
            torch.softmax_out(into, sums, 1);
            into.sub_(goal).mul_(factor);
        } else {
            torch.sub_out(into, sums, goal);
            into.mul_(factor);
        }
    }
}
