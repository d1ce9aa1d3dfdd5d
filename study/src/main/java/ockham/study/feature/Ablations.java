package ockham.study.feature;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.FittedFeature;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.feature.Arithmetic;
import ockham.score.feature.FittedRecipe;
import ockham.score.feature.LevelNumbers;

/**
 * Recipes with engineering left out, to measure what it is worth. A step that is left out leaves its place in the recipe:
 * the seeds of the others, which follow from places, stay the same.
 */
public final class Ablations {
    /** Levels that a column keeps at most where they stand in for its target means. */
    static final int COMMONEST = 250;

    private Ablations() {}

    /**
     * What a recipe engineers on this table, and on which of its columns. Combinations have no columns yet: which are combined
     * is chosen in every fit.
     *
     * @param table all rows of the study, the feature columns
     */
    public static Map<Engineered, List<String>> of(List<Feature> recipe, Table table, Task task) {
        Map<Engineered, List<String>> found = new LinkedHashMap<>();
        boolean times = has(recipe, TimeNumbers.class);
        boolean texts = has(recipe, TextNumbers.class);
        if (times) {
            found.put(Engineered.TIME_PARTS, named(table, c -> c.kind() == ColumnKind.TIME));
        }
        // A table of nothing but texts would have no column left.
        if (texts && table.columns().stream().anyMatch(c -> c.kind() != ColumnKind.TEXT)) {
            found.put(Engineered.TEXT_COUNTS, named(table, c -> c.kind() == ColumnKind.TEXT));
        }
        if (has(recipe, Combinations.class) && task.classes().size() <= 2 && numbers(table, times, texts) >= 2) {
            found.put(Engineered.COMBINATIONS, List.of());
        }
        if (has(recipe, TargetMeans.class)) {
            found.put(Engineered.TARGET_MEANS, named(table, Ablations::manyLevels));
        }
        if (has(recipe, FillMissing.class)) {
            boolean meansTakeGaps = has(recipe, TargetMeans.class);
            found.put(
                    Engineered.MISSING_MARKS,
                    named(
                            table,
                            c -> gaps(c)
                                    && (times || c.kind() != ColumnKind.TIME)
                                    && (texts || c.kind() != ColumnKind.TEXT)
                                    && !(meansTakeGaps && manyLevels(c))));
        }
        found.entrySet()
                .removeIf(e ->
                        e.getKey() != Engineered.COMBINATIONS && e.getValue().isEmpty());
        return found;
    }

    /** The recipe with some of its engineering left out. */
    public static List<Feature> without(List<Feature> recipe, Set<Engineered> gone) {
        return recipe.stream().map(step -> plain(step, gone)).toList();
    }

    private static Feature plain(Feature step, Set<Engineered> gone) {
        return switch (step) {
            case TimeNumbers _ when gone.contains(Engineered.TIME_PARTS) -> new DayNumbers();
            // The texts are then left to DropConstant, which drops what the learner does not take.
            case TextNumbers _ when gone.contains(Engineered.TEXT_COUNTS) -> new Omitted();
            case Combinations _ when gone.contains(Engineered.COMBINATIONS) -> new Omitted();
            case TargetMeans _ when gone.contains(Engineered.TARGET_MEANS) -> new Omitted();
            case LevelDictionary levels when gone.contains(Engineered.TARGET_MEANS) -> levels.keeping(COMMONEST);
            case FillMissing _ when gone.contains(Engineered.MISSING_MARKS) -> new FillMissing(false);
            default -> step;
        };
    }

    /**
     * What a fitted recipe has made where that is seen only in the fit: the combinations it has chosen, the columns it has
     * turned to target means. A fit that made nothing of these is the same fit without the step.
     */
    public static Map<Engineered, List<String>> made(FittedFeature recipe) {
        Map<Engineered, List<String>> made = new LinkedHashMap<>();
        if (recipe instanceof FittedRecipe fitted) {
            for (FittedFeature step : fitted.steps()) {
                switch (step) {
                    case Arithmetic terms ->
                        made.put(
                                Engineered.COMBINATIONS,
                                terms.terms().stream()
                                        .map(Arithmetic.Term::output)
                                        .toList());
                    case LevelNumbers means -> made.put(Engineered.TARGET_MEANS, means.columns());
                    default -> {}
                }
            }
        }
        return made;
    }

    private static boolean has(List<Feature> recipe, Class<? extends Feature> step) {
        return recipe.stream().anyMatch(step::isInstance);
    }

    private interface Which {
        boolean of(Column column);
    }

    private static List<String> named(Table table, Which which) {
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            if (which.of(column)) {
                names.add(column.name());
            }
        }
        return names;
    }

    private static int numbers(Table table, boolean times, boolean texts) {
        Set<ColumnKind> kinds = EnumSet.of(ColumnKind.NUMBER);
        if (times) {
            kinds.add(ColumnKind.TIME);
        }
        if (texts) {
            // A text gives three numbers.
            kinds.add(ColumnKind.TEXT);
        }
        int count = 0;
        for (Column column : table.columns()) {
            count += !kinds.contains(column.kind()) ? 0 : column.kind() == ColumnKind.TEXT ? 3 : 1;
        }
        return count;
    }

    private static boolean manyLevels(Column column) {
        return column instanceof Column.Categories categories
                && column.kind() == ColumnKind.CATEGORY
                && LevelCounts.of(categories).atLeast(1) > Recipes.HIGH_CARDINALITY;
    }

    private static boolean gaps(Column column) {
        for (int i = 0; i < column.size(); i++) {
            if (column.missing(i)) {
                return true;
            }
        }
        return false;
    }
}
