package ockham.learners.svm;

import java.util.EnumSet;
import java.util.Set;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Trait;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;

/**
 * A kernel machine with a Gaussian kernel on standardised columns, a 0/1 column a level. Two are fitted: libsvm's C-SVC
 * (epsilon-SVR for numbers), if the table is not too large for it, and the approximation of Nystroem with a logistic
 * (squared) loss, if the classes are not too many; of both the one with the least validation loss is kept, and the
 * model's origin says which it was. C, gamma and the turn from decisions into probabilities are chosen on the validation
 * rows too. A missing number is refused, a missing category is none of the levels.
 *
 * @param settings pairs of C and gamma that are tried, at most
 * @param searchRows training rows that they are tried on; the best is then fitted on all
 * @param exactRows training rows up to which libsvm is used; of several classes, of each two
 * @param landmarks rows that the approximation compares with
 */
public record KernelSvm(String name, int settings, int searchRows, int exactRows, int landmarks) implements Learner {
    public KernelSvm {
        check("settings", settings, 1, 9);
        check("searchRows", searchRows, 100, 1_000_000);
        check("exactRows", exactRows, 0, 100_000);
        check("landmarks", landmarks, 1, 5000);
    }

    private static void check(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + " " + value + ": from " + low + " to " + high);
        }
    }

    /** Where a study starts. */
    public static KernelSvm of(Shape shape) {
        return switch (shape.effort()) {
            case QUICK -> new KernelSvm("svm", 2, 1000, 1000, 100);
            case STANDARD -> new KernelSvm("svm", 5, 4000, 10_000, 500);
            case THOROUGH -> new KernelSvm("svm", 9, 6000, 10_000, 1000);
        };
    }

    @Override
    public Family family() {
        return Family.SVM;
    }

    @Override
    public int settingsTried() {
        return settings;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new ConstantModel(TrainingRows.prior(train));
        }
        return new KernelFit(this, train, validation, context).run();
    }
}
