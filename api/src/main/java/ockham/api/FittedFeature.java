package ockham.api;

/** A fitted step of a recipe. Never changes; safe to share between threads; treats every row by itself. */
public interface FittedFeature {
    /** Turns columns into columns, row by row; columns it has nothing to do with pass through. */
    Table apply(Table rows);

    /** All there is to know about the step; {@link FeatureFormat#read} gives it back. */
    Bundle toBundle();
}
