package ockham.score;

import java.util.ServiceLoader;
import ockham.api.Bundle;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;
import ockham.api.Model;
import ockham.api.ModelFormat;

/** Finds the reader of a bundle's format among those that the class path brings. */
public final class Formats {
    private Formats() {}

    /** @throws IllegalArgumentException if no reader knows the format, or the bundle is damaged */
    public static Model readModel(Bundle bundle) {
        for (ModelFormat format : ServiceLoader.load(ModelFormat.class, Formats.class.getClassLoader())) {
            if (format.name().equals(bundle.format())) {
                return format.read(bundle);
            }
        }
        throw new IllegalArgumentException("no reader for model format " + bundle.format());
    }

    /** @throws IllegalArgumentException if no reader knows the format, or the bundle is damaged */
    public static FittedFeature readFeature(Bundle bundle) {
        for (FeatureFormat format : ServiceLoader.load(FeatureFormat.class, Formats.class.getClassLoader())) {
            if (format.name().equals(bundle.format())) {
                return format.read(bundle);
            }
        }
        throw new IllegalArgumentException("no reader for feature format " + bundle.format());
    }
}
