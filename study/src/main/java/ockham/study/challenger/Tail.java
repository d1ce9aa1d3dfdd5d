package ockham.study.challenger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Drains what a program writes, so that it never waits, and keeps the end of it. */
final class Tail {
    private static final int KEPT = 8192;

    private final byte[] ring = new byte[KEPT];
    private final Thread reader;
    private long read;

    private Tail(InputStream in, String name) {
        this.reader = Thread.ofPlatform().daemon().name(name).unstarted(() -> drain(in));
    }

    static Tail of(InputStream in, String name) {
        Tail tail = new Tail(in, name);
        tail.reader.start();
        return tail;
    }

    private void drain(InputStream in) {
        byte[] block = new byte[KEPT];
        try (in) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                add(block, n);
            }
        } catch (IOException e) {
            // The pipe broke with the program; what came before is kept.
        }
    }

    private synchronized void add(byte[] block, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) ((read + i) % KEPT)] = block[i];
        }
        read += count;
    }

    /** Waits until all is read, but not for long: what the program began may hold the pipe open. */
    void finish(long millis) throws InterruptedException {
        reader.join(millis);
    }

    /** The last lines that are not blank, at most {@code most}, each cut to {@code columns}. */
    synchronized List<String> lines(int most, int columns) {
        int count = (int) Math.min(KEPT, read);
        byte[] kept = new byte[count];
        for (int i = 0; i < count; i++) {
            kept[i] = ring[(int) ((read - count + i) % KEPT)];
        }
        List<String> lines = new String(kept, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() <= columns ? line : line.substring(0, columns) + "...")
                .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
