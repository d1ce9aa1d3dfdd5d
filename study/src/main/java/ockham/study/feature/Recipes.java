package ockham.study.feature;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Dependence;
import ockham.api.Family;
import ockham.api.Feature;
import ockham.api.FittedFeature;
import ockham.api.Learner;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.score.Seeds;
import ockham.score.feature.FittedRecipe;

/** Finds the steps that bring a table to what a learner takes, and fits them. */
public final class Recipes {
    /** Categories with more levels are encoded by target means instead of level by level. */
    public static final int HIGH_CARDINALITY = 50;
    /** Columns with up to this many levels keep their rare ones. */
    public static final int MANY_LEVELS = 10;
    /** Rows that a level needs to stand for itself in a column with many levels. */
    public static final int RARE_ROWS = 10;
    /** Folds that target means are taken over. */
    public static final int FOLDS = 5;

    /** Combinations of two numbers that trees and nets get at most. */
    public static final int COMBINATIONS = 6;
    /** Number columns that these are made of at most. */
    public static final int COMBINED = 14;

    private Recipes() {}

    /**
     * The steps for a learner, in order. None for doing nothing and for today's rule where they take every kind there is:
     * a rule reads the columns as the user knows them.
     *
     * @param sample rows of the study's table; only the kinds of its columns matter
     */
    public static List<Feature> of(Learner learner, Table sample, Task task) {
        Set<ColumnKind> takes = learner.accepts();
        Set<ColumnKind> left = EnumSet.noneOf(ColumnKind.class);
        for (Column column : sample.columns()) {
            left.add(column.kind());
        }
        if (raw(learner.family()) && takes.containsAll(left)) {
            return List.of();
        }
        List<Feature> steps = new ArrayList<>();
        if (takes.contains(ColumnKind.NUMBER)) {
            if (left.contains(ColumnKind.TIME) && !takes.contains(ColumnKind.TIME)) {
                steps.add(new TimeNumbers(smooth(learner.family())));
            }
            if (left.contains(ColumnKind.TEXT) && !takes.contains(ColumnKind.TEXT)) {
                steps.add(new TextNumbers());
            }
            if (combined(learner.family())) {
                steps.add(new Combinations(COMBINATIONS, COMBINED));
            }
            if (left.contains(ColumnKind.CATEGORY)) {
                steps.add(new TargetMeans(HIGH_CARDINALITY, FOLDS));
            }
        }
        steps.addAll(levels(takes, left));
        if (!learner.traits().contains(Trait.MISSING_VALUES)) {
            steps.add(new FillMissing());
        }
        steps.add(new DropConstant(takes));
        return List.copyOf(steps);
    }

    private static List<Feature> levels(Set<ColumnKind> takes, Set<ColumnKind> left) {
        List<Feature> steps = new ArrayList<>();
        boolean booleansToCategories = left.contains(ColumnKind.BOOLEAN)
                && !takes.contains(ColumnKind.BOOLEAN)
                && takes.contains(ColumnKind.CATEGORY);
        if (left.contains(ColumnKind.CATEGORY) || booleansToCategories) {
            steps.add(new LevelDictionary(MANY_LEVELS, RARE_ROWS, booleansToCategories));
        }
        Set<ColumnKind> toNumbers = EnumSet.noneOf(ColumnKind.class);
        for (ColumnKind kind : List.of(ColumnKind.CATEGORY, ColumnKind.BOOLEAN)) {
            if (left.contains(kind) && !takes.contains(kind) && takes.contains(ColumnKind.NUMBER)) {
                toNumbers.add(kind);
            }
        }
        if (booleansToCategories) {
            toNumbers.remove(ColumnKind.BOOLEAN);
        }
        if (!toNumbers.isEmpty()) {
            steps.add(new OneHotLevels(toNumbers));
        }
        return steps;
    }

    private static boolean raw(Family family) {
        return switch (family) {
            case NOTHING, RULE -> true;
            case LINEAR, SVM, NEIGHBOURS, FOREST, BOOSTING, ENSEMBLE, DEEP, CHALLENGER -> false;
        };
    }

    /** Whether the family gets ratios and products: trees, which ask one column at a time, and nets, to be fair to them. */
    private static boolean combined(Family family) {
        return switch (family) {
            case FOREST, BOOSTING, DEEP -> true;
            case NOTHING, RULE, LINEAR, SVM, NEIGHBOURS, ENSEMBLE, CHALLENGER -> false;
        };
    }

    /** Whether the family's answers change smoothly with a number, so that an hour after 23 should be near 0. */
    private static boolean smooth(Family family) {
        return switch (family) {
            case LINEAR, SVM, NEIGHBOURS, DEEP -> true;
            case NOTHING, RULE, FOREST, BOOSTING, ENSEMBLE, CHALLENGER -> false;
        };
    }

    /** Fits the steps on rows that stand alone, each on the training rows as the one before left them. */
    public static Feature.Prepared fit(List<Feature> recipe, Rows train, long seed) {
        return fit(recipe, train, Dependence.none(), seed);
    }

    /** Fits the steps, each on the training rows as the one before left them. */
    public static Feature.Prepared fit(List<Feature> recipe, Rows train, Dependence dependence, long seed) {
        return steps(
                recipe, train, seed, (place, rows, own) -> recipe.get(place).fit(rows, dependence, own));
    }

    /**
     * Fits the steps once more, on more rows, with what an earlier fit has chosen.
     *
     * @param earlier what {@link #fit} has given before
     */
    public static Feature.Prepared again(
            List<Feature> recipe, FittedFeature earlier, Rows train, Dependence dependence, long seed) {
        List<FittedFeature> before = ((FittedRecipe) earlier).steps();
        return steps(
                recipe,
                train,
                seed,
                (place, rows, own) -> recipe.get(place).again(before.get(place), rows, dependence, own));
    }

    private interface Step {
        Feature.Prepared fit(int place, Rows rows, long seed);
    }

    private static Feature.Prepared steps(List<Feature> recipe, Rows train, long seed, Step step) {
        List<FittedFeature> fitted = new ArrayList<>();
        Rows rows = train;
        for (int i = 0; i < recipe.size(); i++) {
            Feature.Prepared prepared = step.fit(i, rows, Seeds.of(seed, "feature", Integer.toString(i)));
            fitted.add(prepared.fitted());
            rows = rows.with(prepared.train());
        }
        return new Feature.Prepared(new FittedRecipe(fitted), rows.table());
    }
}
