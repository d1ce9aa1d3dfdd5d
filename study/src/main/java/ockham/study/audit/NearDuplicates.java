package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;

/** Rows that nearly repeat another one, by their columns ({@link RowTwins}) or by a text ({@link TextTwins}). */
final class NearDuplicates {
    private static final double WORTH_A_WARNING = 0.01;
    private static final int LEAST = 5;

    private final Table features;
    private final double[] target;
    private final AuditSettings settings;

    NearDuplicates(Table features, double[] target, AuditSettings settings) {
        this.features = features;
        this.target = target;
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (NearPairs pairs : clear()) {
            findings.add(finding(pairs));
        }
        return findings;
    }

    /** What is beyond chance, by the columns first, then text by text. */
    private List<NearPairs> clear() {
        List<Column> columns = new ArrayList<>(features.columns());
        columns.add(new Column.Numbers("", target));
        return clear(columns);
    }

    /** The same of the features alone: rows near each other with the same target are those that are easy to predict. */
    List<NearPairs> whateverTheirTargets() {
        return features.columns().isEmpty() ? List.of() : clear(features.columns());
    }

    private List<NearPairs> clear(List<Column> columns) {
        Column group = group();
        List<NearPairs> clear = new ArrayList<>();
        NearPairs byColumns = new RowTwins(columns, group, settings.seed()).find();
        if (byColumns.excess() >= LEAST) {
            clear.add(byColumns);
        }
        long[] whole = Duplicates.sums(columns);
        long[] groups = group == null ? new long[0] : RowHash.of(group, 0);
        for (Column column : features.columns()) {
            if (column instanceof Column.Texts texts) {
                NearPairs byText = new TextTwins(texts, whole, groups, settings.seed()).find();
                if (byText.excess() >= LEAST) {
                    clear.add(byText);
                }
            }
        }
        return clear;
    }

    private @Nullable Column group() {
        String group = settings.group();
        return group != null && features.has(group) ? features.column(group) : null;
    }

    private Finding finding(NearPairs pairs) {
        // A pair is in a sample with the square of a row's chance.
        double excess = Math.min(target.length, pairs.excess() / (pairs.sampled() * pairs.sampled()));
        boolean warns = excess >= WORTH_A_WARNING * target.length;
        String of = pairs.looked() < target.length
                ? "of " + Say.count(pairs.looked()) + " rows drawn from " + Say.count(target.length) + ", "
                : "";
        String evidence = of + Say.rows(pairs.rows()) + " (" + Say.percent((double) pairs.rows() / pairs.looked())
                + ") " + (pairs.rows() == 1 ? "shares" : "share") + " " + pairs.how()
                + " with an earlier row that they do not repeat; about " + Say.count(Math.round(pairs.excess()))
                + " more than chance would give"
                + (of.isEmpty() ? "" : ", so about " + Say.count(Math.round(excess)) + " of all rows");
        return new Finding(
                "near duplicates",
                warns ? Severity.WARNS : Severity.INFORMS,
                List.of(),
                evidence,
                warns
                        ? "If they are copies of one case, keep one of each: a near copy in the training rows flatters"
                                + " every candidate. If they belong to one customer or device, give --group."
                        : "Kept: so few hardly change a score.");
    }
}
