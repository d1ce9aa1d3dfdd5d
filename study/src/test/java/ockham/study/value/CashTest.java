package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: decision.json of the reference set (numpy-financial 1.0.0 and hand). */
class CashTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, -1000 300 420 680, 130.72877535687434",
        "0.08, -5000 1200 1200 1200 1200 1200, -208.74795550629779",
        "0, -100 60 60, 20",
        "0.12, -800 -200 500 900 100, 124.17954107663446",
        "0.1, -10000 5500 7900 10300, 9267.468069120958"
    })
    void presentValueIsThatOfTheReference(double rate, String cash, double expected) {
        assertEquals(expected, Cash.npv(rate, numbers(cash)), 1e-9 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"-100 40 40 40, 3", "-100 10 10, -1", "-100 100 -50 60, 1", "0 5, 0", "-10000 5500 7900 10300, 2"})
    void paybackIsTheFirstTimeMoneyIsBack(String cash, int expected) {
        assertEquals(expected, Cash.payback(numbers(cash)));
    }

    @Test
    void aLastPartOfAYearPaysItsPart() {
        assertArrayEquals(new double[] {-50, 20, 20, 10}, Cash.flow(50, 20, 2.5), 1e-12);
        assertEquals(3, Cash.payback(Cash.flow(50, 20, 2.5)));
        assertEquals(-1, Cash.payback(Cash.flow(51, 20, 2.5)));
        assertArrayEquals(new double[] {-50, 20, 20}, Cash.flow(50, 20, 24 / 12.0), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"100, 0.05, 2, 9", "1, 0.001, 1, 1", "30, 0.2, 1, 10", "12, 0.05, 1, 1"})
    void serversAreRoundedBeforeTheCeiling(double peak, double latency, int least, int expected) {
        assertEquals(expected, Cash.servers(peak, latency, least));
    }

    @Test
    void annuitySumsDiscountedYears() {
        assertEquals(2.5770969872, Cash.annuity(0.08, 3), 1e-9);
        assertEquals(3, Cash.annuity(0, 3));
        assertEquals(1 / 1.1 + 0.5 / Math.pow(1.1, 1.5), Cash.annuity(0.1, 1.5), 1e-12);
        assertEquals(1.5, Cash.annuity(0, 18 / 12.0), 1e-12);
    }

    @Test
    void clocksCountWithTwoDigits() {
        assertEquals(0.0012, Cash.twoDigits(0.0012345));
        assertEquals(120, Cash.twoDigits(123.4));
        assertEquals(0, Cash.twoDigits(0));
    }

    @Test
    void amountsReadLikeAPersonWouldSayThem() {
        assertEquals("1.12 M EUR", Amounts.shown(1_121_800, "EUR"));
        assertEquals("80 k EUR", Amounts.shown(80_000, "EUR"));
        assertEquals("-80.4 k EUR", Amounts.shown(-80_400, "EUR"));
        assertEquals("1 M", Amounts.plain(999_999));
        assertEquals("2.28", Amounts.plain(2.275001));
        assertEquals("0", Amounts.plain(0));
        assertEquals("7,043", Amounts.exact(7043));
        assertEquals("over 99 %", Amounts.percent(0.9999));
        assertEquals("under 1 %", Amounts.percent(0.0001));
        assertEquals("over 99 %", Amounts.percent(1));
        assertEquals("98 %", Amounts.percent(0.98));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
