package ockham.study.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Least squares fits of a {@link Form}: level and slope follow from the shapes by linear regression, so the shapes alone are
 * searched on a grid; Levenberg and Marquardt refine the best places of it.
 */
public final class CurveFit {
    private static final double[] POWERS = {0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.5, 2.5};
    private static final double[] OFFSETS = {0.001, 0.01, 0.03, 0.1, 0.3, 1, 3};
    private static final double[] REACHED = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1e4, 1e6};
    private static final double[] EXPONENTS = {0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2};
    private static final int REFINED = 3;
    private static final int ITERATIONS = 300;
    private static final double TOLERANCE = 1e-14;

    private final Form form;
    private final double[] rows;
    private final double[] scores;
    private final double last;

    private CurveFit(Form form, double[] rows, double[] scores) {
        this.form = form;
        this.rows = rows;
        this.scores = scores;
        this.last = rows[rows.length - 1];
    }

    /**
     * The rising curve of a form with the least squares; the mean where none that rises is better than it.
     *
     * @param rows at least as many as the form has parameters, ascending
     * @param scores larger being better
     */
    public static Fitted of(Form form, double[] rows, double[] scores) {
        return new CurveFit(form, rows, scores).fit();
    }

    private Fitted fit() {
        List<Fitted> starts = new ArrayList<>();
        for (double[] shape : grid()) {
            starts.add(withShape(shape));
        }
        starts.sort(Comparator.comparingDouble(Fitted::squares));
        Fitted best = starts.getFirst();
        for (Fitted start : starts.subList(0, Math.min(REFINED, starts.size()))) {
            if (start.slope() < 0) {
                Fitted refined = refine(start);
                best = refined.squares() < best.squares() ? refined : best;
            }
        }
        return best;
    }

    private List<double[]> grid() {
        List<double[]> grid = new ArrayList<>();
        double[] first = form == Form.POW3 || form == Form.POW4 ? POWERS : REACHED;
        double[] second = form == Form.POW4 ? OFFSETS : EXPONENTS;
        for (double a : first) {
            if (form == Form.POW3) {
                grid.add(new double[] {Math.log(a)});
            } else {
                for (double b : second) {
                    grid.add(new double[] {Math.log(a), Math.log(b)});
                }
            }
        }
        return grid;
    }

    /** Level and slope for a shape, by regression; a slope that would fall is none. */
    private Fitted withShape(double[] shape) {
        double[] phi = Arrays.stream(rows).map(n -> form.phi(n, shape, last)[0]).toArray();
        double meanPhi = Arrays.stream(phi).average().orElseThrow();
        double mean = Arrays.stream(scores).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < phi.length; i++) {
            products += (phi[i] - meanPhi) * (scores[i] - mean);
            squares += (phi[i] - meanPhi) * (phi[i] - meanPhi);
        }
        double slope = squares > 0 && Double.isFinite(squares) ? Math.min(0, products / squares) : 0;
        double level = slope == 0 ? mean : mean - slope * meanPhi;
        return measured(level, slope, shape);
    }

    private Fitted measured(double level, double slope, double[] shape) {
        Fitted fitted = new Fitted(form, level, slope, shape, last, 0);
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            double residual = fitted.at(rows[i]) - scores[i];
            squares += residual * residual;
        }
        return new Fitted(form, level, slope, shape, last, Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares);
    }

    private Fitted refine(Fitted start) {
        double[] from = new double[form.parameters()];
        from[0] = start.level();
        from[1] = start.slope();
        System.arraycopy(start.shape(), 0, from, 2, form.shapes());
        Fitted[] best = {start};
        MultivariateJacobianFunction model = point -> {
            Fitted here = measured(point.getEntry(0), point.getEntry(1), shape(point));
            best[0] = here.slope() < 0 && here.squares() < best[0].squares() ? here : best[0];
            return model(point);
        };
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .withOrthoTolerance(TOLERANCE)
                    .optimize(new LeastSquaresBuilder()
                            .start(from)
                            .model(model)
                            .target(scores)
                            .lazyEvaluation(false)
                            .maxEvaluations(ITERATIONS)
                            .maxIterations(ITERATIONS)
                            .build());
        } catch (MathRuntimeException noFurther) {
            // Tolerances below what rounding allows, or a valley without an end: the best place seen stands.
        }
        return best[0];
    }

    private static double[] shape(RealVector point) {
        return point.getSubVector(2, point.getDimension() - 2).toArray();
    }

    private Pair<RealVector, RealMatrix> model(RealVector point) {
        double[] p = point.toArray();
        double[] shape = shape(point);
        double[] values = new double[rows.length];
        double[][] jacobian = new double[rows.length][p.length];
        for (int i = 0; i < rows.length; i++) {
            double[] phi = form.phi(rows[i], shape, last);
            values[i] = p[0] + p[1] * phi[0];
            jacobian[i][0] = 1;
            jacobian[i][1] = phi[0];
            for (int s = 0; s < shape.length; s++) {
                jacobian[i][2 + s] = p[1] * phi[1 + s];
            }
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
