package ockham.app.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import ockham.api.LearnerProvider;

/**
 * The engines: whether each loads, each in a process of its own.
 *
 * @param command starts {@link EngineMain} when the engine's name is added to it
 * @param patience how long an engine may take
 */
record EngineProbe(List<String> names, List<String> command, Duration patience) implements Probe {
    /** All engines on the class path; their libraries are unpacked in {@code temporary}. */
    static EngineProbe ofProcess(Path temporary) {
        List<String> names = new ArrayList<>();
        names.add(EngineMain.DATA_ENGINE);
        ServiceLoader.load(LearnerProvider.class).stream()
                .map(provider -> provider.get().name())
                .sorted()
                .distinct()
                .forEach(names::add);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                EngineMain.class.getName());
        return new EngineProbe(List.copyOf(names), command, Duration.ofSeconds(90));
    }

    @Override
    public List<Check> look() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Check>> looks = names.stream()
                    .<Callable<Check>>map(name -> () -> load(name))
                    .toList();
            List<Check> checks = new ArrayList<>();
            for (Future<Check> check : threads.invokeAll(looks)) {
                checks.add(check.get());
            }
            return checks;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Check load(String engine) throws InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.add(engine);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return lost(engine, "did not load within " + patience.toSeconds() + " s");
            }
            return judge(engine, text(process.getInputStream()), process.exitValue());
        } catch (IOException e) {
            return lost(engine, "could not be tried: " + e.getMessage());
        }
    }

    private static Check judge(String engine, String output, int exit) {
        for (String line : output.lines().toList()) {
            if (line.startsWith(EngineMain.LOADS)) {
                return Check.ok(name(engine), line.substring(EngineMain.LOADS.length()));
            }
            if (line.startsWith(EngineMain.DOES_NOT)) {
                return lost(engine, line.substring(EngineMain.DOES_NOT.length()));
            }
        }
        return lost(engine, "its process ended with code " + exit + " before it had loaded: a crash in native code");
    }

    /** Without the data engine nothing runs; without another one its candidates are skipped. */
    private static Check lost(String engine, String what) {
        return engine.equals(EngineMain.DATA_ENGINE)
                ? Check.fail(name(engine), what, "no study can run: see docs/install.md for the platforms that work")
                : Check.warn(
                        name(engine),
                        what,
                        "its candidates are reported as skipped; the others of a study run as ever");
    }

    private static String name(String engine) {
        return "engine " + engine;
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
