package ockham.score.decide;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;

/**
 * A formula over a row's columns, for money amounts and rules: {@code 0.3 * MonthlyCharges * 12},
 * {@code Contract = 'Month-to-month' and tenure < 12}. Immutable, safe to share between threads, stored as its text.
 *
 * <p>It knows numbers, {@code 'texts'}, columns (bare, or in {@code "double quotes"} or {@code `backticks`}),
 * {@code + - * / ( )}, {@code = <> != < <= > >=}, {@code and}, {@code or}, {@code not}, {@code in (...)},
 * {@code is null}, {@code is not null}, {@code true}, {@code false}, {@code min(...)}, {@code max(...)},
 * {@code abs(x)} and {@code if(condition, a, b)}; words in any case. There are no loops, calls or state, so an
 * expression of a stranger is safe to evaluate.
 *
 * <p>Missing cells: arithmetic with one is missing, and so is a division by zero; every comparison with one is false,
 * {@code <>} and {@code not in} too; a condition never is missing, so {@code not (x > 1)} is true where x is missing.
 * A boolean column equals {@code 'yes'}, {@code 'true'}, 1 and their opposites; a time compares with
 * {@code '2026-01-31'}; a text compares with a number where it reads as one.
 */
public final class Expression {
    /** What an expression gives for a row. */
    public enum Type {
        NUMBER,
        CONDITION,
        TEXT,
        TIME
    }

    private static final int LONGEST = 2_000;

    private final String text;
    private final Node root;
    private final Set<String> columns;

    private Expression(String text, Node root, Set<String> columns) {
        this.text = text;
        this.root = root;
        this.columns = Set.copyOf(columns);
    }

    /**
     * Reads an expression; whether its columns exist is said by {@link #check} or on evaluation.
     *
     * @throws ExpressionException if the text is no expression, with the position
     */
    public static Expression parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException(LONGEST, text, "an expression has at most " + LONGEST + " characters");
        }
        Parser parser = new Parser(text);
        Node root = parser.parse();
        return new Expression(text, root, parser.columns());
    }

    /** Reads an expression that is the column {@code name} itself. */
    public static Expression column(String name) {
        return parse("\"" + name.replace("\"", "\"\"") + "\"");
    }

    public String text() {
        return text;
    }

    /** The columns it reads, sorted. */
    public List<String> columns() {
        return List.copyOf(new TreeSet<>(columns));
    }

    /**
     * What it gives on such a table. Stricter than evaluation: a text that is nearly, but not quite, a level of the
     * column it is compared with is refused as a slip of the pen.
     *
     * @throws ExpressionException if a column does not exist or kinds do not fit, with position and nearest name
     */
    public Type check(Table table) {
        return root.bind(new Scope(text, table, true)).type();
    }

    /**
     * A number per row; NaN is missing. A condition counts 1 and 0.
     *
     * @throws ExpressionException if it does not fit the table or gives texts
     */
    public double[] numbers(Table table) {
        Scope scope = new Scope(text, table, false);
        Bound.Num number = scope.number(root.bind(scope), 0);
        double[] values = new double[table.rows()];
        for (int i = 0; i < values.length; i++) {
            double value = number.at().applyAsDouble(i);
            values[i] = Double.isFinite(value) ? value : Double.NaN;
        }
        return values;
    }

    /**
     * Whether the condition holds, per row. A number holds unless it is 0 or missing.
     *
     * @throws ExpressionException if it does not fit the table or gives texts
     */
    public boolean[] conditions(Table table) {
        Scope scope = new Scope(text, table, false);
        Bound.Bool condition = scope.condition(root.bind(scope), 0);
        boolean[] values = new boolean[table.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = condition.at().test(i);
        }
        return values;
    }

    /**
     * A text per row; null is missing.
     *
     * @throws ExpressionException if it does not fit the table or gives no texts
     */
    public @Nullable String[] texts(Table table) {
        Scope scope = new Scope(text, table, false);
        if (!(root.bind(scope) instanceof Bound.Text bound)) {
            throw scope.error(0, "this gives no text");
        }
        @Nullable String[] values = new @Nullable String[table.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound.at().apply(i);
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
