package ockham.learners.boost;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ockham.api.FitContext;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.Seeds;
import ockham.score.model.ConstantModel;
import ockham.score.model.Inputs;
import org.jspecify.annotations.Nullable;

/** One fit by XGBoost, from tables to a portable model; all native memory is freed before it returns. */
final class XgBoostFit {
    private final XgBoost settings;
    private final Rows train;
    private final Rows validation;
    private final FitContext context;
    private final Target target;
    private final Inputs inputs;
    private final double[] prior;

    XgBoostFit(XgBoost settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.train = train;
        this.validation = validation;
        this.context = context;
        this.target = Target.of(train);
        this.inputs = Inputs.of(train.table());
        this.prior = TrainingRows.prior(train);
    }

    /** A fit's outcome: its best round and the model as JSON, or that it diverged. */
    private record Outcome(int best, byte[] json, boolean diverged) {
        static final Outcome DIVERGED = new Outcome(0, new byte[0], true);
    }

    Model run() {
        DMatrix data = null;
        DMatrix held = null;
        try {
            data = matrix(inputs, train.table());
            data.setLabel(target.values(train));
            held = matrix(inputs, validation.table());
            held.setLabel(target.values(validation));
            Outcome outcome = boost(settings, data, held);
            if (outcome.diverged()) {
                outcome = boost(settings.withRate(Math.max(1e-6, settings.rate() / TrainingLoss.SLOWER)), data, held);
            }
            if (outcome.diverged()) {
                throw new LearningException("XGBoost diverged: its training loss rose above that of a constant, also "
                        + "with the rate lowered from " + settings.rate() + " to "
                        + settings.rate() / TrainingLoss.SLOWER);
            }
            return outcome.best() == 0
                    ? new ConstantModel(prior)
                    : XgBoostJson.read(outcome.json(), outcome.best(), inputs, target);
        } catch (XGBoostError e) {
            throw new LearningException("XGBoost: " + firstLine(e), e);
        } finally {
            dispose(data);
            dispose(held);
        }
    }

    private static void dispose(@Nullable DMatrix matrix) {
        if (matrix != null) {
            matrix.dispose();
        }
    }

    private static String firstLine(XGBoostError e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it gave no reason");
    }

    private Outcome boost(XgBoost with, DMatrix data, DMatrix held) throws XGBoostError {
        double unit = target.scale();
        EarlyStopping stopping =
                new EarlyStopping(with.schedule(), EarlyStopping.loss(prior, validation) / unit, context);
        TrainingLoss training = new TrainingLoss(EarlyStopping.loss(prior, train) / unit);
        Booster booster = XGBoost.train(data, parameters(with), 0, Map.of("held", held), null, null);
        try {
            boolean more = true;
            for (int round = 1; more; round++) {
                booster.update(data, round - 1);
                more = stopping.goOn(round, loss(booster, held, round));
                if ((!more || round % TrainingLoss.LOOK == 0) && training.rose(loss(booster, data, round))) {
                    return Outcome.DIVERGED;
                }
            }
            return new Outcome(stopping.best(), booster.toByteArray("json"), false);
        } finally {
            booster.dispose();
        }
    }

    private static double loss(Booster booster, DMatrix rows, int round) throws XGBoostError {
        float[] loss = new float[1];
        booster.evalSet(new DMatrix[] {rows}, new String[] {"rows"}, round, loss);
        return loss[0];
    }

    Map<String, Object> parameters(XgBoost with) {
        Map<String, Object> all = new HashMap<>();
        all.put("objective", objective());
        all.put("eval_metric", metric());
        all.put("tree_method", "hist");
        all.put("eta", with.rate());
        all.put("max_depth", with.depth());
        all.put("min_child_weight", with.minChildWeight());
        all.put("lambda", 0);
        all.put("colsample_bylevel", with.columnSample());
        all.put("subsample", with.rowSample());
        all.put("seed", Seeds.of(context.seed(), "xgboost") >>> 33);
        all.put("nthread", context.threads());
        all.put("verbosity", 0);
        if (target.sums() > 1) {
            all.put("num_class", target.sums());
        }
        if (!train.task().classification()) {
            all.put("base_score", 0);
        }
        return all;
    }

    private String objective() {
        return switch (train.task()) {
            case Task.Binary binary -> "binary:logistic";
            case Task.Multiclass multiclass -> "multi:softprob";
            case Task.Regression regression -> "reg:squarederror";
        };
    }

    private String metric() {
        return switch (train.task()) {
            case Task.Binary binary -> "logloss";
            case Task.Multiclass multiclass -> "mlogloss";
            case Task.Regression regression -> "rmse";
        };
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
