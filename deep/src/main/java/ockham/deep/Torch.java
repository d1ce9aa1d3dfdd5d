package ockham.deep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ockham.api.LearningException;
import ockham.api.Rows;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** libtorch in this process: loading it, its threads, and tensors from arrays. */
final class Torch {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    static {
        // before anything of JavaCPP is touched, which reads it once
        if (System.getProperty(CACHE) == null) {
            System.setProperty(CACHE, cache().toString());
        }
    }

    private Torch() {}

    /** The libraries with their versions, such as {@code libtorch 2.10.0-1.5.13}. */
    static List<String> versions() {
        return List.of("libtorch " + version("pytorch"), "OpenBLAS " + version("openblas"));
    }

    private static String version(String artifact) {
        try {
            return Loader.getVersion("org.bytedeco", artifact);
        } catch (IOException unnamed) {
            return "of unknown version";
        }
    }

    /** Loads libtorch once; empty if it can be used, else why not and what to do. */
    static Optional<String> unavailable() {
        return Loaded.PROBLEM;
    }

    /** Loads when it is first asked for; the JVM sees to it that this happens once. */
    private static final class Loaded {
        static final Optional<String> PROBLEM = load();

        private static Optional<String> load() {
            try {
                torch.set_num_threads(1);
                if (torch.get_num_interop_threads() != 1) {
                    torch.set_num_interop_threads(1);
                }
                openblas.blas_set_num_threads(1);
                return Optional.empty();
            } catch (LinkageError | RuntimeException problem) {
                return Optional.of(advice(problem));
            }
        }
    }

    private static String advice(Throwable problem) {
        return "libtorch cannot be loaded for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + " (" + problem
                + "). It runs on Linux x86-64 and arm64 and on macOS arm64, and unpacks about 450 MB into "
                + System.getProperty(CACHE) + " at its first use: see that there is room and that the folder can be"
                + " written and executed from, or name another with -D" + CACHE + "=DIR";
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path base =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return base.resolve("ockham").resolve("javacpp");
    }

    static Tensor zeros(ScalarType type, long... size) {
        try (TensorOptions options = new TensorOptions(type)) {
            return torch.zeros(size, options);
        }
    }

    /** A column of row numbers to select by. */
    static Tensor index(long size) {
        return zeros(ScalarType.Long, size);
    }

    static void fill(Tensor index, long[] values) {
        try (LongPointer data = index.data_ptr_long()) {
            data.put(values, 0, values.length);
        }
    }

    /** Copies values into a contiguous tensor of floats or doubles, from its element {@code at} on. */
    static void fill(Tensor tensor, long at, float[] values) {
        try (FloatPointer data = tensor.data_ptr_float()) {
            data.position(at).put(values, 0, values.length);
        }
    }

    /** Copies the first {@code count} values into a contiguous tensor of floats or doubles. */
    static void fill(Tensor tensor, float[] values, int count) {
        if (tensor.scalar_type().intern() == ScalarType.Double) {
            fill(tensor, Arrays.copyOf(values, count));
            return;
        }
        try (FloatPointer data = tensor.data_ptr_float()) {
            data.put(values, 0, count);
        }
    }

    static void fill(Tensor tensor, float[] values) {
        if (tensor.scalar_type().intern() != ScalarType.Double) {
            fill(tensor, 0, values);
            return;
        }
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        fill(tensor, wide);
    }

    static void fill(Tensor tensor, double[] values) {
        if (tensor.scalar_type().intern() == ScalarType.Double) {
            try (DoublePointer data = tensor.data_ptr_double()) {
                data.put(values, 0, values.length);
            }
            return;
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        fill(tensor, 0, narrow);
    }

    /** The elements of a contiguous tensor of floats or doubles. */
    static double[] values(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        if (tensor.scalar_type().intern() == ScalarType.Double) {
            try (DoublePointer data = tensor.data_ptr_double()) {
                data.get(values, 0, values.length);
            }
            return values;
        }
        float[] narrow = floats(tensor);
        for (int i = 0; i < narrow.length; i++) {
            values[i] = narrow[i];
        }
        return values;
    }

    static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        try (FloatPointer data = tensor.data_ptr_float()) {
            data.get(values, 0, values.length);
        }
        return values;
    }

    /** Runs a training on rows that a net can learn from; whatever ends it comes out as a {@link LearningException}. */
    static <T> T trained(Rows train, Supplier<T> training) {
        if (!train.monotone().isEmpty()) {
            throw new LearningException("a net cannot hold the declared monotone columns "
                    + String.join(", ", train.monotone().keySet()));
        }
        unavailable().ifPresent(reason -> {
            throw new LearningException(reason);
        });
        try {
            return training.get();
        } catch (LearningException known) {
            throw known;
        } catch (IllegalArgumentException unfit) {
            throw new LearningException("net: " + unfit.getMessage(), unfit);
        } catch (RuntimeException | OutOfMemoryError problem) {
            throw new LearningException("libtorch: " + problem.getMessage(), problem);
        }
    }
}
