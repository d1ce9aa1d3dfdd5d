package ockham.app.doctor;

/**
 * What one look at the machine found.
 *
 * @param name what was looked at: {@code memory}
 * @param what was found, with units
 * @param advice what to do or to know; empty where there is nothing to say
 */
public record Check(String name, State state, String what, String advice) {
    /** How it is. */
    public enum State {
        /** Nothing stands in the way. */
        OK,
        /** Works, but slower or with a part left out. */
        WARN,
        /** Something will not work. */
        FAIL
    }

    static Check ok(String name, String what) {
        return new Check(name, State.OK, what, "");
    }

    static Check ok(String name, String what, String advice) {
        return new Check(name, State.OK, what, advice);
    }

    static Check warn(String name, String what, String advice) {
        return new Check(name, State.WARN, what, advice);
    }

    static Check fail(String name, String what, String advice) {
        return new Check(name, State.FAIL, what, advice);
    }
}
