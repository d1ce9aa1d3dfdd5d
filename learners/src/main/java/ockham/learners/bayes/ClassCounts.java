package ockham.learners.bayes;

import java.util.Arrays;
import ockham.api.Rows;
import ockham.learners.Doubles;
import ockham.learners.TrainingRows;
import ockham.score.model.Inputs;
import ockham.score.model.NaiveBayesModel;

/**
 * What naive Bayes knows of the training rows: per class the moments of each number and the counts of each level.
 *
 * @param means of whole columns, cells that are there; 0 for categories
 * @param scales their deviations; 1 for categories and columns that do not vary
 * @param sums a number: K counts, K means, K variances, standardised; a category: K counts a level
 */
record ClassCounts(Inputs inputs, int classes, double[] means, double[] scales, double[][] sums) {
    static ClassCounts of(Rows train, Inputs inputs) {
        int classes = train.task().outputs();
        int columns = inputs.size();
        ClassCounts counts =
                new ClassCounts(inputs, classes, new double[columns], new double[columns], new double[columns][]);
        Inputs.Cells[] cells = inputs.cells(train.table());
        for (int j = 0; j < columns; j++) {
            if (inputs.get(j).number()) {
                counts.number(j, cells[j], train.target());
            } else {
                counts.levels(j, cells[j], train.target());
            }
        }
        return counts;
    }

    private void levels(int column, Inputs.Cells cells, double[] target) {
        scales[column] = 1;
        double[] counts = new double[inputs.get(column).levels().size() * classes];
        for (int i = 0; i < target.length; i++) {
            double code = cells.at(i);
            if (!Double.isNaN(code)) {
                counts[((int) code) * classes + (int) target[i]]++;
            }
        }
        sums[column] = counts;
    }

    private void number(int column, Inputs.Cells cells, double[] target) {
        double[] there = there(cells, target.length);
        means[column] = there.length == 0 ? 0 : TrainingRows.mean(there);
        scales[column] = there.length == 0 ? 1 : TrainingRows.deviation(there, means[column]);
        double[] moments = new double[3 * classes];
        for (int i = 0; i < target.length; i++) {
            double z = (cells.at(i) - means[column]) / scales[column];
            if (!Double.isNaN(z)) {
                moments[(int) target[i]]++;
                moments[classes + (int) target[i]] += z;
            }
        }
        for (int k = 0; k < classes; k++) {
            moments[classes + k] = moments[k] == 0 ? 0 : moments[classes + k] / moments[k];
        }
        for (int i = 0; i < target.length; i++) {
            int k = (int) target[i];
            double off = (cells.at(i) - means[column]) / scales[column] - moments[classes + k];
            if (!Double.isNaN(off)) {
                moments[2 * classes + k] += off * off / moments[k];
            }
        }
        for (int k = 0; k < classes; k++) {
            // A class of which no cell is known is as all rows are.
            moments[2 * classes + k] = moments[k] == 0 ? 1 : moments[2 * classes + k];
        }
        sums[column] = moments;
    }

    private static double[] there(Inputs.Cells cells, int rows) {
        Doubles there = new Doubles();
        for (int i = 0; i < rows; i++) {
            if (!Double.isNaN(cells.at(i))) {
                there.add(cells.at(i));
            }
        }
        return there.toArray();
    }

    NaiveBayesModel model(double[] prior, NaiveBayes.Smoothing smoothing, double temper) {
        Doubles values = new Doubles();
        for (int j = 0; j < inputs.size(); j++) {
            if (inputs.get(j).number()) {
                for (int k = 0; k < classes; k++) {
                    values.add(sums[j][classes + k]);
                }
                for (int k = 0; k < classes; k++) {
                    values.add(Math.sqrt(sums[j][2 * classes + k] + smoothing.variance()));
                }
            } else {
                shares(sums[j], smoothing.rows(), values);
            }
        }
        double[] logPrior = Arrays.stream(prior).map(StrictMath::log).toArray();
        return new NaiveBayesModel(
                inputs, new NaiveBayesModel.Likelihoods(means, scales, values.toArray(), logPrior, temper));
    }

    /** Log likelihoods of the levels: rows of the class, and {@code more} that are as all rows are. */
    private void shares(double[] counts, double more, Doubles into) {
        double[] ofClass = new double[classes];
        for (int at = 0; at < counts.length; at++) {
            ofClass[at % classes] += counts[at];
        }
        double all = Arrays.stream(ofClass).sum();
        for (int level = 0; level < counts.length / classes; level++) {
            double ofLevel = 0;
            for (int k = 0; k < classes; k++) {
                ofLevel += counts[level * classes + k];
            }
            for (int k = 0; k < classes; k++) {
                // A level without rows says nothing.
                double share =
                        ofLevel == 0 ? 1 : (counts[level * classes + k] + more * ofLevel / all) / (ofClass[k] + more);
                into.add(StrictMath.log(share));
            }
        }
    }
}
