package ockham.learners.svm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import ockham.score.model.Inputs;
import ockham.score.model.KernelBasis;

/**
 * libsvm, the part that a fit needs: C-SVC for classes, a decision for every pair of them, and epsilon-SVR for numbers.
 * Without its probabilities it draws no random number, so its one static generator is never used.
 */
final class LibSvm {
    /** Width of the tube around a standardised target within which an error costs nothing. */
    static final double EPSILON = 0.1;

    private static final double CACHE_MEGABYTES = 200;
    private static final double TOLERANCE = 1e-3;

    private LibSvm() {}

    /**
     * What libsvm found.
     *
     * @param vectors the support vectors, class by class
     * @param groups how many each class has
     * @param coefficients the first of every vector, then the second ...
     * @param bias one a decision
     */
    record Found(KernelBasis.Vectors vectors, int[] groups, double[] coefficients, double[] bias) {}

    /** Trains on all rows. Where there is no support vector the first row stands for it, with coefficient 0. */
    static Found train(Problem rows, double strength, double gamma) {
        boolean classes = rows.task().classification();
        Problem problem = classes ? rows.byClass() : rows;
        svm_problem data = new svm_problem();
        data.l = problem.size();
        data.y = problem.target();
        data.x = nodes(problem);
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = classes ? svm_parameter.C_SVC : svm_parameter.EPSILON_SVR;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.gamma = gamma;
        parameter.C = strength;
        parameter.p = EPSILON;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        return found(problem, svm.svm_train(data, parameter));
    }

    private static Found found(Problem problem, svm_model model) {
        int[] rows = Arrays.stream(model.sv_indices).map(i -> i - 1).toArray();
        double[] bias = Arrays.stream(model.rho).map(rho -> -rho).toArray();
        double[] coefficients = new double[model.sv_coef.length * rows.length];
        for (int t = 0; t < model.sv_coef.length; t++) {
            System.arraycopy(model.sv_coef[t], 0, coefficients, t * rows.length, rows.length);
        }
        int[] groups = problem.task().classification() ? model.nSV : new int[] {rows.length};
        if (rows.length == 0) {
            groups[0] = 1;
            return new Found(problem.vectors().rows(new int[] {0}), groups, new double[model.sv_coef.length], bias);
        }
        return new Found(problem.vectors().rows(rows), groups, coefficients, bias);
    }

    /** Numbers that are not 0, and a 1 for each level that is known. */
    private static svm_node[][] nodes(Problem problem) {
        Inputs inputs = problem.scaling().inputs();
        int rows = problem.size();
        svm_node[][] all = new svm_node[rows][];
        for (int i = 0; i < rows; i++) {
            List<svm_node> row = new ArrayList<>();
            int number = 0;
            int category = 0;
            int index = 1;
            for (Inputs.Input input : inputs.columns()) {
                if (input.number()) {
                    float value = problem.vectors().numbers()[number++ * rows + i];
                    if (value != 0) {
                        row.add(node(index, value));
                    }
                    index++;
                } else {
                    int code = problem.vectors().codes()[category++ * rows + i];
                    if (code >= 0) {
                        row.add(node(index + code, 1));
                    }
                    index += input.levels().size();
                }
            }
            all[i] = row.toArray(svm_node[]::new);
        }
        return all;
    }

    private static svm_node node(int index, double value) {
        svm_node node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }
}
