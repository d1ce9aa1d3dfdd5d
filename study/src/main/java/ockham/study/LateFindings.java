package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ockham.api.Column;
import ockham.study.audit.AuditSettings;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.audit.Twins;
import ockham.study.compare.LabelErrors;
import ockham.study.compare.OutOfFold;
import ockham.study.compare.RawColumns;
import ockham.study.compare.WithoutTwins;
import ockham.study.race.SourceRows;
import ockham.study.split.Fold;

/** What is found in the data only when candidates have predicted it. */
final class LateFindings {
    private static final Set<String> REPEATS = Set.of("duplicates", "near duplicates");

    private final StudyCourse course;

    LateFindings(StudyCourse course) {
        this.course = course;
    }

    /** @param predictions of the candidates that were through */
    List<Finding> of(OutOfFold predictions) {
        List<Finding> findings = new ArrayList<>(failings(predictions));
        findings.addAll(labels(predictions));
        findings.addAll(twins(predictions));
        return findings;
    }

    private boolean testFile() {
        return course.data().trainRows() < course.data().target().length;
    }

    /**
     * Where models are worse than a raw column. Not asked where folds follow in time or a file judges: the column alone would
     * learn from rows that the models may not see.
     */
    private List<Finding> failings(OutOfFold predictions) {
        if (course.plan().time() != null || course.folds().folds().size() == 1) {
            return List.of();
        }
        List<String> features = course.data().features(course.plan()).columns().stream()
                .map(Column::name)
                .toList();
        return RawColumns.findings(predictions, features);
    }

    private List<Finding> labels(OutOfFold predictions) {
        return LabelErrors.findings(predictions, this::names, course.plan().seed());
    }

    /** Tested rows as users find them: 1 is the first row below the header. */
    private List<String> names(int[] places) {
        int[] tested = Judged.tested(course.folds());
        SourceRows rows =
                SourceRows.of(course.folder().path(), course.question().targetChoice());
        String file = testFile() ? " of the test file" : "";
        return Arrays.stream(places)
                .mapToObj(i -> "row " + (rows.place()[tested[i]] + 1) + file)
                .toList();
    }

    /** The score without rows that have a twin among those learnt from, where there is reason to look. */
    private List<Finding> twins(OutOfFold predictions) {
        boolean warned = course.audit().findings().stream()
                .anyMatch(f -> REPEATS.contains(f.kind()) && f.severity() == Severity.WARNS);
        if (!warned && !testFile()) {
            return List.of();
        }
        AuditSettings settings = new AuditSettings(
                course.plan().target(),
                course.data().task(),
                course.plan().time(),
                course.plan().group(),
                Set.of(),
                course.plan().seed());
        Twins twins = Twins.of(
                course.data().everything().without(new HashSet<>(course.audit().leftOut())),
                course.data().target(),
                settings);
        if (!twins.whole()) {
            // A tested row that was not looked at would be taken for one without a twin.
            return List.of();
        }
        int[] tested = Judged.tested(course.folds());
        boolean[] twin = new boolean[course.data().target().length];
        for (Fold fold : course.folds().folds()) {
            if (fold.repeat() == 0) {
                boolean[] learnt = new boolean[twin.length];
                for (int row : fold.train()) {
                    learnt[row] = true;
                }
                boolean[] have = twins.have(fold.test(), learnt);
                for (int i = 0; i < have.length; i++) {
                    twin[fold.test()[i]] = have[i];
                }
            }
        }
        boolean[] asked = new boolean[tested.length];
        for (int i = 0; i < tested.length; i++) {
            asked[i] = twin[tested[i]];
        }
        return WithoutTwins.findings(predictions, course.question().metric(), asked, warned);
    }
}
