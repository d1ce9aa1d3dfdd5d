package ockham.deep;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The periodic embedding for a fixed number of rows, forward and back: {@code cos(2 pi x frequency + phase)}, then a
 * linear layer, each number for itself. Tensors have numbers for their first dimension and rows for their second.
 */
final class PeriodicPass {
    private final Scalar zero = new Scalar(0.0);
    private final Scalar turn = new Scalar(2 * Math.PI);
    private final Scalar turnBack = new Scalar(-2 * Math.PI);

    private final Layers parameters;
    private final Layers gradients;
    private final Tensor numbers;
    private final Tensor numbersTransposed;
    private final Tensor turns;
    private final Tensor phases;
    private final Tensor biases;
    private final Tensor weightsTransposed;
    private final Tensor frequencyGradients;
    private final Tensor angles;
    private final Tensor waves;
    private final Tensor wavesTransposed;
    private final Tensor outputs;

    /** @param input rows x inputs, the numbers first */
    PeriodicPass(Front front, Tensor input, Layers parameters, Layers gradients) {
        ScalarType type = input.scalar_type().intern();
        long rows = input.size(0);
        long count = front.numbers();
        this.parameters = parameters;
        this.gradients = gradients;
        this.numbers = input.narrow(1, 0, count).t().unsqueeze(2);
        this.numbersTransposed = numbers.transpose(1, 2);
        this.turns = Torch.zeros(type, count, 1, Front.WAVES);
        this.phases = parameters.phases.unsqueeze(1);
        this.biases = parameters.waveBiases.unsqueeze(1);
        this.weightsTransposed = parameters.waveWeights.transpose(1, 2);
        this.frequencyGradients = gradients.frequencies.unsqueeze(1);
        this.angles = Torch.zeros(type, count, rows, Front.WAVES);
        this.waves = Torch.zeros(type, count, rows, Front.WAVES);
        this.wavesTransposed = waves.transpose(1, 2);
        this.outputs = Torch.zeros(type, count, rows, Front.OUTPUTS);
    }

    /** @param into numbers x rows x outputs, a view of the features */
    void forward(Tensor into) {
        torch.mul_out(turns, parameters.frequencies.unsqueeze(1), turn);
        torch.addcmul_out(angles, phases, numbers, turns);
        torch.cos_out(waves, angles);
        torch.baddbmm_out(outputs, biases, waves, parameters.waveWeights);
        into.copy_(outputs);
    }

    /** @param gradient by what {@link #forward} wrote, of the same shape; the values it left are used up */
    void backward(Tensor gradient) {
        outputs.copy_(gradient);
        torch.sum_out(gradients.waveBiases, outputs, 1L);
        torch.bmm_out(gradients.waveWeights, wavesTransposed, outputs);
        torch.bmm_out(waves, outputs, weightsTransposed);
        // the slope of the cosine but for its sign, which the sums take on
        waves.mul_(angles.sin_());
        torch.sum_out(gradients.phases, waves, 1L);
        gradients.phases.neg_();
        torch.baddbmm_out(frequencyGradients, frequencyGradients, numbersTransposed, waves, zero, turnBack);
    }
}
