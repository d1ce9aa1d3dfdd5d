package ockham.score.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import ockham.api.Bundle;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;
import ockham.api.Table;

/** Steps applied one after the other. */
public record FittedRecipe(List<FittedFeature> steps) implements FittedFeature {
    static final String FORMAT = "recipe/1";

    public FittedRecipe {
        steps = List.copyOf(steps);
    }

    @Override
    public Table apply(Table rows) {
        Table table = rows;
        for (FittedFeature step : steps) {
            table = step.apply(table);
        }
        return table;
    }

    @Override
    public Bundle toBundle() {
        var bundle = Bundle.of(FORMAT).put("steps", new int[] {steps.size()});
        for (int i = 0; i < steps.size(); i++) {
            bundle.put("step." + i, steps.get(i).toBundle());
        }
        return bundle.build();
    }

    /** Reads {@code recipe/1}, each step by the format of its own bundle. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            int[] count = bundle.ints("steps");
            Parts.sameSize(FORMAT, 1, count.length);
            List<FittedFeature> steps = new ArrayList<>();
            for (int i = 0; i < count[0]; i++) {
                steps.add(readStep(bundle.bundle("step." + i)));
            }
            return new FittedRecipe(steps);
        }

        private static FittedFeature readStep(Bundle step) {
            for (FeatureFormat format : ServiceLoader.load(FeatureFormat.class)) {
                if (format.name().equals(step.format())) {
                    return format.read(step);
                }
            }
            throw new IllegalArgumentException("no feature format " + step.format() + " on the class path");
        }
    }
}
