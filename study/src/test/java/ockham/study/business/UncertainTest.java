package ockham.study.business;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: pert cases of decision.json of the reference set (scipy 1.17.1). */
class UncertainTest {
    @ParameterizedTest // low, likely, high, mean, quantiles at 1, 10, 50, 90, 99 percent
    @CsvSource({
        "0, 5, 20, 6.666666666666666, 0.6536422440120576, 2.244699170917171, 6.276203409113949, 11.67780749239058,"
                + " 15.558554332300037",
        "10, 12, 30, 14.666666666666666, 10.18418273547422, 11.015855513319254, 14.053297007229324,"
                + " 19.246594999229327, 23.640780349949544",
        "-5, 0, 5, 0, -3.9436015644922566, -2.5336354671153343, 0, 2.5336354671153334, 3.9436015644922566",
        "1, 1, 9, 2.333333333333333, 1.0160643867085937, 1.1668131011121856, 2.035595493631007, 3.952341244158454,"
                + " 5.8151426355720215",
        "2, 8, 8, 7, 4.388643023320983, 5.7857440668811595, 7.223303379776745, 7.874890174165861, 7.987951709968555"
    })
    void pertIsThatOfTheReference(
            double low,
            double likely,
            double high,
            double mean,
            double q1,
            double q10,
            double q50,
            double q90,
            double q99) {
        Uncertain pert = new Uncertain(low, likely, high);
        assertEquals(mean, pert.mean(), 1e-9);
        assertEquals(q1, pert.quantile(0.01), 1e-9 * Math.max(1, Math.abs(q1)));
        assertEquals(q10, pert.quantile(0.1), 1e-9 * Math.max(1, Math.abs(q10)));
        assertEquals(q50, pert.quantile(0.5), 1e-9 * Math.max(1, Math.abs(q50)));
        assertEquals(q90, pert.quantile(0.9), 1e-9 * Math.max(1, Math.abs(q90)));
        assertEquals(q99, pert.quantile(0.99), 1e-9 * Math.max(1, Math.abs(q99)));
    }

    @Test
    void aCertainNumberIsItself() {
        assertEquals(7, Uncertain.of(7).quantile(0.01));
        assertThrows(IllegalArgumentException.class, () -> new Uncertain(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> Uncertain.of(Double.NaN));
    }
}
