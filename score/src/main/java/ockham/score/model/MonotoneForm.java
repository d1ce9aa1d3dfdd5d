package ockham.score.model;

import java.util.List;
import ockham.api.Direction;
import ockham.api.Model;

/** Reads off a model's form that it is monotone in a column, for every row that there can be. */
public final class MonotoneForm {
    private MonotoneForm() {}

    /**
     * Whether the form shows it: the sign of a weight, steps in order, trees none of which turns. Other models are not read, and
     * an ensemble of trees may be monotone though a tree of it turns: false says that nothing is shown.
     *
     * @param model of two classes or numbers
     * @param column of numbers; what a model does not look at it is monotone in
     */
    public static boolean shows(Model model, String column, Direction direction) {
        if (model instanceof ConstantModel) {
            return true;
        }
        if (model instanceof LinearModel linear && single(linear.link())) {
            int at = of(linear.inputs(), column);
            return at < 0
                    || (linear.inputs().get(at).number()
                            && direction.sign() * linear.weights().values()[linear.first(at)] >= 0);
        }
        if (model instanceof AdditiveModel additive && single(additive.link())) {
            int at = of(additive.inputs(), column);
            return at < 0 || (additive.inputs().get(at).number() && shows(additive, at, direction.sign()));
        }
        if (model instanceof TreeEnsemble trees && single(trees.form().link())) {
            int at = of(trees.form().inputs(), column);
            return at < 0
                    || (trees.form().scale() >= 0
                            && trees.form().inputs().get(at).number()
                            && TreeOrder.kept(trees.trees(), trees.form().inputs(), at, direction.sign()));
        }
        return false;
    }

    private static boolean shows(AdditiveModel model, int column, int sign) {
        if (model.pairs().stream().anyMatch(pair -> pair.first() == column || pair.second() == column)) {
            return false;
        }
        double[] steps = model.shapes().get(column).values();
        // Step 0 is of missing cells.
        for (int step = 2; step < steps.length; step++) {
            if (sign * (steps[step] - steps[step - 1]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean single(Link link) {
        return link != Link.SOFTMAX;
    }

    private static int of(Inputs inputs, String column) {
        List<Inputs.Input> all = inputs.columns();
        for (int j = 0; j < all.size(); j++) {
            if (all.get(j).name().equals(column)) {
                return j;
            }
        }
        return -1;
    }
}
