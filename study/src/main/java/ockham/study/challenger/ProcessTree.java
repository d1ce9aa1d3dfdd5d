package ockham.study.challenger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ockham.study.race.ProcessMemory;

/**
 * A program and all that it starts, ended together. Java has no process groups: descendants are remembered while their
 * parents live, and on Linux a mark in the environment, which every descendant inherits, finds those that have parted from
 * them.
 */
final class ProcessTree implements AutoCloseable {
    private static final String MARK = "OCKHAM_CHALLENGER";
    /** A program that starts others faster than they are ended is given up. */
    private static final int ROUNDS = 20;

    private static final long PATIENCE_MILLIS = 2000;
    private static final Path ACCOUNTS = Path.of("/proc");

    private final Process process;
    private final String mark;
    private final Tail output;
    private final Tail errors;
    private final Set<ProcessHandle> seen = new HashSet<>();

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = mark;
        this.output = Tail.of(process.getInputStream(), "challenger output");
        this.errors = Tail.of(process.getErrorStream(), "challenger errors");
    }

    /**
     * Starts a program with these variables and no others, in a folder, with nothing to read.
     *
     * @throws IOException if it cannot be started
     */
    static ProcessTree start(List<String> words, Path folder, Map<String, String> environment) throws IOException {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ProcessTree(process, mark);
    }

    /** Whether the program has ended within this time. */
    boolean ended(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        if (!ended) {
            remember();
        }
        return ended;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Resident memory of the program and all it has started, in bytes; 0 where the system does not tell. */
    long resident() {
        long sum = ProcessMemory.resident(process.pid());
        synchronized (seen) {
            for (ProcessHandle handle : seen) {
                sum += handle.isAlive() ? ProcessMemory.resident(handle.pid()) : 0;
            }
        }
        return sum;
    }

    /** The last lines that it wrote as errors, else as output. */
    List<String> lastWords(int most, int columns) throws InterruptedException {
        errors.finish(PATIENCE_MILLIS);
        List<String> words = errors.lines(most, columns);
        if (!words.isEmpty()) {
            return words;
        }
        output.finish(PATIENCE_MILLIS);
        return output.lines(most, columns);
    }

    private void remember() {
        synchronized (seen) {
            process.descendants().forEach(seen::add);
            List.copyOf(seen).forEach(handle -> handle.descendants().forEach(seen::add));
        }
    }

    /** Ends it all; from whatever thread. */
    @Override
    public void close() {
        for (int round = 0; round < ROUNDS; round++) {
            remember();
            process.destroyForcibly();
            List<ProcessHandle> alive = new ArrayList<>(marked());
            synchronized (seen) {
                seen.stream().filter(ProcessHandle::isAlive).forEach(alive::add);
            }
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            alive.forEach(handle -> handle.onExit()
                    .completeOnTimeout(handle, 100, TimeUnit.MILLISECONDS)
                    .join());
        }
    }

    /** Processes with our mark, by the kernel's account of their environment; empty where there is none. */
    private List<ProcessHandle> marked() {
        List<ProcessHandle> marked = new ArrayList<>();
        if (!Files.isDirectory(ACCOUNTS)) {
            return marked;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(ACCOUNTS, "[0-9]*")) {
            for (Path account : all) {
                long pid = Long.parseLong(String.valueOf(account.getFileName()));
                if (pid != process.pid() && carries(account.resolve("environ"))) {
                    ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(marked::add);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // The accounts cannot be read: what was remembered is ended all the same.
        }
        return marked;
    }

    private boolean carries(Path environment) {
        try {
            return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
        } catch (IOException e) {
            return false;
        }
    }
}
