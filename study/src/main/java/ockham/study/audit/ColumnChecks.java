package ockham.study.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ockham.api.ColumnKind;

/** Missing cells, constants, copies and categories of many levels. */
final class ColumnChecks {
    private static final double MOSTLY_MISSING = 0.5;
    private static final int MANY_LEVELS = 50;
    /** Below this, columns of two values agree by chance. */
    private static final int ROWS_FOR_COPIES = 30;

    private ColumnChecks() {}

    static List<Finding> constants(List<Facts> columns) {
        List<Finding> findings = new ArrayList<>();
        for (Facts facts : columns) {
            if (facts.constant()) {
                findings.add(new Finding(
                        facts.distinct() == 0 ? "missing" : "constant",
                        Severity.INFORMS,
                        List.of(facts.name()),
                        facts.distinct() == 0 ? "every cell is missing" : "every row has the same value",
                        "Left out: nothing can be learnt from it."));
            }
        }
        return findings;
    }

    static List<Finding> missing(List<Facts> columns) {
        List<Finding> findings = new ArrayList<>();
        for (Facts facts : columns) {
            double share = (double) facts.missing() / Math.max(1, facts.rows());
            if (facts.missing() > 0 && facts.distinct() > 0) {
                boolean warns = share > MOSTLY_MISSING;
                findings.add(new Finding(
                        "missing",
                        warns ? Severity.WARNS : Severity.INFORMS,
                        List.of(facts.name()),
                        Say.count(facts.missing()) + " of " + Say.count(facts.rows()) + " cells are missing ("
                                + Say.percent(share) + ")",
                        warns
                                ? "Kept: that a cell is missing can itself tell something. Check that it is"
                                        + " filled as often when deciding, or leave it out"
                                        + " with --drop " + facts.name() + "."
                                : "Handled: learners that take missing cells get them, others a filled cell"
                                        + " and a mark."));
            }
        }
        return findings;
    }

    static List<Finding> manyLevels(List<Facts> columns) {
        List<Finding> findings = new ArrayList<>();
        for (Facts facts : columns) {
            if (facts.column().kind() == ColumnKind.CATEGORY && facts.distinct() > MANY_LEVELS) {
                findings.add(new Finding(
                        "levels",
                        Severity.INFORMS,
                        List.of(facts.name()),
                        Say.count(facts.distinct()) + " different values, "
                                + String.format(Locale.ROOT, "%.1f", (double) facts.present() / facts.distinct())
                                + " rows each on average",
                        "Handled: used through the mean of the target in each value, taken on other rows."));
            }
        }
        return findings;
    }

    /** Columns that say the same: equal up to renaming values, or up to a rising or falling function. */
    static List<Finding> copies(List<Facts> columns) {
        Map<String, List<Facts>> alike = new LinkedHashMap<>();
        for (Facts facts : columns) {
            if (facts.rows() < ROWS_FOR_COPIES || facts.distinct() < 2) {
                continue;
            }
            // Columns without repeated values all part the rows alike; only their order can tell.
            if (facts.distinct() <= facts.present() / 2) {
                alike.computeIfAbsent("parts " + facts.partition(), k -> new ArrayList<>())
                        .add(facts);
            } else if (facts.order() != 0) {
                long key = Math.min(facts.order(), facts.reverse());
                alike.computeIfAbsent("order " + key, k -> new ArrayList<>()).add(facts);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Facts> same : alike.values()) {
            if (same.size() > 1) {
                findings.add(copy(same));
            }
        }
        return findings;
    }

    private static Finding copy(List<Facts> same) {
        List<String> names = same.stream().map(Facts::name).toList();
        return new Finding(
                "copies",
                Severity.INFORMS,
                names,
                "each tells the others exactly: " + Say.count(same.get(0).distinct())
                        + " values that go together in every row",
                "Kept: harmless for the predictions, but importance is shared between them. To tell the story once,"
                        + " --drop "
                        + String.join(",", names.subList(1, names.size())) + ".");
    }

    /** Columns that only number or name the rows; {@code kept} are never among them. */
    static List<Finding> ids(List<Facts> columns, Set<String> kept) {
        List<Finding> findings = new ArrayList<>();
        for (Facts facts : columns) {
            String why = kept.contains(facts.name()) || facts.constant() ? "" : Identity.of(facts);
            if (!why.isEmpty()) {
                findings.add(new Finding(
                        "id",
                        Severity.WARNS,
                        List.of(facts.name()),
                        why,
                        "Left out: it names rows and says nothing of new ones. Keep it with --trust " + facts.name()
                                + " if it measures something."));
            }
        }
        return findings;
    }

    /** Columns that name whoever rows are about, with values that repeat: rows that may belong together. */
    static List<Finding> groups(List<Facts> columns) {
        List<Finding> findings = new ArrayList<>();
        for (Facts facts : columns) {
            String why = Identity.ofGroup(facts);
            if (!why.isEmpty()) {
                findings.add(new Finding(
                        "group",
                        Severity.WARNS,
                        List.of(facts.name()),
                        "looks like an id that repeats: " + Say.count(facts.distinct()) + " values in "
                                + Say.rows(facts.present()) + why,
                        "If new rows will come from ids not seen yet, give --group " + facts.name()
                                + ": otherwise the same id is trained on and tested, which flatters every candidate."));
            }
        }
        return findings;
    }
}
