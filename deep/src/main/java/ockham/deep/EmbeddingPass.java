package ockham.deep;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** From encoded inputs to features for a fixed number of rows, forward and back: see {@link Front}. */
final class EmbeddingPass {
    private final Front front;
    private final Layers parameters;
    private final Layers gradients;
    private final Tensor input;
    private final Tensor features;
    private final PeriodicPass periodic;
    /** Where the vectors of each category begin. */
    private final Tensor offsets;

    private final Tensor codes;
    private final Tensor codesFlat;
    private final Tensor vectors;
    private final Tensor vectorsAsFeatures;

    /**
     * @param input rows x inputs
     * @param features rows x features
     * @param offsets the first vector of each category
     */
    EmbeddingPass(NetRoom room, Tensor input, Tensor features, Tensor offsets) {
        ScalarType type = input.scalar_type().intern();
        long rows = input.size(0);
        this.front = room.front();
        this.parameters = room.parameters();
        this.gradients = room.gradients();
        this.input = input;
        this.features = features;
        this.periodic = new PeriodicPass(front, input, parameters, gradients);
        this.offsets = offsets;
        this.codes = Torch.zeros(ScalarType.Long, rows, front.categories());
        this.codesFlat = codes.view(rows * front.categories());
        this.vectors = Torch.zeros(type, rows * front.categories(), Front.VECTOR);
        this.vectorsAsFeatures = vectors.view(rows, (long) front.categories() * Front.VECTOR);
    }

    /** @param gradients where they are to be written; the parameters themselves where none are asked for */
    record NetRoom(Front front, Layers parameters, Layers gradients) {}

    void forward() {
        features.narrow(1, 0, front.plain()).copy_(input.narrow(1, 0, front.plain()));
        if (front.numbers() > 0) {
            periodic.forward(periodicView(features));
        }
        if (front.categories() > 0) {
            codes.copy_(input.narrow(1, front.plain(), front.categories())).add_(offsets);
            torch.index_select_out(vectors, parameters.vectors, 0, codesFlat);
            vectorView(features).copy_(vectorsAsFeatures);
        }
    }

    /** @param gradient by the features */
    void backward(Tensor gradient) {
        if (front.numbers() > 0) {
            periodic.backward(periodicView(gradient));
        }
        if (front.categories() > 0) {
            vectorsAsFeatures.copy_(vectorView(gradient));
            gradients.vectors.copy_(torch.embedding_dense_backward(vectors, codesFlat, front.vectors(), -1, false));
        }
    }

    private Tensor periodicView(Tensor of) {
        return of.narrow(1, front.plain(), front.periodic())
                .view(of.size(0), front.numbers(), Front.OUTPUTS)
                .permute(1, 0, 2);
    }

    private Tensor vectorView(Tensor of) {
        return of.narrow(1, (long) front.plain() + front.periodic(), (long) front.categories() * Front.VECTOR);
    }
}
