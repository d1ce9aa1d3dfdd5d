package ockham.deep;

import java.util.List;
import java.util.Optional;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;

/** Brings the networks into a study. */
public final class DeepProvider implements LearnerProvider {
    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public Optional<String> unavailable() {
        return Torch.unavailable();
    }

    @Override
    public List<Learner> learners(Shape shape) {
        RealMlp small = RealMlp.small(shape.task()).planned(shape);
        RealMlp full = RealMlp.full(shape.task()).planned(shape);
        return switch (shape.effort()) {
            case QUICK -> List.of(small);
            case STANDARD -> List.of(full, small, Tabm.planned(shape));
            case THOROUGH ->
                List.of(full, small, Tabm.planned(shape), ResNet.planned(shape), FtTransformer.planned(shape));
        };
    }

    @Override
    public List<LeftOut> leftOut(Shape shape) {
        LeftOut tabm = leftOut(Tabm.planned(shape), "its members take more time than quick effort has");
        LeftOut resNet = leftOut(
                ResNet.planned(shape),
                "in the steps of standard effort TabM-mini comes to better results; races at --effort thorough");
        LeftOut transformer =
                leftOut(FtTransformer.planned(shape), "attention between columns takes the time of thorough effort");
        return switch (shape.effort()) {
            case QUICK ->
                List.of(
                        leftOut(
                                RealMlp.full(shape.task()),
                                "in the steps of quick effort the small RealMLP comes to better results"),
                        tabm,
                        resNet,
                        transformer);
            case STANDARD -> List.of(resNet, transformer);
            case THOROUGH -> List.of();
        };
    }

    private static LeftOut leftOut(Learner learner, String reason) {
        return new LeftOut(learner.name(), learner.family(), reason);
    }

    @Override
    public List<String> versions() {
        return Torch.versions();
    }
}
