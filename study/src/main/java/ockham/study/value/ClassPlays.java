package ockham.study.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Expression;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseCapacity;
import ockham.study.business.Money;
import ockham.study.business.Outcomes;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/** Decides and settles where classes are predicted: who would have done what to each row, and what it brought. */
final class ClassPlays {
    private record Cell(int truth, int action) {}

    private record Who(String name, Family family, int rung, boolean candidate) {}

    /** Part of the capacity that may stay empty without a word. */
    private static final double MUCH = 0.05;
    /** Places among the tested rows below which a note says that they are few. */
    private static final double FEW = 20;

    private final OutOfFold tested;
    private final Outcomes.Matrix matrix;
    private final ActionRule rule;
    private final double[][][] amounts;
    private final List<Cell> uncertain = new ArrayList<>();
    private final boolean[] unknown;
    private final int resting;
    private final @Nullable CaseCapacity capacity;
    private final List<String> notes = new ArrayList<>();

    ClassPlays(OutOfFold tested, Outcomes.Matrix matrix, @Nullable CaseCapacity capacity) {
        this.tested = tested;
        this.matrix = matrix;
        this.capacity = capacity;
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
        return new ClassPlays(tested, matrix, null).resting;
    }

    Plays all(BusinessCase business) {
        List<Play> plays = new ArrayList<>();
        unknownNote();
        if (capacity != null) {
            notes.add("At most " + Arithmetic.digits(100 * capacity.share()) + " % of the decisions may be to act, "
                    + Amounts.exact(capacity.perYear()) + " a year: a model acts where it expects to gain most; what"
                    + " needs no model fills the places by lot.");
            double places = capacity.share() * unknown.length;
            if (places < FEW) {
                notes.add("Among the " + Amounts.exact(unknown.length) + " tested rows the capacity has "
                        + (places < 1 ? "less than one place" : "some " + Amounts.plain(places) + " places")
                        + ": what is worth most hangs on so few rows. More rows would tell.");
            }
        }
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
            plays.add(ruled("today's rule", Family.RULE, plays.size(), action));
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
        return new Plays(plays, inputs, List.copyOf(notes));
    }

    private Play candidate(OutOfFold.Entry entry) {
        List<int[]> actions = new ArrayList<>();
        List<double[]> gains = new ArrayList<>();
        for (Predictions repeat : entry.repeats()) {
            actions.add(rule.decide(repeat, amounts).action());
            if (capacity != null) {
                gains.add(rule.gains(repeat, amounts));
            }
        }
        double[][][] layers = layers(actions);
        Limit limit =
                capacity == null ? null : new Limit(capacity.share(), false, gains.toArray(double[][]::new), layers);
        if (limit != null) {
            tiesNote(entry.candidate(), limit);
        }
        return play(new Who(entry.candidate(), entry.family(), entry.rung(), true), actions, layers, limit);
    }

    private double[][][] layers(List<int[]> actions) {
        return actions.stream().map(this::settle).toArray(double[][][]::new);
    }

    private Play constant(String name, int action, int rung) {
        int[] same = new int[tested.truth().length];
        Arrays.fill(same, action);
        return ruled(name, Family.NOTHING, rung, same);
    }

    /** Without an order among the rows it acts on: a capacity is filled by lot, and rows that lack an amount draw none. */
    private Play ruled(String name, Family family, int rung, int[] action) {
        double[][][] layers = layers(List.of(action));
        double[] wanted = new double[action.length];
        Arrays.setAll(wanted, i -> action[i] == resting || unknown[i] ? 0 : 1);
        Limit limit = capacity == null ? null : new Limit(capacity.share(), true, new double[][] {wanted}, layers);
        return play(new Who(name, family, rung, false), List.of(action), layers, limit);
    }

    private Play play(Who who, List<int[]> actions, double[][][] layers, @Nullable Limit limit) {
        double[][][] brought = new double[layers.length][][];
        double[] counts = new double[matrix.actions().size()];
        for (int r = 0; r < layers.length; r++) {
            double[] filled = limit == null ? null : limit.filled(r);
            brought[r] = filled == null ? layers[r] : weighed(layers[r], filled);
            int[] action = actions.get(r);
            for (int i = 0; i < action.length; i++) {
                double part = filled == null ? 1 : filled[i];
                counts[action[i]] += action[i] == resting ? 1 : part;
                counts[resting] += action[i] == resting ? 0 : 1 - part;
            }
        }
        List<Share> shares = new ArrayList<>();
        double all = (double) brought.length * tested.truth().length;
        for (int a = 0; a < counts.length; a++) {
            shares.add(new Share(matrix.actions().get(a), all == 0 ? 0 : counts[a] / all));
        }
        return new Play(who.name(), who.family(), who.rung(), who.candidate(), brought, shares, limit);
    }

    private static double[][] weighed(double[][] layers, double[] weight) {
        double[][] weighed = new double[layers.length][weight.length];
        for (int l = 0; l < layers.length; l++) {
            for (int i = 0; i < weight.length; i++) {
                weighed[l][i] = weight[i] * layers[l][i];
            }
        }
        return weighed;
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

    private void unknownNote() {
        int count = 0;
        for (boolean missing : unknown) {
            count += missing ? 1 : 0;
        }
        if (count > 0) {
            notes.add(Amounts.exact(count) + " of " + Amounts.exact(unknown.length)
                    + " tested rows lack an amount: nothing is done there, and they count as worth nothing.");
        }
    }

    /** A model that cannot tell rows apart cannot choose among them. */
    private void tiesNote(String candidate, Limit limit) {
        double places = limit.gain().length * limit.share() * unknown.length;
        double acted = 0;
        double wanted = 0;
        for (int r = 0; r < limit.gain().length; r++) {
            acted += Arrays.stream(limit.filled(r)).sum();
            wanted += Arrays.stream(limit.gain()[r]).filter(g -> g > 0).count();
        }
        double empty = 1 - acted / Math.min(places, wanted);
        if (wanted > 0 && empty > MUCH) {
            notes.add(candidate + " leaves " + Amounts.percent(empty)
                    + " of the capacity empty: rows that it expects the same of stay together, and the last of"
                    + " them do not fit.");
        }
    }
}
