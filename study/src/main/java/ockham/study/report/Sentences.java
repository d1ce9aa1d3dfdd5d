package ockham.study.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The verdict's sentence where its first word is said already, or its names are. */
final class Sentences {
    /** "logistic. logistic reaches": what was just named need not be named again. */
    private static final Pattern AGAIN = Pattern.compile("(?<=[ :])(\\S[^.]*)\\. \\1 (?=reaches )");

    private static final Pattern NOTHING = Pattern.compile("\\. nothing (?=reaches )");

    private Sentences() {}

    /** As it is written below or after the verdict's word. */
    static String of(StudyRecord study) {
        Matcher again = AGAIN.matcher(study.sentence());
        String once = again.find() ? again.replaceFirst("$1. It ") : study.sentence();
        return NOTHING.matcher(once).replaceFirst(". That ");
    }

    /** Below a heading that has said the verdict's word. */
    static String belowHeading(StudyRecord study) {
        String word = study.verdict();
        String sentence = of(study);
        if (!sentence.toLowerCase(Locale.ROOT).startsWith(word + ": ")) {
            return sentence;
        }
        String rest = sentence.substring(word.length() + 2);
        boolean model = word.equals("classical") || word.equals("deep");
        return model ? "Use " + rest : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }
}
