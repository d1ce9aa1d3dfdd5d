package ockham.study.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;

/** The findings that a reader of a verdict must look at, in few words. */
public final class Doubts {
    private static final int SHOWN = 4;
    private static final int COLUMNS = 3;

    /** Kinds that can make every score of a study too good: what is wrong with the others is handled in the fits. */
    private static final Set<String> FLATTERING =
            Set.of("leak", "missingness", "group", "duplicates", "near duplicates", "twins", "time", "order");

    /** Of a case file whose amounts are not the user's. */
    public static final String INVENTED = "invented";

    private Doubts() {}

    /** A line for each, those that flatter first; no more than a few, then their number. */
    static List<String> lines(List<Finding> findings) {
        List<Finding> warnings = warnings(findings);
        List<String> lines = new ArrayList<>();
        for (Finding finding : warnings.subList(0, Math.min(SHOWN, warnings.size()))) {
            lines.add(name(finding) + ": " + first(finding.evidence()));
        }
        if (warnings.size() > SHOWN) {
            lines.add("and " + (warnings.size() - SHOWN) + " more; the report lists all");
        }
        return lines;
    }

    /** What a verdict must not be read without; empty where nothing flatters. */
    public static Optional<String> of(List<Finding> findings) {
        List<String> names = warnings(findings).stream()
                .filter(f -> FLATTERING.contains(f.kind()))
                .map(Doubts::name)
                .distinct()
                .toList();
        if (findings.stream().anyMatch(f -> f.kind().equals(INVENTED))) {
            return Optional.of("But the amounts are invented: put your own into the case first.");
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String more = names.size() > 2 ? " and " + (names.size() - 2) + " more" : "";
        return Optional.of("But look at the data first: "
                + String.join(", ", names.subList(0, Math.min(2, names.size()))) + more
                + " may make every score too good.");
    }

    private static List<Finding> warnings(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.severity() == Severity.WARNS)
                .sorted(Comparator.comparing(f -> !FLATTERING.contains(f.kind())))
                .toList();
    }

    private static String name(Finding finding) {
        List<String> columns = finding.columns();
        if (columns.isEmpty()) {
            return finding.kind();
        }
        String more = columns.size() > COLUMNS ? " and " + (columns.size() - COLUMNS) + " more" : "";
        return finding.kind() + " (" + String.join(", ", columns.subList(0, Math.min(COLUMNS, columns.size()))) + more
                + ")";
    }

    /** The first sentence. */
    private static String first(String evidence) {
        int end = evidence.indexOf(". ");
        return end < 0 ? evidence : evidence.substring(0, end + 1);
    }
}
