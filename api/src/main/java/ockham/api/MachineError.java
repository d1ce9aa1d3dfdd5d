package ockham.api;

/**
 * The machine stopped the work: disk full, memory, a missing native library. The message says what to do; it is printed
 * without a stack trace, and the process ends with exit code 3.
 */
public final class MachineError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MachineError(String message) {
        super(message);
    }

    public MachineError(String message, Throwable cause) {
        super(message, cause);
    }
}
