package ockham.score.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final double NONE = Double.NaN;

    private static final Table TABLE = new Table(
            List.of(
                    new Column.Numbers("x", new double[] {1, 2, NONE}),
                    new Column.Numbers("monthly charges", new double[] {10, 20, 30}),
                    new Column.Categories(
                            "Contract", ColumnKind.CATEGORY, List.of("Month-to-month", "One year"), new int[] {0, 1, -1
                            }),
                    new Column.Categories(
                            "Partner", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, new int[] {1, 0, -1}),
                    new Column.Times("since", new long[] {0, 1_767_225_600_000_000L, Column.Times.MISSING}),
                    new Column.Texts("note", new @Nullable String[] {"7", "a", null})),
            3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1 + 2 * 3 | 7 | 7 | 7",
                "(1 + 2) * 3 | 9 | 9 | 9",
                "2 - 3 - 4 | -5 | -5 | -5",
                "8 / 4 / 2 | 1 | 1 | 1",
                "-x * -2 | 2 | 4 | NaN",
                "1.5e2 + .5 | 150.5 | 150.5 | 150.5",
                "0.3 * \"monthly charges\" * 12 | 36 | 72 | 108",
                "`monthly charges` - x | 9 | 18 | NaN",
                "x / 0 | NaN | NaN | NaN",
                "min(x, 1.5, 9) | 1 | 1.5 | NaN",
                "max(x, 1.5) | 1.5 | 2 | NaN",
                "ABS(-x) | 1 | 2 | NaN",
                "if(x > 1, 5, -5) | -5 | 5 | -5",
                "if(Contract = 'One year', x, 0) | 0 | 2 | 0",
                "Partner + 1 | 2 | 1 | NaN",
            })
    void numbersComeOutAsByHand(String text, double a, double b, double c) {
        assertArrayEquals(new double[] {a, b, c}, Expression.parse(text).numbers(TABLE), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x = 1 | 1 0 0",
                "x <> 1 | 0 1 0",
                "x != 1 | 0 1 0",
                "not (x = 1) | 0 1 1",
                "x is null | 0 0 1",
                "x is not null and x >= 2 | 0 1 0",
                "Contract = 'Month-to-month' | 1 0 0",
                "Contract in ('One year', 'Two year') | 0 1 0",
                "Contract not in ('One year') | 1 0 0",
                "Contract < 'N' | 1 0 0",
                "Partner | 1 0 0",
                "Partner = 'Yes' | 1 0 0",
                "Partner = 'no' | 0 1 0",
                "Partner = 0 | 0 1 0",
                "not Partner | 0 1 1",
                "Partner is null | 0 0 1",
                "since >= '2026-01-01' | 0 1 0",
                "since < '1970-01-01T00:00:01' | 1 0 0",
                "note = 7 | 1 0 0",
                "note = '7' or x = 2 | 1 1 0",
                "x = 1 or x = 2 and Partner | 1 0 0",
                "TRUE and NOT false | 1 1 1",
            })
    void conditionsHoldAsByHand(String text, String expected) {
        boolean[] holds = Expression.parse(text).conditions(TABLE);
        String shown = (holds[0] ? "1 " : "0 ") + (holds[1] ? "1 " : "0 ") + (holds[2] ? "1" : "0");
        assertEquals(expected, shown);
    }

    @Test
    void textsCanBeChosen() {
        assertArrayEquals(
                new String[] {"low", "high", "low"},
                Expression.parse("if(x > 1, 'high', 'low')").texts(TABLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x + Contrct | 4 | there is no column Contrct; did you mean Contract?",
                "Contract = \"One year\" | 11 | (texts go in single quotes: 'One year')",
                "Contract = 'One yaer' | 9 | no row holds 'One yaer'; did you mean 'One year'?",
                "Contract * 2 | 9 | holds texts, a number is needed",
                "x = 'abc' | 2 | 'abc' cannot be compared with a number",
                "Partner = 'maybe' | 8 | 'maybe' cannot be compared with a column of true and false",
                "since + 1 | 6 | times can be compared, not calculated with",
                "since > 3 | 6 | a time compares with a date such as '2026-01-31'",
                "x and Contract | 2 | a condition is needed here",
            })
    void misfitsAreNamedWithTheirPlace(String text, int position, String message) {
        ExpressionException error = assertThrows(
                ExpressionException.class, () -> Expression.parse(text).check(TABLE));
        assertEquals(position, error.position(), error.getMessage());
        assertTrue(error.toString().contains(message), error.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1 + | 3 | expected a number, a column or a text, not the end",
                "(1 + 2 | 6 | expected \")\"",
                "'abc | 0 | never closed",
                "mni(1, 2) | 0 | did you mean min?",
                "exec(1) | 0 | there is no function exec",
                "a < b < c | 6 | comparisons do not chain",
                "1 2 | 2 | did not expect \"2\"",
                "a ; b | 2 | means nothing here",
                "5x | 0 | a number must not run into",
                "8% | 0 | a number must not run into",
                "x is 3 | 5 | after \"is\" comes",
                "and 3 | 0 | did not expect \"and\"",
            })
    void slipsOfThePenAreNamedWithTheirPlace(String text, int position, String message) {
        ExpressionException error = assertThrows(ExpressionException.class, () -> Expression.parse(text));
        assertEquals(position, error.position(), error.getMessage());
        assertTrue(error.toString().contains(message), error.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "not ", "if(1,"})
    void depthIsLimited(String nested) {
        assertThrows(ExpressionException.class, () -> Expression.parse(nested.repeat(400) + "1"));
        assertThrows(ExpressionException.class, () -> Expression.parse("1" + "+1".repeat(5000)));
    }

    @Test
    void theLongestChainEvaluates() {
        assertEquals(1000, Expression.parse("1" + "+1".repeat(999)).numbers(TABLE)[0]);
    }

    @Test
    void columnsAreListedOnceAndSorted() {
        assertEquals(
                List.of("Contract", "x"),
                Expression.parse("x + x * if(Contract = 'a', 1, 2)").columns());
        assertEquals(List.of("a \"b\" c"), Expression.column("a \"b\" c").columns());
    }

    @Test
    void anUnseenLevelIsNoErrorWhenScoring() {
        assertArrayEquals(
                new boolean[3], Expression.parse("Contract = 'One yaer'").conditions(TABLE));
    }

    @Test
    void aCodeThatNoRowHoldsIsNoSlip() {
        Table codes = new Table(
                List.of(new Column.Categories("grade", ColumnKind.CATEGORY, List.of("A1", "2018-19"), new int[] {0})),
                1);
        assertEquals(Expression.Type.CONDITION, Expression.parse("grade = 'A3'").check(codes));
        assertEquals(
                Expression.Type.CONDITION, Expression.parse("grade = '2019-20'").check(codes));
        assertThrows(
                ExpressionException.class,
                () -> Expression.parse("grade = 'a1'").check(codes));
        assertThrows(
                ExpressionException.class,
                () -> Expression.parse("grade = '2018/19'").check(codes));
    }

    @Test
    void randomTextEitherParsesOrIsRefusedWithAPlace() {
        SplittableRandom random = new SplittableRandom(5);
        String alphabet = "x1.'\"`()+-*/<>=!, andorticsul";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(25);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Expression.parse(text.toString()).check(TABLE);
            } catch (ExpressionException e) {
                assertTrue(e.position() >= 0 && e.position() <= text.length(), text.toString());
            }
        }
    }
}
