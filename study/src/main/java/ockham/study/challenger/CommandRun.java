package ockham.study.challenger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.MachineError;
import ockham.api.Predictions;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.Seeds;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;
import ockham.study.settings.Challenger.Command;
import ockham.study.split.Fold;

/**
 * A program of the user's that learns from a fold's training rows and predicts its test rows. Each run has a folder of its own,
 * an environment of the few variables that programs need, the ceiling of one fit and the memory of one worker. No shell is
 * asked.
 */
final class CommandRun implements Asking {
    /** What programs need to be found and to find their libraries. Nothing else goes in: it may hold secrets. */
    static final List<String> PASSED_ON = List.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "TZ",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "JAVA_HOME",
            "VIRTUAL_ENV",
            "CONDA_PREFIX",
            "PYENV_ROOT",
            "PYENV_VERSION",
            "PYTHONPATH",
            "R_LIBS_USER",
            "CUDA_VISIBLE_DEVICES");

    /** Like a fit of the study's own it has one core. */
    static final List<String> THREADS =
            List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS");

    private static final long POLL_MILLIS = 50;
    private static final int LINES = 5;
    private static final int COLUMNS = 200;
    private static final long MOST_BYTES_A_CELL = 400;
    private static final long MOST_BYTES_BESIDE = 1 << 20;

    private final Challenger challenger;
    private final Command command;
    private final List<String> words;
    private final Field field;
    private final long memoryBytes;
    private final String digest;
    private final Set<ProcessTree> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private CommandRun(Challenger challenger, Command command, List<String> words, Field field, long memoryBytes) {
        this.challenger = challenger;
        this.command = command;
        this.words = words;
        this.field = field;
        this.memoryBytes = memoryBytes;
        Digests sum = new Digests();
        for (int i = 0; i < words.size(); i++) {
            sum.add(command.words().get(i));
            Path file = file(words.get(i));
            // The program itself may be any of the system's; those named by a path are the user's.
            if (Files.isRegularFile(file) && file.isAbsolute()) {
                sum.add(file);
            }
        }
        this.digest = sum.hex();
    }

    /**
     * Makes ready to run.
     *
     * @param memoryBytes resident memory above which a run is ended
     * @throws UserError if there is no such program
     */
    static CommandRun of(Challenger challenger, Command command, Field field, long memoryBytes) {
        List<String> words = new ArrayList<>();
        for (String word : command.words()) {
            // A run's folder is its own: what stands beside the user is named by its whole path.
            boolean beside = !word.isEmpty() && (!words.isEmpty() || word.contains("/")) && Files.exists(file(word));
            words.add(beside ? file(word).toAbsolutePath().normalize().toString() : word);
        }
        needProgram(challenger, words.getFirst());
        return new CommandRun(challenger, command, words, field, memoryBytes);
    }

    private static Path file(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    private static void needProgram(Challenger challenger, String program) {
        boolean found = program.contains("/")
                ? Files.isExecutable(file(program)) && !Files.isDirectory(file(program))
                : Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(file(folder).resolve(program)));
        if (!found) {
            throw new UserError("--challenger " + challenger.option() + ": "
                    + (program.contains("/")
                            ? program + " is no program that can be run"
                            : "there is no program " + program + " on the PATH; name it by its whole path"));
        }
    }

    @Override
    public boolean sideBySide() {
        return true;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public List<String> notes() {
        return command.uses(Command.TRAIN)
                ? List.of()
                : List.of(
                        "its command asks for no {train}: it was not trained on the study's folds, and that it has seen"
                                + " the rows it is judged on cannot be excluded");
    }

    @Override
    public Outcome ask(Fold fold, BooleanSupplier off) {
        Path folder = field.work()
                .resolve("challengers")
                .resolve(challenger.name() + "-r" + fold.repeat() + "f" + fold.fold());
        try {
            Files.createDirectories(folder);
            Path train = folder.resolve("train.csv");
            Path test = folder.resolve("test.csv");
            Path out = folder.resolve("predictions.csv");
            List<Column> features = field.data().features(field.plan()).columns();
            if (command.uses(Command.TRAIN)) {
                List<Column> withTarget = new ArrayList<>(features);
                withTarget.add(target());
                Cells.write(train, withTarget, fold.train());
            }
            Cells.write(test, features, fold.test());
            Map<String, String> places = new LinkedHashMap<>();
            places.put(Command.TRAIN, train.toString());
            places.put(Command.TEST, test.toString());
            places.put(Command.OUT, out.toString());
            places.put(Command.SEED, Long.toString(seed(fold)));
            return run(folder, placed(places), new Wanting(fold, out), off);
        } catch (IOException e) {
            throw new MachineError(
                    "cannot write the rows for challenger " + challenger.name() + " to " + folder + ": "
                            + e.getMessage(),
                    e);
        } finally {
            delete(folder);
        }
    }

    /** What a run is to bring. */
    private record Wanting(Fold fold, Path out) {}

    private Column target() {
        Task task = field.data().task();
        String name = field.plan().target();
        double[] values = field.data().target();
        return task.classification()
                ? new Column.Categories(
                        name,
                        ColumnKind.CATEGORY,
                        task.classes(),
                        Arrays.stream(values).mapToInt(v -> (int) v).toArray())
                : new Column.Numbers(name, values);
    }

    /** Positive and small enough for every program's random numbers. */
    private long seed(Fold fold) {
        long seed = Seeds.of(
                field.plan().seed(),
                "challenger",
                challenger.name(),
                Integer.toString(fold.repeat()),
                Integer.toString(fold.fold()));
        return Math.floorMod(seed, 1L << 31);
    }

    private List<String> placed(Map<String, String> places) {
        List<String> placed = new ArrayList<>();
        for (String word : words) {
            String whole = word;
            for (Map.Entry<String, String> place : places.entrySet()) {
                whole = whole.replace(place.getKey(), place.getValue());
            }
            placed.add(whole);
        }
        return placed;
    }

    private Outcome run(Path folder, List<String> line, Wanting wanting, BooleanSupplier off) {
        long start = System.nanoTime();
        try (ProcessTree tree = ProcessTree.start(line, folder, environment(folder))) {
            running.add(tree);
            try {
                return run(tree, wanting, start, off);
            } finally {
                running.remove(tree);
            }
        } catch (IOException e) {
            return new Outcome.Failed("its program could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Stopped("the study was interrupted");
        }
    }

    private Outcome run(ProcessTree tree, Wanting wanting, long start, BooleanSupplier off)
            throws InterruptedException {
        Duration ceiling = Duration.ofSeconds(field.plan().ceilingSeconds());
        long peak = 0;
        while (!tree.ended(POLL_MILLIS)) {
            long resident = tree.resident();
            peak = Math.max(peak, resident);
            String broken = resident > memoryBytes
                    ? "it took more than the " + memoryBytes / (1 << 20) + " MB a worker may use (--memory)"
                    : System.nanoTime() - start > ceiling.toNanos()
                            ? "it took more than the ceiling of " + ceiling.toSeconds() + " s for one fit (--ceiling)"
                            : "";
            if (off.getAsBoolean() || closed) {
                tree.close();
                return new Outcome.Stopped(
                        "it was called off: the time for challengers ended, or the study was told to stop");
            }
            if (!broken.isEmpty()) {
                tree.close();
                return failed(wanting.fold(), broken, tree);
            }
        }
        if (closed) {
            return new Outcome.Stopped("the study was told to stop");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return tree.exitCode() != 0
                ? failed(wanting.fold(), "it ended with exit code " + tree.exitCode(), tree)
                : read(wanting, new Outcome.Timing(seconds, 0, peak, seconds), tree);
    }

    private Outcome read(Wanting wanting, Outcome.Timing timing, ProcessTree tree) throws InterruptedException {
        int rows = wanting.fold().test().length;
        BitSet all = new BitSet();
        all.set(0, rows);
        PredictionTable.Wanted wanted = new PredictionTable.Wanted(field.data().task(), rows, all, "{test}");
        try {
            if (!Files.isRegularFile(wanting.out())) {
                return failed(wanting.fold(), "it ended well but wrote no predictions to {out}", tree);
            }
            long most = MOST_BYTES_BESIDE + MOST_BYTES_A_CELL * rows * (wanted.width() + 1);
            if (Files.size(wanting.out()) > most) {
                return failed(wanting.fold(), "what it wrote to {out} has more than " + most + " bytes", tree);
            }
            Predictions predictions = PredictionTable.read(wanting.out(), wanted);
            return new Outcome.Scored(predictions, timing, "");
        } catch (IOException e) {
            return failed(wanting.fold(), "its predictions could not be read: " + e.getMessage(), tree);
        } catch (UserError e) {
            String said = String.valueOf(e.getMessage())
                    .replace(wanting.out().toString(), "{out}")
                    .lines()
                    .map(String::strip)
                    .limit(LINES)
                    .reduce((a, b) -> a + (a.endsWith("s") || a.endsWith("problem") ? ": " : "; ") + b)
                    .orElse("");
            return failed(wanting.fold(), "its predictions are not what was asked for: " + said, tree);
        }
    }

    private Outcome failed(Fold fold, String reason, ProcessTree tree) throws InterruptedException {
        List<String> last = tree.lastWords(LINES, COLUMNS);
        return new Outcome.Failed(String.format(
                Locale.ROOT,
                "fold %d%s: %s%s",
                fold.fold() + 1,
                fold.repeat() == 0 ? "" : " of repeat " + (fold.repeat() + 1),
                reason,
                last.isEmpty() ? "; it said nothing" : ". Its last words: " + String.join(" / ", last)));
    }

    private static Map<String, String> environment(Path folder) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        THREADS.forEach(name -> environment.put(name, "1"));
        environment.put("TMPDIR", folder.toString());
        // Without it the order of Python's sets changes from run to run.
        environment.put("PYTHONHASHSEED", "0");
        return environment;
    }

    @Override
    public void end() {
        closed = true;
        running.forEach(ProcessTree::close);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // It goes with the study's work folder.
        }
    }
}
