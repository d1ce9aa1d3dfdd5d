package ockham.learners.boost;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Seeds;
import ockham.score.model.Inputs;
import ockham.score.model.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/** A problem's rows in LightGBM's bins. */
final class LightGbmFit implements Engine<LightGbm.Trees> {
    /** "intermediate" and "advanced" bound leaves less, but where cells are missing they grow trees that turn (docs/decisions.md). */
    private static final String MONOTONE = "basic";

    private final LightGbm settings;
    private final Problem problem;
    private final LightGbmEngine.Data train;
    private final LightGbmEngine.Data validation;

    LightGbmFit(LightGbm settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
        this.train = dataset(problem.train(), null);
        try {
            this.validation = dataset(problem.validation(), train);
        } catch (LearningException e) {
            train.close();
            throw e;
        }
    }

    @Override
    public Growing start(LightGbm.Trees trees, double rate) {
        return new Ensemble(new LightGbmEngine.Booster(train, validation, parameters(trees, rate)));
    }

    @Override
    public void close() {
        validation.close();
        train.close();
    }

    private final class Ensemble implements Growing {
        private final LightGbmEngine.Booster booster;

        Ensemble(LightGbmEngine.Booster booster) {
            this.booster = booster;
        }

        @Override
        public boolean grow(int round) {
            return !booster.update();
        }

        @Override
        public double trainingLoss(int rounds) {
            return booster.metric(0);
        }

        @Override
        public double validationLoss(int rounds) {
            return booster.metric(1);
        }

        @Override
        public Model model(int rounds) {
            return portable(problem, booster.text(rounds));
        }

        @Override
        public void close() {
            booster.close();
        }
    }

    static TreeEnsemble portable(Problem problem, String text) {
        Target target = problem.target();
        TreeEnsemble.Form form = new TreeEnsemble.Form(
                problem.inputs(),
                target.link(),
                TreeEnsemble.Arithmetic.DOUBLE,
                new double[target.sums()],
                target.offset(),
                target.scale());
        return new TreeEnsemble(form, LightGbmText.read(text, target.sums()));
    }

    String parameters(LightGbm.Trees trees, double rate) {
        List<String> all = new ArrayList<>(List.of(
                "objective=" + objective(),
                "metric=" + metric(),
                "learning_rate=" + rate,
                "num_leaves=" + trees.leaves(),
                "min_data_in_leaf="
                        + Math.min(trees.minRows(), Math.max(1, problem.train().size() / 10)),
                "min_sum_hessian_in_leaf=1e-7",
                "lambda_l2=" + trees.ridge(),
                "extra_trees=" + trees.extra(),
                "bagging_fraction=" + settings.rowSample(),
                "bagging_freq=" + (settings.rowSample() < 1 ? 1 : 0),
                "feature_fraction=" + settings.columnSample(),
                "seed=" + (Seeds.of(problem.context().seed(), "lightgbm") >>> 33),
                // Column-wise histograms are summed by one thread each: the same sums with any number of threads.
                "deterministic=true",
                "force_col_wise=true"));
        if (problem.target().sums() > 1) {
            all.add("num_class=" + problem.target().sums());
        }
        problem.signs(",").ifPresent(signs -> {
            all.add("monotone_constraints=" + signs);
            all.add("monotone_constraints_method=" + MONOTONE);
        });
        all.add(datasetParameters());
        return String.join(" ", all);
    }

    private String datasetParameters() {
        StringBuilder text = new StringBuilder("feature_pre_filter=false verbosity=-1 num_threads="
                + problem.context().threads());
        List<String> categories = new ArrayList<>();
        for (int j = 0; j < problem.inputs().size(); j++) {
            // Two levels need no set: as the numbers 0 and 1 they are split all the same.
            if (problem.inputs().get(j).levels().size() > 2) {
                categories.add(String.valueOf(j));
            }
        }
        if (!categories.isEmpty()) {
            text.append(" categorical_feature=").append(String.join(",", categories));
        }
        return text.toString();
    }

    private String objective() {
        return switch (problem.train().task()) {
            case Task.Binary binary -> "binary";
            case Task.Multiclass multiclass -> "multiclass";
            case Task.Regression regression -> "regression";
        };
    }

    private String metric() {
        return switch (problem.train().task()) {
            case Task.Binary binary -> "binary_logloss";
            case Task.Multiclass multiclass -> "multi_logloss";
            case Task.Regression regression -> "rmse";
        };
    }

    private LightGbmEngine.Data dataset(Rows rows, LightGbmEngine.@Nullable Data reference) {
        return new LightGbmEngine.Data(
                matrix(problem.inputs(), rows.table()),
                problem.target().values(rows),
                "max_bin=255 " + datasetParameters(),
                reference);
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
