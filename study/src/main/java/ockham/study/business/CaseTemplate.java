package ockham.study.business;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ockham.api.Column;
import ockham.api.Task;
import ockham.score.decide.Expression;
import ockham.score.decide.ExpressionException;

/** Writes a case file with comments from the data at hand. Every number of the user's business in it is to be replaced. */
final class CaseTemplate {
    /** Above so many classes a matrix with an action per class is no longer a file that a person fills in. */
    private static final int WIDEST = 6;

    private static final String INVENTED =
            "# The amounts below are invented: the answer means nothing until they are yours.\n";
    /** Marks a line whose amounts are not the user's. */
    static final String MARK = "# invented";

    private static final String ACT = "act: 100     " + MARK;
    private static final String MISS = "act: -10     " + MARK;

    private static final String RANGES = """
        # Or, where an action is decided on, what it is worth by the range of the true number:
        # outcomes:
        #   - {truth: below 20, act: -5, wait: 0}
        #   - {truth: 20 to 50, act: 10, wait: 0}     # 20 belongs to it, 50 does not
        #   - {truth: 50 or more, act: 40, wait: 0}
        """;

    private final CaseContext context;

    private CaseTemplate(CaseContext context) {
        this.context = context;
    }

    static String write(CaseContext context) {
        CaseTemplate template = new CaseTemplate(context);
        return template.head() + template.outcomes() + template.today() + template.constraints() + costs();
    }

    private static String costs() {
        return """

            # People and machines. The days are this product's defaults (docs/business-case.md tells where they come from);
            # put in your own.
            effort:
              build_days: {classical: %s, deep: %s}            # once, from notebook to service
              upkeep_days_per_year: {classical: %s, deep: %s}   # watching, retraining
              day_rate: %s
            running:
              server_per_month: %s            # or server_per_hour; default: a small cloud machine
              min_servers: %d
              # peak_per_second: 5            # default: ten times the average over the year
              # energy_per_kwh: 0.30          # leave out where the server's price includes it

            # What a model must keep to be chosen.
            # limits: {p99_ms: 50, memory_mb: 1000, explainable: no}

            # Rows that could still be collected, what one costs, and how long it takes.
            # more_rows: {available: 50000, cost_each: 0.50, months: 2}

            # Smaller gains do not matter. Default: 10 days of work a year.
            worth_acting_on: %s per year
            """.formatted(
                        n(CaseDefaults.BUILD_CLASSICAL),
                        n(CaseDefaults.BUILD_DEEP),
                        n(CaseDefaults.UPKEEP_CLASSICAL),
                        n(CaseDefaults.UPKEEP_DEEP),
                        n(CaseDefaults.DAY_RATE),
                        n(CaseDefaults.SERVER_PER_MONTH),
                        CaseDefaults.MIN_SERVERS,
                        n(CaseDefaults.WORTH_DAYS * CaseDefaults.DAY_RATE));
    }

    private String head() {
        String acting = switch (context.task()) {
            case Task.Regression _ -> "Decide on a number for " + context.target();
            case Task.Multiclass many when byClass(many) -> "Treat each row by its " + context.target();
            case Task _ -> "Act on the rows where " + context.target() + " will be " + acted();
        };
        boolean oneClass =
                context.task().classification() && !(context.task() instanceof Task.Multiclass many && byClass(many));
        String actOn = oneClass ? "act_on: " + quoted(acted()) + "\n" : "";
        return """
            # A business case: what decisions are worth. Every number here is a start; replace it with yours.
            # Any number may be a range instead: {low: 40, likely: 75, high: 120}.
            decision: %s     # what acting means; one row is one decision
            %scurrency: EUR
            volume: %d per year     # decisions a year (here: the rows of the file)
            %shorizon: %s years     # how long the answer must pay
            discount: %s%%     # a year
            """.formatted(
                        quoted(acting),
                        actOn,
                        Math.max(1, context.table().rows()),
                        context.task().classification()
                                ? "# capacity: 10%     # so many may be acted on at most, or a number such as 500 per"
                                        + " month\n"
                                : "",
                        n(CaseDefaults.HORIZON_YEARS),
                        n(100 * CaseDefaults.DISCOUNT));
    }

    private String outcomes() {
        StringBuilder out = new StringBuilder(amounts());
        switch (context.task()) {
            case Task.Regression number ->
                out.append("# What each unit costs by which the decision misses the truth.\n")
                        .append(INVENTED)
                        .append("outcomes: {too_low: 1, too_high: 1}     " + MARK + "\n")
                        .append(RANGES);
            case Task.Binary binary -> {
                entry(out, quoted(binary.positive()), ACT, "wait: 0");
                entry(out, quoted(binary.negative()), MISS, "wait: 0");
            }
            case Task.Multiclass many
            when byClass(many) -> {
                for (String truth : many.classes()) {
                    out.append("  - truth: ").append(quoted(truth)).append('\n');
                    for (String treated : many.classes()) {
                        out.append("    ")
                                .append(quoted("treat as " + treated))
                                .append(": ")
                                .append(treated.equals(truth) ? "10" : "-10")
                                .append(treated.equals(many.classes().getFirst()) ? "     " + MARK + "\n" : "\n");
                    }
                    out.append("    wait: 0\n");
                }
            }
            case Task.Multiclass many -> {
                entry(out, quoted(acted()), ACT, "wait: 0");
                entry(out, "other", MISS, "wait: 0     # all other classes");
            }
        }
        return out.toString();
    }

    /** Whether every class has an action of its own. */
    private static boolean byClass(Task.Multiclass many) {
        return many.classes().size() <= WIDEST;
    }

    private static void entry(StringBuilder out, String truth, String act, String wait) {
        out.append("  - truth: ")
                .append(truth)
                .append("\n    ")
                .append(act)
                .append("\n    ")
                .append(wait)
                .append('\n');
    }

    /** The head of the outcomes, with the columns that look like amounts. */
    private String amounts() {
        List<AmountColumns.Amount> amounts = AmountColumns.of(context);
        String columns = amounts.stream()
                .map(a -> "#   " + plain(name(a.column())) + "   (median " + n(a.median()) + ")\n")
                .collect(Collectors.joining());
        String hint = amounts.isEmpty()
                ? ""
                : "# These columns look like amounts; a formula such as 0.3 * "
                        + plain(name(amounts.getFirst().column())) + " works too:\n" + columns;
        String list = context.task() instanceof Task.Regression
                ? ""
                : "# Money per decision, by what comes true and what was done.\n" + INVENTED + hint + "outcomes:\n";
        return "\n" + (list.isEmpty() ? hint : list);
    }

    private String today() {
        if (context.task() instanceof Task.Regression) {
            return "\n"
                + "# How it is decided now: a column or a formula with the number in use, such as a forecast. Without"
                + " it: the same number for all.\n"
                + "# today: ForecastInUse\n";
        }
        String rule = context.table().columns().stream()
                .filter(c -> c instanceof Column.Numbers && !c.name().equals(context.target()))
                .findFirst()
                .map(c -> plain(name(c.name())) + " > " + n(middle((Column.Numbers) c)))
                .orElse("SomeColumn = 'value'");
        return "\n# How it is decided now: a formula over columns, or a column. Without it: nobody acts.\n# today: "
                + (rule.contains("`") ? '"' + rule + '"' : rule) + "\n";
    }

    /** Columns that no model may use, and such as must not turn; the examples can be read once their marks are gone. */
    private String constraints() {
        List<String> features = context.table().names().stream()
                .filter(name -> !name.equals(context.target()))
                .toList();
        List<String> numbers = context.table().columns().stream()
                .filter(c -> c instanceof Column.Numbers && !c.name().equals(context.target()))
                .map(Column::name)
                .toList();
        List<String> others =
                features.stream().filter(name -> !numbers.contains(name)).toList();
        String forbidden = !others.isEmpty()
                ? quoted(others.getFirst())
                : numbers.isEmpty() ? "SomeColumn" : quoted(numbers.getLast());
        String text =
                "\n# Columns that no model may use, by law or by policy, each with the reason if you like. Amounts and"
                        + " today's rule may still read them.\n# forbidden: {" + forbidden + ": \"why\"}\n"
                        + "\n# Columns by whose levels the report tells errors apart, forbidden or not, such as sex and"
                        + " age.\n# protect: [" + forbidden + "]\n";
        if (context.task() instanceof Task.Multiclass) {
            return text;
        }
        String what = context.task() instanceof Task.Regression
                ? "the predicted number"
                : "the probability of " + plain(acted());
        String monotone = numbers.isEmpty() ? "SomeNumber" : quoted(numbers.getFirst());
        return text + "\n# Where such a column of numbers rises and all else stays, " + what
                + " never falls (up) or never rises (down).\n# monotone: {" + monotone + ": up}\n";
    }

    /** The mean to two digits: a rule that is true of some rows. */
    private static double middle(Column.Numbers column) {
        double mean = Arrays.stream(column.values())
                .filter(Double::isFinite)
                .average()
                .orElse(0);
        return new BigDecimal(mean).round(new MathContext(2)).doubleValue();
    }

    /** The class that is acted on: the positive one, or the last of many. */
    private String acted() {
        return switch (context.task()) {
            case Task.Binary binary -> binary.positive();
            case Task.Multiclass many -> many.classes().getLast();
            case Task.Regression number -> "";
        };
    }

    /** A column as a formula names it. */
    private static String name(String column) {
        try {
            if (Expression.parse(column).columns().equals(List.of(column))) {
                return column;
            }
        } catch (ExpressionException e) {
            return "`" + column.replace("`", "``") + "`";
        }
        return "`" + column.replace("`", "``") + "`";
    }

    /** On one line, whatever a name holds: comments end at the end of a line. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A YAML text in double quotes. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static String n(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
