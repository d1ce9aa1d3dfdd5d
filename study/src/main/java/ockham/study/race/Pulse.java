package ockham.study.race;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Tells a fit that works, however slowly, from one that hangs. Works: the fitting thread or the process uses processor
 * time, a step is reported, or a child process is alive. A fit that does none of these waits for something that does not
 * come. A fit that runs in circles cannot be told from a slow one; the ceiling ends it. Safe for use by several threads.
 */
final class Pulse {
    /** Processor time of the fitting thread that shows work. Even a starved thread gets it within seconds. */
    private static final double THREAD_SECONDS = 0.002;
    /** Share of one processor that the process must use while its fitting thread waits; an idle JVM uses far less. */
    private static final double PROCESS_SHARE = 0.03;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Meters meters;
    private long lastSign;
    private long lastLook;
    private double threadSeconds;
    private double processSeconds;

    /**
     * What is read.
     *
     * @param nanos the clock
     * @param thread processor seconds of the fitting thread, NaN where the machine does not tell
     * @param process processor seconds of the process, NaN where the machine does not tell
     * @param child whether a child process is alive
     */
    record Meters(LongSupplier nanos, DoubleSupplier thread, DoubleSupplier process, BooleanSupplier child) {
        /** The machine's own, for the fits of a thread. */
        static Meters of(Thread fitting) {
            return new Meters(
                    System::nanoTime,
                    () -> THREADS.isThreadCpuTimeSupported()
                            ? THREADS.getThreadCpuTime(fitting.threadId()) / 1e9
                            : Double.NaN,
                    Pulse::processSeconds,
                    () -> ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive));
        }
    }

    Pulse(Meters meters) {
        this.meters = meters;
        lastLook = meters.nanos().getAsLong();
        processSeconds = meters.process().getAsDouble();
        sign();
    }

    /** A job has begun, or a fit has reported a step. */
    synchronized void sign() {
        lastSign = meters.nanos().getAsLong();
        threadSeconds = meters.thread().getAsDouble();
    }

    /** Seconds since work was last seen; to be asked about once a second. */
    synchronized double idleSeconds() {
        long now = meters.nanos().getAsLong();
        double process = meters.process().getAsDouble();
        double share = (process - processSeconds) / Math.max(1e-3, (now - lastLook) / 1e9);
        boolean threadWaits = meters.thread().getAsDouble() - threadSeconds < THREAD_SECONDS;
        // A machine that does not tell processor time (NaN) makes nothing look hung.
        if (!threadWaits || !(share < PROCESS_SHARE) || meters.child().getAsBoolean()) {
            sign();
        }
        lastLook = now;
        processSeconds = process;
        return (now - lastSign) / 1e9;
    }

    /** Processor time of this process; NaN where the machine does not tell. */
    static double processSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
