package ockham.api;

import java.util.Locale;

/** Which way a prediction may go where a column rises and all else stays. */
public enum Direction {
    /** It never falls. */
    UP,
    /** It never rises. */
    DOWN;

    /** 1 for up, -1 for down. */
    public int sign() {
        return this == UP ? 1 : -1;
    }

    /** The word that files use: {@code up} or {@code down}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
