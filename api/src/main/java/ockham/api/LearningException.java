package ockham.api;

/** A fit that gave no usable model. The message is shown to the user as the reason why a candidate failed. */
public final class LearningException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LearningException(String message) {
        super(message);
    }

    public LearningException(String message, Throwable cause) {
        super(message, cause);
    }
}
