package ockham.learners.boost;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Seeds;
import ockham.score.model.Inputs;

/** A problem's rows in XGBoost's form. */
final class XgBoostFit implements Engine<XgBoost.Trees> {
    private final XgBoost settings;
    private final Problem problem;
    private final DMatrix train;
    private final DMatrix validation;

    XgBoostFit(XgBoost settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
        this.train = matrix(problem, problem.train());
        try {
            this.validation = matrix(problem, problem.validation());
        } catch (LearningException e) {
            train.dispose();
            throw e;
        }
    }

    @Override
    public Growing start(XgBoost.Trees trees, double rate) {
        try {
            return new Ensemble(
                    XGBoost.train(train, parameters(trees, rate), 0, Map.of("held", validation), null, null));
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        validation.dispose();
        train.dispose();
    }

    private static LearningException failed(XGBoostError e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("it gave no reason");
        return new LearningException("XGBoost: " + line, e);
    }

    private final class Ensemble implements Growing {
        private final Booster booster;

        Ensemble(Booster booster) {
            this.booster = booster;
        }

        @Override
        public boolean grow(int round) {
            try {
                booster.update(train, round - 1);
                return true;
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        @Override
        public double trainingLoss(int rounds) {
            return loss(train, rounds);
        }

        @Override
        public double validationLoss(int rounds) {
            return loss(validation, rounds);
        }

        private double loss(DMatrix rows, int rounds) {
            try {
                float[] loss = new float[1];
                booster.evalSet(new DMatrix[] {rows}, new String[] {"rows"}, rounds, loss);
                return loss[0];
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        @Override
        public Model model(int rounds) {
            try {
                return XgBoostJson.read(booster.toByteArray("json"), rounds, problem.inputs(), problem.target());
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            booster.dispose();
        }
    }

    Map<String, Object> parameters(XgBoost.Trees trees, double rate) {
        Map<String, Object> all = new HashMap<>();
        all.put("objective", objective());
        all.put("eval_metric", metric());
        all.put("tree_method", "hist");
        all.put("eta", rate);
        all.put("max_depth", trees.depth());
        all.put("min_child_weight", trees.minChildWeight());
        all.put("lambda", trees.ridge());
        all.put("colsample_bylevel", settings.columnSample());
        all.put("subsample", settings.rowSample());
        all.put("seed", Seeds.of(problem.context().seed(), "xgboost") >>> 33);
        all.put("nthread", problem.context().threads());
        all.put("verbosity", 0);
        if (problem.target().sums() > 1) {
            all.put("num_class", problem.target().sums());
        }
        problem.signs(",").ifPresent(signs -> all.put("monotone_constraints", "(" + signs + ")"));
        if (!problem.train().task().classification()) {
            all.put("base_score", 0);
        }
        return all;
    }

    private String objective() {
        return switch (problem.train().task()) {
            case Task.Binary binary -> "binary:logistic";
            case Task.Multiclass multiclass -> "multi:softprob";
            case Task.Regression regression -> "reg:squarederror";
        };
    }

    private String metric() {
        return switch (problem.train().task()) {
            case Task.Binary binary -> "logloss";
            case Task.Multiclass multiclass -> "mlogloss";
            case Task.Regression regression -> "rmse";
        };
    }

    private static DMatrix matrix(Problem problem, Rows rows) {
        try {
            DMatrix matrix = matrix(problem.inputs(), rows.table());
            matrix.setLabel(problem.target().values(rows));
            return matrix;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** Cells row after row; categories as codes, missing as NaN. The caller disposes of it. */
    static DMatrix matrix(Inputs inputs, Table table) throws XGBoostError {
        int rows = table.rows();
        int width = inputs.size();
        if ((long) rows * width > Integer.MAX_VALUE - 16) {
            throw new LearningException(rows + " rows x " + width + " columns are more cells than one array holds");
        }
        float[] cells = new float[rows * width];
        Inputs.Cells[] columns = inputs.cells(table);
        for (int j = 0; j < width; j++) {
            Inputs.Cells column = columns[j];
            for (int i = 0; i < rows; i++) {
                // XGBoost refuses infinities, which large doubles would become.
                cells[i * width + j] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, column.at(i)));
            }
        }
        DMatrix matrix = new DMatrix(cells, rows, width, Float.NaN);
        String[] types = new String[width];
        for (int j = 0; j < width; j++) {
            // Two levels need no set: as the numbers 0 and 1 they are split all the same.
            types[j] = inputs.get(j).levels().size() > 2 ? "c" : "q";
        }
        matrix.setFeatureTypes(types);
        return matrix;
    }
}
