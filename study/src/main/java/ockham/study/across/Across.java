package ockham.study.across;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ockham.study.report.SafeText;

/** Finished studies beside each other, in words for a terminal. */
public final class Across {
    private Across() {}

    /**
     * What changed between two studies; of three and more, what they say together of the candidates.
     *
     * @param studies at least two, in the order of time
     */
    public static List<String> lines(List<NamedStudy> studies) {
        return told(studies).stream().map(SafeText::line).toList();
    }

    private static List<String> told(List<NamedStudy> studies) {
        if (studies.size() < 2) {
            throw new IllegalArgumentException("one study has nothing to be compared with");
        }
        List<String> lines = new ArrayList<>();
        if (studies.size() == 2) {
            NamedStudy before = studies.getFirst();
            NamedStudy after = studies.getLast();
            lines.add(before.name() + " -> " + after.name());
            for (Map.Entry<String, List<String>> part :
                    Changes.of(before.record(), after.record()).entrySet()) {
                lines.add(part.getKey());
                part.getValue().forEach(sentence -> lines.add("  " + sentence));
            }
            return lines;
        }
        for (NamedStudy study : studies) {
            lines.add(study.name() + ": " + study.record().sentence());
        }
        lines.add("");
        lines.addAll(ManyStudies.text(ManyStudies.of(studies)));
        return lines;
    }
}
