package ockham.study.business;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ockham.api.Column;
import ockham.api.ColumnKind;

/** Columns that look like amounts of money: those whose name says so, then those that only spread like them; largest first. */
final class AmountColumns {
    private static final int MOST = 8;

    /** Parts of a name, wherever they stand. */
    private static final List<String> WORDS = List.of(
            "amount",
            "amnt",
            "price",
            "charge",
            "cost",
            "balance",
            "premium",
            "revenue",
            "income",
            "salary",
            "payment",
            "pymnt",
            "value",
            "spend",
            "loan",
            "fare",
            "claim",
            "sales",
            "debt",
            "wage",
            "budget",
            "profit",
            "turnover");

    /** Whole words of a name: elsewhere they are parts of others (principal, billion, coffee). */
    private static final Set<String> WHOLE = Set.of(
            "amt", "inc", "fee", "fees", "bill", "limit", "total", "bal", "rev", "pay", "paid", "sum", "tax", "rent",
            "usd", "eur", "gbp", "mrr", "arr", "gmv");

    /** Words of numbers that are no money, whatever else the name says: total_visits, loan_term. */
    private static final Set<String> NOT = Set.of(
            "id",
            "ids",
            "code",
            "year",
            "yr",
            "month",
            "day",
            "date",
            "age",
            "count",
            "cnt",
            "num",
            "number",
            "term",
            "rate",
            "ratio",
            "pct",
            "percent",
            "score",
            "rank",
            "zip",
            "lat",
            "lon",
            "latitude",
            "longitude");

    private static final double LARGE = 500;
    private static final int VARIED = 50;

    private AmountColumns() {}

    /** A column with the median of its cells. */
    record Amount(String column, double median, boolean named) {}

    static List<Amount> of(CaseContext context) {
        return context.table().columns().stream()
                .filter(c -> c.kind() == ColumnKind.NUMBER && !c.name().equals(context.target()))
                .map(c -> amount((Column.Numbers) c))
                .filter(a -> !Double.isNaN(a.median()))
                .sorted(Comparator.comparing((Amount a) -> !a.named())
                        .thenComparing(Comparator.comparingDouble((Amount a) -> Math.abs(a.median()))
                                .reversed()))
                .limit(MOST)
                .toList();
    }

    /** The median is NaN where the column does not look like an amount. */
    private static Amount amount(Column.Numbers column) {
        double[] sorted = Arrays.stream(column.values())
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        boolean named = named(column.name());
        boolean fits = sorted.length > 0 && (named || spreads(column.name(), sorted));
        return new Amount(column.name(), fits ? sorted[sorted.length / 2] : Double.NaN, named);
    }

    private static boolean named(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        List<String> words = words(column);
        return words.stream().noneMatch(NOT::contains)
                && (WORDS.stream().anyMatch(lower::contains) || words.stream().anyMatch(WHOLE::contains));
    }

    /** The words of a name: annual_inc, annualInc and "Annual Inc" are two each. */
    private static List<String> words(String column) {
        return Arrays.stream(column.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+"))
                .toList();
    }

    /** Large, varied, never negative, no numbering and no years. */
    private static boolean spreads(String column, double[] sorted) {
        long different = Arrays.stream(sorted).distinct().count();
        boolean whole = Arrays.stream(sorted).allMatch(v -> v == Math.rint(v));
        boolean numbering = whole && different == sorted.length;
        boolean years = whole && sorted[0] >= 1800 && sorted[sorted.length - 1] <= 2200;
        return sorted[0] >= 0
                && sorted[sorted.length / 2] >= LARGE
                && different >= VARIED
                && !numbering
                && !years
                && words(column).stream().noneMatch(NOT::contains);
    }
}
