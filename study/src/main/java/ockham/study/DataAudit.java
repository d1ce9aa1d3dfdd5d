package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.study.audit.Audit;
import ockham.study.audit.AuditSettings;
import ockham.study.audit.Finding;
import ockham.study.audit.Shift;
import ockham.study.business.Constraints;
import ockham.study.race.StudyData;
import ockham.study.settings.StudySettings;

/** The audit of a study's data: of the rows that models learn from, and of what parts them from those that judge. */
final class DataAudit {
    private DataAudit() {}

    /** Looks at the data before anything is trained; columns that the user or the case forbids are looked at by nobody. */
    static Audit of(StudySettings settings, StudyData data, Constraints constraints) {
        Set<String> trust = new HashSet<>(settings.trust());
        AuditSettings audit = new AuditSettings(
                settings.target(), data.task(), settings.time(), settings.group(), trust, settings.seed());
        // The user's test rows judge; what models see is not chosen by them.
        int[] learnt = IntStream.range(0, data.trainRows()).toArray();
        double[] target = Arrays.copyOf(data.target(), data.trainRows());
        List<String> leftOut = new ArrayList<>(settings.drop());
        constraints.forbiddenColumns().stream()
                .filter(name -> !leftOut.contains(name))
                .forEach(leftOut::add);
        Audit found = Audit.of(data.everything().without(leftOut).rows(learnt), target, audit);
        found.leftOut().stream().filter(name -> !leftOut.contains(name)).forEach(leftOut::add);
        return new Audit(
                Stream.concat(
                                found.findings().stream(),
                                Shift.findings(data.everything(), data.target(), data.trainRows(), leftOut, audit)
                                        .stream())
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList(),
                leftOut);
    }
}
