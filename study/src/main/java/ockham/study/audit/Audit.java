package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
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
        List<Finding> findings = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Column column : rows.columns()) {
            long missing = 0;
            for (int i = 0; i < column.size(); i++) {
                missing += column.missing(i) ? 1 : 0;
            }
            if (missing == column.size()) {
                leftOut.add(column.name());
                findings.add(new Finding(
                        "constant", Severity.INFORMS, List.of(column.name()), "every cell is missing", "left out"));
            }
        }
        return new Audit(findings, leftOut);
    }
}
