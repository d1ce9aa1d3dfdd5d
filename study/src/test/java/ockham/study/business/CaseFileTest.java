package ockham.study.business;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {
    static final Table TABLE = new Table(
            List.of(
                    new Column.Numbers("tenure", new double[] {1, 20}),
                    new Column.Numbers("MonthlyCharges", new double[] {20, 80}),
                    new Column.Categories(
                            "Contract", ColumnKind.CATEGORY, List.of("Month-to-month", "One year"), new int[] {0, 1}),
                    new Column.Categories("Churn", ColumnKind.CATEGORY, List.of("No", "Yes"), new int[] {0, 1})),
            2);
    static final CaseContext CHURN = new CaseContext(TABLE, new Task.Binary("No", "Yes"), "Churn");
    static final CaseContext NUMBER = new CaseContext(TABLE, new Task.Regression(), "MonthlyCharges");
    static final CaseContext MANY = new CaseContext(TABLE, new Task.Multiclass(List.of("a", "b", "c")), "Churn");

    static final String GOOD = """
        decision: Call
        act_on: "Yes"
        currency: EUR
        volume: 200000 per year
        horizon: 3 years
        discount: 8%
        outcomes:
          - truth: "Yes"
            act: {low: 40, likely: 75, high: 120}
            wait: 0
          - truth: "No"
            act: -12
            wait: 0
        today: Contract = 'Month-to-month'
        effort:
          build_days: {classical: 10, deep: {low: 20, likely: 30, high: 60}}
          day_rate: 800
        running: {server_per_hour: 0.1, peak_per_second: 12, min_servers: 2}
        limits: {p99_ms: 50, memory_mb: 1000, explainable: no}
        more_rows: {available: 50000, cost_each: 0.50}
        worth_acting_on: 10000 per year
        """;

    static final String SHORT = """
        decision: Call
        currency: EUR
        volume: 100
        outcomes: [{truth: "Yes", act: 5, wait: 0}, {truth: other, act: -1, wait: 0}]
        """;

    static BusinessCase read(String text) {
        return CaseFile.parse(text, "case.yaml", CHURN);
    }

    static String errors(String text) {
        return errors(text, CHURN);
    }

    static String errors(String text, CaseContext context) {
        return assertThrows(UserError.class, () -> CaseFile.parse(text, "case.yaml", context))
                .toString();
    }

    static void holds(String whole, String part) {
        assertTrue(whole.contains(part), () -> "not in: " + whole);
    }

    @Test
    void everyKeyIsRead() {
        BusinessCase read = read(GOOD);
        assertEquals(Uncertain.of(200_000), read.volume());
        assertEquals(0.08, read.discount().likely(), 1e-12);
        assertEquals(new Uncertain(20, 30, 60), read.people().buildDeep());
        assertEquals(Uncertain.of(CaseDefaults.UPKEEP_DEEP), read.people().upkeepDeep());
        assertEquals(73, read.running().serverPerMonth().likely(), 1e-9);
        assertEquals(2, read.running().minServers());
        assertEquals(new Limits(50.0, 1000.0, false), read.limits());
        assertEquals(new MoreRows(50_000, Uncertain.of(0.5), 0), read.moreRows());
        assertEquals(10_000, read.worthActingOn());
        assertEquals(
                "Contract = 'Month-to-month'",
                Objects.requireNonNull(read.today()).text());
        Outcomes.Matrix matrix = assertInstanceOf(Outcomes.Matrix.class, read.outcomes());
        assertEquals(List.of("No", "Yes"), matrix.classes());
        assertEquals(List.of("act", "wait"), matrix.actions());
        assertEquals("wait", matrix.nothing());
        assertEquals(new Money.Amount(Uncertain.of(-12)), matrix.money().get(0).get(0));
    }

    @Test
    void whatIsSilentHasADefault() {
        BusinessCase read = read(SHORT);
        assertEquals(CaseDefaults.people(), read.people());
        assertEquals(CaseDefaults.running(), read.running());
        assertEquals(Uncertain.of(CaseDefaults.HORIZON_YEARS), read.horizonYears());
        assertEquals(CaseDefaults.WORTH_DAYS * CaseDefaults.DAY_RATE, read.worthActingOn());
        assertNull(read.today());
        assertNull(read.moreRows());
    }

    @Test
    void unitsAreYears() {
        BusinessCase read = read(SHORT.replace("100", "{low: 10 per day, likely: 1000 per month, high: 20000}")
                + "horizon: 18 months\ndiscount: 0.05\n");
        assertEquals(new Uncertain(3650, 12_000, 20_000), read.volume());
        assertEquals(1.5, read.horizonYears().likely());
        assertEquals(0.05, read.discount().likely());
    }

    @Test
    void moneyMayBeAFormula() {
        BusinessCase read = read(SHORT.replace("act: 5", "act: 0.3 * MonthlyCharges * 12"));
        Outcomes.Matrix matrix = (Outcomes.Matrix) read.outcomes();
        assertEquals(
                List.of("MonthlyCharges"),
                matrix.money().get(1).get(0).expected().columns());
    }

    @Test
    void allProblemsAreSaidAtOnceWithTheirPlace() {
        String errors = errors("""
            decision: Call
            currancy: EUR
            volume: -5 per year
            discount: 8
            outcomes:
              - truth: "Yse"
                act: {low: 40, likely: 30, high: 120}
                wait: 0
              - truth: "No"
                act: 2 * MonthlyCharge
            effort: {day_rate: seven}
            limits: {explainable: maybe}
            volume: 7
            """);
        holds(errors, "case.yaml: 12 problems");
        holds(errors, "line 2, column 1: unknown key currancy; did you mean currency?");
        holds(errors, "line 1, column 1: currency is missing");
        holds(errors, "line 3, column 9: volume: \"-5 per year\" must be more than 0 a year");
        holds(errors, "line 4, column 11: discount: \"8\" must be at least 0 and below 100%");
        holds(
                errors,
                "line 6, column 12: outcomes: truth \"Yse\" is not a class of Churn (No, Yes); did you mean Yes?");
        holds(errors, "line 7, column 10: outcomes.act: low 40, likely 30, high 120 are not in ascending order");
        holds(errors, "there is no column MonthlyCharge; did you mean MonthlyCharges?");
        holds(errors, "outcomes.wait is missing: what it is worth to wait when No");
        holds(errors, "line 11, column 20: effort.day_rate: \"seven\" is not a number such as 75 or -12.5");
        holds(errors, "limits.explainable is yes or no, not \"maybe\"");
        holds(errors, "line 13, column 1: volume is there twice; keep one");
    }

    @Test
    void numbersHaveCostsPerUnit() {
        String text =
                SHORT.replaceAll("outcomes: .*", "outcomes: {too_low: 3, too_high: {low: 1, likely: 2, high: 3}}");
        Outcomes.PerUnit unit = assertInstanceOf(
                Outcomes.PerUnit.class,
                CaseFile.parse(text, "case.yaml", NUMBER).outcomes());
        assertEquals(new Money.Amount(Uncertain.of(3)), unit.tooLow());
        holds(errors(text, CHURN), "outcomes is a list with an entry per class");
        holds(errors(text.replace("too_low: 3", "too_low: -3"), NUMBER), "outcomes.too_low: \"-3\" must be 0 or more");
    }

    private static String ranges(String outcomes) {
        return SHORT.replaceAll("outcomes: .*", "outcomes: [" + outcomes + "]");
    }

    @Test
    void numbersMayHaveActionsByTheirRange() {
        String text =
                ranges("{truth: 20 to 5e1, act: 7, wait: 0}, {truth: below 20, act: {low: -9, likely: -5, high: -1},"
                        + " wait: 0}, {truth: 50 or more, act: 2 * tenure, wait: 0}");
        BusinessCase read = CaseFile.parse(text + "today: tenure > 3\ncapacity: 10%\n", "case.yaml", NUMBER);
        Outcomes.Ranges ranges = assertInstanceOf(Outcomes.Ranges.class, read.outcomes());
        assertEquals(List.of(20.0, 50.0), ranges.cuts());
        assertEquals(
                List.of("below 20", "20 to 5e1", "50 or more"), ranges.matrix().classes());
        assertEquals(
                new Money.Amount(new Uncertain(-9, -5, -1)),
                ranges.matrix().money().get(0).get(0));
        assertTrue(read.inputs().stream().anyMatch(i -> i.name().equals("act when below 20")));
        assertEquals(List.of(), CaseSchemaTest.invalid(text));
    }

    @Test
    void rangesThatLeaveNumbersOutOrHoldThemTwiceAreSaid() {
        String gap = ranges("{truth: below 20, act: 1, wait: 0}, {truth: 30 to 50, act: 1, wait: 0}");
        holds(errors(gap, NUMBER), "nothing is said for truth 20 to 30");
        holds(errors(gap, NUMBER), "nothing is said for truth 50 or more");
        String twice = ranges("{truth: 0 to 20, act: 1, wait: 0}, {truth: 10.5 or more, act: 1, wait: 0}");
        holds(errors(twice, NUMBER), "nothing is said for truth below 0");
        holds(errors(twice, NUMBER), "truth \"10.5 or more\" and \"0 to 20\" hold the same numbers");
        String odd = ranges("{truth: belw 20, act: 1, wait: 0}, {truth: 50 to 20, act: 1, wait: zero}");
        holds(
                errors(odd, NUMBER),
                "line 4, column 20: outcomes: truth \"belw 20\": MonthlyCharges is a number, so this is a range of it:"
                        + " below 20, 20 to 50 (20 belongs to it, 50 does not), or 50 or more");
        holds(errors(odd, NUMBER), "truth \"50 to 20\" holds no number; write the smaller first");
        holds(errors(odd, NUMBER), "there is no column zero");
        holds(errors(ranges("{act: 1, wait: 0}"), NUMBER), "outcomes.truth is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1, 2",
                "\tdecision: x",
                "decision: \"open",
                "- a\n- b",
                "",
                "just text",
                "a: &x 1\nb: *x",
                "a: 1\n---\nb: 2",
                "? [complex]\n: 1",
                "a: !!binary x: y"
            })
    void whatIsNoCaseIsRefusedWithItsPlace(String text) {
        holds(errors(text), "line ");
    }

    @Test
    void bombsAreRefused() {
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [*")
                    .append((char) (c - 1))
                    .append("]\n");
        }
        holds(errors(laughs.toString()), "anchors and aliases");
        holds(errors("a: " + "[".repeat(50_000)), "nested more than");
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("case.yaml");
        holds(assertThrows(UserError.class, () -> CaseFile.read(file, CHURN)).toString(), "there is no such file");
        holds(assertThrows(UserError.class, () -> CaseFile.read(folder, CHURN)).toString(), "is a folder");
        Files.write(file, GOOD.replace("Call", "Anruf für").getBytes(StandardCharsets.ISO_8859_1));
        holds(assertThrows(UserError.class, () -> CaseFile.read(file, CHURN)).toString(), "not UTF-8");
        Files.writeString(file, "#".repeat(300_000));
        holds(assertThrows(UserError.class, () -> CaseFile.read(file, CHURN)).toString(), "at most");
        Files.writeString(file, GOOD);
        assertEquals("EUR", CaseFile.read(file, CHURN).currency());
        assertEquals(Optional.of("Yes"), CaseFile.actOn(file));
    }

    @Test
    void anEntryWithoutItsTruthIsNamedByItsKeys() {
        String text = SHORT.replaceAll("outcomes: .*", "outcomes: [{act: 5, wait: none of it}]");
        String errors = errors(text, CHURN);
        holds(errors, "outcomes.truth is missing");
        holds(errors, "outcomes.wait");
        assertFalse(errors.contains("?"), errors);
    }
}
