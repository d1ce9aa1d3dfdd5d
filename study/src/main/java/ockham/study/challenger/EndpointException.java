package ockham.study.challenger;

/** A server that could not be asked, or whose answer is not one. */
final class EndpointException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean off;

    EndpointException(String reason, boolean off) {
        super(reason);
        this.off = off;
    }

    /** Whether it was the study that ended the asking. */
    boolean calledOff() {
        return off;
    }
}
