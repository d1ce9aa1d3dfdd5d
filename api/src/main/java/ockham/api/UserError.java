package ockham.api;

/**
 * Something that the user can mend. The message names the file, line, column and value where they are known, and says
 * what to do; it is printed as it is, without a stack trace, and the process ends with exit code 2.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
