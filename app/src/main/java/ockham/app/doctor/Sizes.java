package ockham.app.doctor;

import java.util.Locale;

/** Sizes as people read them. */
final class Sizes {
    static final long MEGA = 1L << 20;
    static final long GIGA = 1L << 30;

    private Sizes() {}

    /** {@code 7.6 GB}, {@code 412 MB}: binary units, as memory is sold. */
    static String text(long bytes) {
        return bytes >= GIGA ? String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGA) : bytes / MEGA + " MB";
    }
}
