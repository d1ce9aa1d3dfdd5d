package ockham.learners.linear;

import java.util.Arrays;
import ockham.api.Column;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.learners.Standardisation;
import ockham.learners.TrainingRows;
import ockham.score.model.Inputs;
import ockham.score.model.LinearModel;
import ockham.score.model.Link;

/**
 * The design matrix of a linear model, kept as columns: numbers standardised by the training rows, categories as codes
 * that stand for one 0/1 column a level. A missing category is none of the levels. Row sums run over columns in order,
 * so results do not depend on threads.
 */
final class Design {
    private final Inputs inputs;
    private final Standardisation scaling;
    private final int[] declared;
    private final int rows;
    private final double[][] numbers;
    private final int[][] codes;
    private final int[] first;
    private final int width;
    private final int[] signs;

    private Design(Inputs inputs, Standardisation scaling, int[] declared, Table table) {
        this.inputs = inputs;
        this.scaling = scaling;
        this.declared = declared;
        this.rows = table.rows();
        this.numbers = new double[inputs.size()][0];
        this.codes = new int[inputs.size()][0];
        this.first = new int[inputs.size()];
        Inputs.Cells[] cells = inputs.cells(table);
        int next = 0;
        for (int j = 0; j < inputs.size(); j++) {
            first[j] = next;
            next += inputs.get(j).number() ? 1 : inputs.get(j).levels().size();
            read(j, cells[j]);
        }
        this.width = next;
        this.signs = new int[width];
        for (int j = 0; j < inputs.size(); j++) {
            // Only numbers can be declared; a category may have no level, and so no column.
            if (inputs.get(j).number()) {
                signs[first[j]] = declared[j];
            }
        }
    }

    static Design of(Rows train) {
        Inputs inputs = Inputs.of(train.table());
        return new Design(inputs, Standardisation.of(train.table()), TrainingRows.signs(train), train.table());
    }

    /** Other rows in the same columns and scaling. */
    Design of(Table table) {
        return new Design(inputs, scaling, declared, table);
    }

    private void read(int j, Inputs.Cells cells) {
        if (inputs.get(j).number()) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = (cells.at(i) - scaling.means()[j]) / scaling.scales()[j];
            }
            numbers[j] = values;
        } else {
            int[] values = new int[rows];
            for (int i = 0; i < rows; i++) {
                double code = cells.at(i);
                values[i] = Double.isNaN(code) ? Column.Categories.MISSING : (int) code;
            }
            codes[j] = values;
        }
    }

    int rows() {
        return rows;
    }

    /** Whether any weight is bound to a sign. */
    boolean bound() {
        return Arrays.stream(signs).anyMatch(sign -> sign != 0);
    }

    /** What sign the weight of a 0/1 or number column is bound to: 1 if it may not be negative, -1 not positive, 0 free. */
    int sign(int column) {
        return signs[column];
    }

    /** Number of 0/1 and number columns. */
    int width() {
        return width;
    }

    /**
     * {@code X W + b}.
     *
     * @param weights {@code width * K} weights, then K biases
     * @param sums K values a row, overwritten
     */
    void times(double[] weights, int outputs, double[] sums) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(weights, width * outputs, sums, i * outputs, outputs);
        }
        for (int j = 0; j < inputs.size(); j++) {
            if (inputs.get(j).number()) {
                addNumbers(numbers[j], weights, first[j] * outputs, outputs, sums);
            } else {
                addLevels(codes[j], weights, first[j] * outputs, outputs, sums);
            }
        }
    }

    private static void addNumbers(double[] x, double[] weights, int at, int outputs, double[] sums) {
        if (outputs == 1) {
            double w = weights[at];
            for (int i = 0; i < x.length; i++) {
                sums[i] += x[i] * w;
            }
            return;
        }
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < outputs; k++) {
                sums[i * outputs + k] += x[i] * weights[at + k];
            }
        }
    }

    private static void addLevels(int[] code, double[] weights, int at, int outputs, double[] sums) {
        for (int i = 0; i < code.length; i++) {
            if (code[i] >= 0) {
                for (int k = 0; k < outputs; k++) {
                    sums[i * outputs + k] += weights[at + code[i] * outputs + k];
                }
            }
        }
    }

    /**
     * {@code (X, 1)' R}.
     *
     * @param parts K values a row
     * @param into like weights, overwritten
     */
    void transposedTimes(double[] parts, int outputs, double[] into) {
        Arrays.fill(into, 0);
        for (int j = 0; j < inputs.size(); j++) {
            int at = first[j] * outputs;
            if (inputs.get(j).number()) {
                addProducts(numbers[j], parts, outputs, into, at);
            } else {
                int[] code = codes[j];
                for (int i = 0; i < code.length; i++) {
                    if (code[i] >= 0) {
                        for (int k = 0; k < outputs; k++) {
                            into[at + code[i] * outputs + k] += parts[i * outputs + k];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < outputs; k++) {
                into[width * outputs + k] += parts[i * outputs + k];
            }
        }
    }

    private static void addProducts(double[] x, double[] parts, int outputs, double[] into, int at) {
        if (outputs == 1) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * parts[i];
            }
            into[at] = sum;
            return;
        }
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < outputs; k++) {
                into[at + k] += x[i] * parts[i * outputs + k];
            }
        }
    }

    /** {@code (X, 1)' (X, 1)}, lower triangle, the column of ones last. */
    double[][] gram() {
        double[][] gram = new double[width + 1][];
        for (int a = 0; a <= width; a++) {
            gram[a] = new double[a + 1];
        }
        for (int j = 0; j < inputs.size(); j++) {
            for (int other = 0; other <= j; other++) {
                products(j, other, gram);
            }
            totals(j, gram[width]);
        }
        gram[width][width] = rows;
        return gram;
    }

    /** The mean square of each 0/1 and number column. */
    double[] meanSquares() {
        double[] squares = new double[width];
        for (int j = 0; j < inputs.size(); j++) {
            for (int i = 0; i < rows; i++) {
                if (inputs.get(j).number()) {
                    squares[first[j]] += numbers[j][i] * numbers[j][i] / rows;
                } else if (codes[j][i] >= 0) {
                    squares[first[j] + codes[j][i]] += 1.0 / rows;
                }
            }
        }
        return squares;
    }

    private void products(int j, int other, double[][] gram) {
        boolean number = inputs.get(j).number();
        boolean otherNumber = inputs.get(other).number();
        if (number && otherNumber) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += numbers[j][i] * numbers[other][i];
            }
            gram[first[j]][first[other]] = sum;
        } else if (number) {
            double[] row = gram[first[j]];
            for (int i = 0; i < rows; i++) {
                if (codes[other][i] >= 0) {
                    row[first[other] + codes[other][i]] += numbers[j][i];
                }
            }
        } else {
            for (int i = 0; i < rows; i++) {
                if (codes[j][i] >= 0) {
                    double[] row = gram[first[j] + codes[j][i]];
                    if (otherNumber) {
                        row[first[other]] += numbers[other][i];
                    } else if (codes[other][i] >= 0) {
                        row[first[other] + codes[other][i]] += 1;
                    }
                }
            }
        }
    }

    private void totals(int j, double[] into) {
        for (int i = 0; i < rows; i++) {
            if (inputs.get(j).number()) {
                into[first[j]] += numbers[j][i];
            } else if (codes[j][i] >= 0) {
                into[first[j] + codes[j][i]] += 1;
            }
        }
    }

    /** The portable model of these weights: {@code width * K}, then K biases. */
    LinearModel model(Link link, double[] weights, double strength) {
        int outputs = weights.length / (width + 1);
        return new LinearModel(
                inputs,
                link,
                new LinearModel.Weights(
                        scaling.means(),
                        scaling.scales(),
                        Arrays.copyOf(weights, width * outputs),
                        Arrays.copyOfRange(weights, width * outputs, weights.length),
                        strength));
    }
}
