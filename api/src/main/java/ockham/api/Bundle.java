package ockham.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named parts of a fitted thing, ready to be stored: texts and arrays of numbers. A bundle may be put inside another
 * under a prefix. Names are made of letters, digits, {@code _ - .} and {@code /}.
 */
public final class Bundle {
    private final String format;
    private final Map<String, Object> parts;

    private Bundle(String format, Map<String, Object> parts) {
        this.format = format;
        this.parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** What the parts mean: the name of a {@link ModelFormat} or of a feature format. */
    public String format() {
        return format;
    }

    /** Every part by name: String, double[], float[], int[] or byte[]. Sorted by name. */
    public Map<String, Object> parts() {
        return parts;
    }

    public boolean has(String name) {
        return parts.containsKey(name);
    }

    public String text(String name) {
        return part(name, String.class);
    }

    public double[] doubles(String name) {
        return part(name, double[].class);
    }

    public float[] floats(String name) {
        return part(name, float[].class);
    }

    public int[] ints(String name) {
        return part(name, int[].class);
    }

    public byte[] bytes(String name) {
        return part(name, byte[].class);
    }

    /** The bundle that was put inside under {@code prefix}. */
    public Bundle bundle(String prefix) {
        Map<String, Object> inner = new TreeMap<>();
        String start = prefix + "/";
        parts.forEach((name, part) -> {
            if (name.startsWith(start) && !name.equals(start + "format")) {
                inner.put(name.substring(start.length()), part);
            }
        });
        return new Bundle(text(start + "format"), inner);
    }

    private <T> T part(String name, Class<T> type) {
        Object part = parts.get(name);
        if (!type.isInstance(part)) {
            throw new IllegalArgumentException(
                    "bundle " + format + ": no part " + name + " of type " + type.getSimpleName()
                            + (part == null ? "" : ", but " + part.getClass().getSimpleName()));
        }
        return type.cast(part);
    }

    public static Builder of(String format) {
        return new Builder(format);
    }

    /** Rebuilds a bundle from its parts, for a reader of archives. */
    public static Bundle of(String format, Map<String, Object> parts) {
        return new Bundle(format, parts);
    }

    /** Collects parts; a name is used once. */
    public static final class Builder {
        private final String format;
        private final Map<String, Object> parts = new TreeMap<>();

        private Builder(String format) {
            this.format = format;
        }

        public Builder put(String name, String text) {
            return add(name, text);
        }

        public Builder put(String name, double[] values) {
            return add(name, values);
        }

        public Builder put(String name, float[] values) {
            return add(name, values);
        }

        public Builder put(String name, int[] values) {
            return add(name, values);
        }

        public Builder put(String name, byte[] values) {
            return add(name, values);
        }

        /** Puts a whole bundle inside. */
        public Builder put(String prefix, Bundle inner) {
            add(prefix + "/format", inner.format());
            inner.parts().forEach((name, part) -> add(prefix + "/" + name, part));
            return this;
        }

        public Bundle build() {
            return new Bundle(format, parts);
        }

        private Builder add(String name, Object part) {
            if (parts.put(name, part) != null) {
                throw new IllegalArgumentException("bundle " + format + ": part " + name + " put twice");
            }
            return this;
        }
    }
}
