package ockham.api;

/** Reads models of one format back; found by {@link java.util.ServiceLoader}. */
public interface ModelFormat {
    /** The format's name, with a version where it has changed: {@code trees/1}. */
    String name();

    /** @throws IllegalArgumentException if the bundle lacks a part or a part has the wrong size */
    Model read(Bundle bundle);
}
