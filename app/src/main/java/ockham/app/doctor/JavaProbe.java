package ockham.app.doctor;

import java.util.List;

/** The Java that runs this process. */
record JavaProbe(Runtime.Version version, String vendor, String home) implements Probe {
    private static final int OLDEST = 25;

    static JavaProbe ofProcess() {
        return new JavaProbe(
                Runtime.version(), System.getProperty("java.vendor", "unknown"), System.getProperty("java.home", ""));
    }

    @Override
    public List<Check> look() {
        String what = version + ", " + vendor + ", " + home;
        return List.of(
                version.feature() >= OLDEST
                        ? Check.ok("java", what)
                        : Check.fail("java", what, "Ockham needs Java " + OLDEST + " or later: see docs/install.md"));
    }
}
