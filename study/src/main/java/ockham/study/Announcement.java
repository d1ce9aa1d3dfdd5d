package ockham.study;

import java.util.Locale;
import ockham.study.split.Folds;

/** What a race is about to do and how long that takes here, in a sentence. */
public final class Announcement {
    private Announcement() {}

    static String of(StudyCourse course) {
        Folds folds = course.folds();
        int candidates = course.ladder().candidates().size();
        int fits = candidates * folds.folds().size();
        return "racing " + candidates + " candidates on " + folds.repeats() + " x " + folds.perRepeat() + " folds ("
                + folds.how() + "): " + effort(course) + ", " + fits + " fits and " + (candidates - 1)
                + " final models, " + time(course);
    }

    private static String effort(StudyCourse course) {
        int raised = course.plan().efforts().size();
        return course.plan().effort().name().toLowerCase(Locale.ROOT) + " effort"
                + (raised == 0 ? "" : " and more for " + raised + " learners that the budget has room for");
    }

    private static String time(StudyCourse course) {
        if (course.settings().budget() != null) {
            return "a verdict within "
                    + words((double) course.settings().budget().toSeconds());
        }
        return course.forecast().isEmpty()
                ? "for an unknown time: there are learners of which nothing was measured"
                : "about " + words(course.forecast().getAsDouble()) + " here";
    }

    /** A time in words, rounded to what people plan by. */
    public static String words(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 90
                ? whole + " s"
                : whole < 5400
                        ? Math.round(whole / 60.0) + " min"
                        : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
    }
}
