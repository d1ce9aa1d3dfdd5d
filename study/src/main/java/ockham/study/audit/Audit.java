package ockham.study.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ockham.api.Table;

/**
 * What was seen in the data.
 *
 * @param findings what blocks first, then what warns, then what informs
 * @param leftOut columns that no model shall see, each with a finding, in the table's order
 */
public record Audit(List<Finding> findings, List<String> leftOut) {
    public Audit {
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Looks at the columns one by one, at the rows, at the target, and for columns that would not be known when deciding.
     *
     * @param rows every column but the target
     * @param target one value a row, see {@link ockham.api.Task}
     */
    public static Audit of(Table rows, double[] target, AuditSettings settings) {
        List<Facts> facts = rows.columns().stream().map(Facts::of).toList();
        List<Finding> constants = ColumnChecks.constants(facts);
        List<Finding> ids = ColumnChecks.ids(facts, named(settings));
        Set<String> leftOut = new HashSet<>();
        constants.forEach(finding -> leftOut.addAll(finding.columns()));
        ids.forEach(finding -> leftOut.addAll(finding.columns()));
        Table features = rows.without(leftOut);
        List<Facts> kept =
                facts.stream().filter(f -> !leftOut.contains(f.name())).toList();

        List<Finding> findings = new ArrayList<>();
        findings.addAll(new Leaks(features, kept, target, settings).findings());
        findings.addAll(constants);
        findings.addAll(ids);
        findings.addAll(new TargetChecks(target, settings).findings());
        findings.addAll(new OrderChecks(target, settings).findings(kept));
        if (settings.group() == null) {
            findings.addAll(ColumnChecks.groups(kept));
        }
        findings.addAll(new Duplicates(features, target, settings.task().classification()).findings());
        findings.addAll(new NearDuplicates(features, target, settings).findings());
        findings.addAll(ColumnChecks.missing(kept));
        findings.addAll(gaps(kept, blocked(findings), target, settings));
        findings.addAll(ColumnChecks.copies(kept));
        findings.addAll(ColumnChecks.manyLevels(kept));
        findings.sort(Comparator.comparing(Finding::severity));
        return new Audit(
                findings, rows.names().stream().filter(leftOut::contains).toList());
    }

    private static Set<String> blocked(List<Finding> findings) {
        Set<String> blocked = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.severity() == Severity.BLOCKS) {
                blocked.add(finding.columns().get(0));
            }
        }
        return blocked;
    }

    private static List<Finding> gaps(
            List<Facts> columns, Set<String> blocked, double[] target, AuditSettings settings) {
        List<String> names = settings.task().classes().stream()
                .map(name -> settings.target() + " is " + name)
                .toList();
        return new Gaps(new Goal(target, names.size()), names)
                .findings(columns.stream()
                        .filter(f -> !blocked.contains(f.name()))
                        .toList());
    }

    /** Columns whose part in the study the user named. */
    private static Set<String> named(AuditSettings settings) {
        Set<String> named = new HashSet<>(settings.trust());
        if (settings.time() != null) {
            named.add(settings.time());
        }
        if (settings.group() != null) {
            named.add(settings.group());
        }
        return named;
    }
}
