package ockham.api;

/** Reads fitted steps of one format back; found by {@link java.util.ServiceLoader}. */
public interface FeatureFormat {
    /** The format's name, with a version where it has changed: {@code impute/1}. */
    String name();

    /** @throws IllegalArgumentException if the bundle lacks a part or a part has the wrong size */
    FittedFeature read(Bundle bundle);
}
