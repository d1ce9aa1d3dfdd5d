package ockham.deep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The numbers of a net whose gradients autograd finds: all in one tensor and all gradients in another, so that an optimiser
 * step is a handful of calls; each parameter is a leaf that lies in the one and whose gradient is added up in the other.
 * The tensors belong to the scope that was open at construction.
 */
final class Parameters {
    private final Tensor all;
    private final Tensor trained;
    private final Tensor gradients;
    private final Tensor decaying;
    private final Tensor kept;
    private final Map<String, Tensor> named = new LinkedHashMap<>();

    /** How a parameter changes. */
    enum Kind {
        /** Trained, and decays. */
        DECAYING,
        /** Trained without decay. */
        FREE,
        /** Not by gradients. */
        BUFFER
    }

    private record Part(String name, Kind kind, long[] size) {
        long count() {
            long count = 1;
            for (long length : size) {
                count = Math.multiplyExact(count, length);
            }
            return count;
        }
    }

    /** Collects the parameters of a net. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        /** A parameter that decays. */
        Builder add(String name, long... size) {
            return add(name, Kind.DECAYING, size);
        }

        Builder add(String name, Kind kind, long... size) {
            parts.add(new Part(name, kind, size));
            return this;
        }

        /** A linear layer: weights of outputs x inputs, and biases. */
        Builder linear(String name, Kind bias, long inputs, long outputs) {
            return add(name + ".weight", outputs, inputs).add(name + ".bias", bias, outputs);
        }

        Parameters build(ScalarType type) {
            return new Parameters(parts, type);
        }
    }

    private Parameters(List<Part> parts, ScalarType type) {
        List<Part> ordered =
                parts.stream().sorted(Comparator.comparing(Part::kind)).toList();
        long trainedCount = count(ordered, Kind.DECAYING) + count(ordered, Kind.FREE);
        all = Torch.zeros(type, trainedCount + count(ordered, Kind.BUFFER));
        kept = Torch.zeros(type, all.numel());
        trained = all.narrow(0, 0, trainedCount);
        gradients = Torch.zeros(type, trainedCount);
        decaying = all.narrow(0, 0, count(ordered, Kind.DECAYING));
        long at = 0;
        for (Part part : ordered) {
            Tensor leaf = all.narrow(0, at, part.count()).view(part.size()).detach();
            if (part.kind() != Kind.BUFFER) {
                leaf.requires_grad_(true);
                leaf.mutable_grad().put(gradients.narrow(0, at, part.count()).view(part.size()));
            }
            if (named.put(part.name(), leaf) != null) {
                throw new IllegalArgumentException("parameter " + part.name() + " twice");
            }
            at += part.count();
        }
    }

    private static long count(List<Part> parts, Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .mapToLong(Part::count)
                .sum();
    }

    ScalarType type() {
        return all.scalar_type().intern();
    }

    /** Names in the order in which they lie in {@link #trained}, buffers last. */
    List<String> names() {
        return List.copyOf(named.keySet());
    }

    Tensor get(String name) {
        Tensor found = named.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return found;
    }

    /** The gradient by a parameter as of the last backward pass. */
    Tensor gradient(String name) {
        return get(name).grad();
    }

    /** All that gradients change. */
    Tensor trained() {
        return trained;
    }

    /** As {@link #trained}, their gradients. */
    Tensor gradients() {
        return gradients;
    }

    /** The first part of {@link #trained}. */
    Tensor decaying() {
        return decaying;
    }

    /** The values of a parameter. */
    float[] floats(String name) {
        return Torch.floats(get(name));
    }

    void fill(String name, double[] values) {
        Tensor into = get(name);
        if (into.numel() != values.length) {
            throw new IllegalArgumentException(
                    name + ": " + values.length + " values for " + into.numel() + " parameters");
        }
        if (values.length > 0) {
            Torch.fill(into, values);
        }
    }

    /** Remembers all as they are. */
    void keep() {
        try (PointerScope _ = new PointerScope()) {
            kept.copy_(all);
        }
    }

    /** Goes back to what {@link #keep} remembered. */
    void restore() {
        try (PointerScope _ = new PointerScope()) {
            all.copy_(kept);
        }
    }
}
