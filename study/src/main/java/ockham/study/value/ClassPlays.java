package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Decisions;
import ockham.score.decide.Expression;
import ockham.study.business.BusinessCase;
import ockham.study.business.Money;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/** Decides and settles where classes are predicted: who would have done what to each row, and what it brought. */
final class ClassPlays {
    private record Cell(int truth, int action) {}

    private final OutOfFold tested;
    private final Outcomes.Matrix matrix;
    private final ActionRule rule;
    private final double[][][] amounts;
    private final List<Cell> uncertain = new ArrayList<>();
    private final boolean[] unknown;
    private final int resting;

    ClassPlays(OutOfFold tested, Outcomes.Matrix matrix) {
        this.tested = tested;
        this.matrix = matrix;
        ActionRule draft = Rules.actions(matrix, 0);
        this.amounts = draft.amounts(tested.rows());
        this.unknown = unknown();
        this.resting = resting();
        this.rule = Rules.actions(matrix, resting);
        for (int k = 0; k < matrix.classes().size(); k++) {
            for (int a = 0; a < matrix.actions().size(); a++) {
                if (matrix.money().get(k).get(a) instanceof Money.Amount amount
                        && !amount.range().certain()) {
                    uncertain.add(new Cell(k, a));
                }
            }
        }
    }

    /** Index of the action that is doing nothing: the file's word, else the constant action that brought most. */
    static int resting(OutOfFold tested, Outcomes.Matrix matrix) {
        return new ClassPlays(tested, matrix).resting;
    }

    Plays all(BusinessCase business) {
        List<Play> plays = new ArrayList<>();
        plays.add(constant("nothing", resting, 0));
        for (int a = 0; a < matrix.actions().size(); a++) {
            if (a != resting) {
                boolean only = matrix.actions().size() == 2;
                plays.add(constant(
                        only ? "act on all" : "always " + matrix.actions().get(a), a, plays.size()));
            }
        }
        if (business.today() != null) {
            int[] action = today(business.today());
            plays.add(play("today's rule", Family.RULE, plays.size(), false, List.of(action)));
        }
        for (OutOfFold.Entry entry : tested.entries()) {
            if (entry.family().side() != Family.Side.NO_MODEL) {
                plays.add(candidate(entry));
            }
        }
        List<String> inputs = uncertain.stream()
                .map(c -> BusinessCase.outcomeName(
                        matrix.classes().get(c.truth()), matrix.actions().get(c.action())))
                .toList();
        return new Plays(plays, inputs, notes());
    }

    private Play candidate(OutOfFold.Entry entry) {
        List<int[]> actions = new ArrayList<>();
        for (Predictions repeat : entry.repeats()) {
            Decisions decided = rule.decide(repeat, amounts);
            actions.add(decided.action());
        }
        return play(entry.candidate(), entry.family(), entry.rung(), true, actions);
    }

    private Play constant(String name, int action, int rung) {
        int[] same = new int[tested.truth().length];
        Arrays.fill(same, action);
        return play(name, Family.NOTHING, rung, false, List.of(same));
    }

    private Play play(String name, Family family, int rung, boolean candidate, List<int[]> actions) {
        double[][][] layers = new double[actions.size()][][];
        double[] counts = new double[matrix.actions().size()];
        for (int r = 0; r < layers.length; r++) {
            layers[r] = settle(actions.get(r));
            for (int action : actions.get(r)) {
                counts[action]++;
            }
        }
        List<Share> shares = new ArrayList<>();
        double all = (double) layers.length * tested.truth().length;
        for (int a = 0; a < counts.length; a++) {
            shares.add(new Share(matrix.actions().get(a), all == 0 ? 0 : counts[a] / all));
        }
        return new Play(name, family, rung, candidate, layers, shares);
    }

    /** What the actions brought, layer by layer. Rows with a missing amount bring nothing, whoever decides. */
    private double[][] settle(int[] action) {
        double[][] layers = new double[1 + uncertain.size()][action.length];
        for (int i = 0; i < action.length; i++) {
            if (unknown[i] || action[i] == resting) {
                continue;
            }
            int truth = (int) tested.truth()[i];
            int done = uncertain.indexOf(new Cell(truth, action[i]));
            int left = uncertain.indexOf(new Cell(truth, resting));
            layers[0][i] = (done < 0 ? amount(truth, action[i], i) : 0) - (left < 0 ? amount(truth, resting, i) : 0);
            if (done >= 0) {
                layers[1 + done][i] += 1;
            }
            if (left >= 0) {
                layers[1 + left][i] -= 1;
            }
        }
        return layers;
    }

    private double amount(int truth, int action, int row) {
        double[] cell = amounts[truth][action];
        return cell[cell.length == 1 ? 0 : row];
    }

    private boolean[] unknown() {
        boolean[] missing = new boolean[tested.truth().length];
        for (double[][] row : amounts) {
            for (double[] cell : row) {
                for (int i = 0; i < missing.length; i++) {
                    missing[i] |= Double.isNaN(cell[cell.length == 1 ? 0 : i]);
                }
            }
        }
        return missing;
    }

    private int resting() {
        if (matrix.nothing() != null) {
            return matrix.actions().indexOf(matrix.nothing());
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < matrix.actions().size(); a++) {
            double sum = 0;
            for (int i = 0; i < unknown.length; i++) {
                sum += unknown[i] ? 0 : amount((int) tested.truth()[i], a, i);
            }
            if (sum > most) {
                most = sum;
                best = a;
            }
        }
        return best;
    }

    /** Today's rule as actions: a condition chooses between two, a text names one; an unknown name is doing nothing. */
    private int[] today(Expression expression) {
        int[] action = new int[tested.truth().length];
        Arrays.fill(action, resting);
        if (expression.check(tested.rows()) == Expression.Type.TEXT) {
            @Nullable String[] names = expression.texts(tested.rows());
            for (int i = 0; i < action.length; i++) {
                int named = names[i] == null ? -1 : matrix.actions().indexOf(names[i]);
                action[i] = named < 0 ? resting : named;
            }
            return action;
        }
        boolean[] holds = expression.conditions(tested.rows());
        for (int i = 0; i < action.length; i++) {
            action[i] = holds[i] ? 1 - resting : resting;
        }
        return action;
    }

    private List<String> notes() {
        int count = 0;
        for (boolean missing : unknown) {
            count += missing ? 1 : 0;
        }
        return count == 0
                ? List.of()
                : List.of(Amounts.exact(count) + " of " + Amounts.exact(unknown.length)
                        + " tested rows lack an amount: nothing is done there, and they count as worth nothing.");
    }
}
