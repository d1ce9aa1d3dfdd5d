package ockham.learners.boost;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
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
import ockham.score.model.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/** One fit by LightGBM, from tables to a portable model; all native memory is freed before it returns. */
final class LightGbmFit {
    private final LightGbm settings;
    private final Rows train;
    private final Rows validation;
    private final FitContext context;
    private final Target target;
    private final Inputs inputs;
    private final double[] prior;

    LightGbmFit(LightGbm settings, Rows train, Rows validation, FitContext context) {
        this.settings = settings;
        this.train = train;
        this.validation = validation;
        this.context = context;
        this.target = Target.of(train);
        this.inputs = Inputs.of(train.table());
        this.prior = TrainingRows.prior(train);
    }

    /** A fit's outcome: its best round and model text, or that it diverged. */
    private record Outcome(int best, String text, boolean diverged) {}

    Model run() {
        try (LightGbmEngine.Data data = dataset(train, null);
                LightGbmEngine.Data held = dataset(validation, data)) {
            Outcome outcome = boost(settings, data, held);
            if (outcome.diverged()) {
                outcome = boost(settings.withRate(Math.max(1e-6, settings.rate() / TrainingLoss.SLOWER)), data, held);
            }
            if (outcome.diverged()) {
                throw new LearningException("LightGBM diverged: its training loss rose above that of a constant, also "
                        + "with the rate lowered from " + settings.rate() + " to "
                        + settings.rate() / TrainingLoss.SLOWER);
            }
            return outcome.best() == 0 ? new ConstantModel(prior) : portable(outcome);
        }
    }

    private TreeEnsemble portable(Outcome outcome) {
        TreeEnsemble.Form form = new TreeEnsemble.Form(
                inputs,
                target.link(),
                TreeEnsemble.Arithmetic.DOUBLE,
                new double[target.sums()],
                target.offset(),
                target.scale());
        return new TreeEnsemble(form, LightGbmText.read(outcome.text(), target.sums()));
    }

    private Outcome boost(LightGbm with, LightGbmEngine.Data data, LightGbmEngine.Data held) {
        double unit = target.scale();
        EarlyStopping stopping =
                new EarlyStopping(with.schedule(), EarlyStopping.loss(prior, validation) / unit, context);
        double priorLoss = EarlyStopping.loss(prior, train) / unit;
        TrainingLoss training = new TrainingLoss(priorLoss);
        try (LightGbmEngine.Booster booster = new LightGbmEngine.Booster(data, held, parameters(with))) {
            boolean more = true;
            for (int round = 1; more; round++) {
                boolean finished = booster.update();
                double loss = booster.metric(1);
                more = stopping.goOn(round, loss) && !finished;
                if ((!more || round % TrainingLoss.LOOK == 0) && training.rose(booster.metric(0))) {
                    return new Outcome(0, "", true);
                }
            }
            int best = stopping.best();
            String text = best == 0 ? "" : booster.text(best);
            return new Outcome(best, text, false);
        }
    }

    String parameters(LightGbm with) {
        List<String> all = new ArrayList<>(List.of(
                "objective=" + objective(),
                "metric=" + metric(),
                "learning_rate=" + with.rate(),
                "num_leaves=" + with.leaves(),
                "min_data_in_leaf=" + Math.min(with.minRows(), Math.max(1, train.size() / 10)),
                "min_sum_hessian_in_leaf=1e-7",
                "bagging_fraction=" + with.rowSample(),
                "bagging_freq=" + (with.rowSample() < 1 ? 1 : 0),
                "feature_fraction=" + with.columnSample(),
                "seed=" + (Seeds.of(context.seed(), "lightgbm") >>> 33),
                // Column-wise histograms are summed by one thread each: the same sums with any number of threads.
                "deterministic=true",
                "force_col_wise=true"));
        if (target.sums() > 1) {
            all.add("num_class=" + target.sums());
        }
        all.add(datasetParameters());
        return String.join(" ", all);
    }

    private String datasetParameters() {
        StringBuilder text =
                new StringBuilder("feature_pre_filter=false verbosity=-1 num_threads=" + context.threads());
        List<String> categories = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            // Two levels need no set: as the numbers 0 and 1 they are split all the same.
            if (inputs.get(j).levels().size() > 2) {
                categories.add(String.valueOf(j));
            }
        }
        if (!categories.isEmpty()) {
            text.append(" categorical_feature=").append(String.join(",", categories));
        }
        return text.toString();
    }

    private String objective() {
        return switch (train.task()) {
            case Task.Binary binary -> "binary";
            case Task.Multiclass multiclass -> "multiclass";
            case Task.Regression regression -> "regression";
        };
    }

    private String metric() {
        return switch (train.task()) {
            case Task.Binary binary -> "binary_logloss";
            case Task.Multiclass multiclass -> "multi_logloss";
            case Task.Regression regression -> "rmse";
        };
    }

    LightGbmEngine.Data dataset(Rows rows, LightGbmEngine.@Nullable Data reference) {
        return new LightGbmEngine.Data(
                matrix(inputs, rows.table()), target.values(rows), "max_bin=255 " + datasetParameters(), reference);
    }

    /** Cells column after column; categories as codes, missing as NaN. */
    static double[] matrix(Inputs inputs, Table table) {
        int rows = table.rows();
        if ((long) rows * inputs.size() > Integer.MAX_VALUE - 16) {
            throw new LearningException(
                    rows + " rows x " + inputs.size() + " columns are more cells than one array holds");
        }
        double[] cells = new double[rows * inputs.size()];
        Inputs.Cells[] columns = inputs.cells(table);
        for (int j = 0; j < columns.length; j++) {
            Inputs.Cells column = columns[j];
            if (table.column(inputs.get(j).name()) instanceof Column.Numbers numbers) {
                System.arraycopy(numbers.values(), 0, cells, j * rows, rows);
            } else {
                int at = j * rows;
                for (int i = 0; i < rows; i++) {
                    cells[at + i] = column.at(i);
                }
            }
        }
        return cells;
    }
}
