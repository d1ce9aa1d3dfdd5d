package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class NaiveBayesModelTest {
    private static final List<String> LEVELS = List.of("p", "q");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()), new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));

    /** Of class 0 standardised x is N(-1, 2^2) and p has 3/4; of class 1 N(1, 1) and 1/4. */
    private static NaiveBayesModel model(double temper) {
        double[] values = {-1, 1, 2, 1, Math.log(.75), Math.log(.25), Math.log(.25), Math.log(.75)};
        return new NaiveBayesModel(
                INPUTS,
                new NaiveBayesModel.Likelihoods(
                        new double[] {10, 0},
                        new double[] {5, 1},
                        values,
                        new double[] {Math.log(.6), Math.log(.4)},
                        temper));
    }

    private static Table row(double x, int code) {
        return new Table(
                List.of(
                        new Column.Numbers("x", new double[] {x}),
                        new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, new int[] {code})),
                1);
    }

    private static double normal(double x, double mean, double deviation) {
        return Math.exp(-Math.pow((x - mean) / deviation, 2) / 2) / deviation;
    }

    @Test
    void bayesByHand() {
        // x = 15 is 1 standardised.
        double zero = .6 * normal(1, -1, 2) * .25;
        double one = .4 * normal(1, 1, 1) * .75;
        assertEquals(one / (zero + one), model(1).predict(row(15, 1)).get(0, 1), 1e-14);
        double tempered = .4 * Math.sqrt(normal(1, 1, 1) * .75);
        double other = .6 * Math.sqrt(normal(1, -1, 2) * .25);
        assertEquals(
                tempered / (tempered + other), model(.5).predict(row(15, 1)).get(0, 1), 1e-14);
    }

    @Test
    void whatIsMissingSaysNothing() {
        assertArrayEquals(
                new double[] {.6, .4}, model(1).predict(row(Double.NaN, -1)).values(), 1e-15);
        double zero = .6 * .75;
        double one = .4 * .25;
        assertEquals(one / (zero + one), model(1).predict(row(Double.NaN, 0)).get(0, 1), 1e-14);
    }

    @Test
    void enormousCellsStayFinite() {
        for (double x : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 1e30}) {
            double[] p = model(1).predict(row(x, 0)).values();
            assertTrue(Arrays.stream(p).allMatch(Double::isFinite), Arrays.toString(p));
        }
    }

    @Test
    void aRoundTripKeepsEveryBit() {
        NaiveBayesModel read = (NaiveBayesModel) Formats.readModel(model(.7).toBundle());
        assertArrayEquals(
                model(.7).predict(row(12.3, 1)).values(),
                read.predict(row(12.3, 1)).values(),
                0.0);
        assertEquals(8 + 2, read.parameters());
    }

    @Test
    void damagedArchivesAreRefused() {
        damaged("values", new double[] {1, 2});
        damaged("values", new double[] {-1, 1, 0, 1, -1, -1, -1, -1});
        damaged("values", new double[] {-1, 1e300, 1, 1, -1, -1, -1, -1});
        damaged("values", new double[] {-1, Double.NaN, 1, 1, -1, -1, -1, -1});
        damaged("scales", new double[] {0, 1});
        damaged("means", new double[] {0});
        damaged("priors", new double[] {0});
        damaged("priors", new double[] {-1, Double.NEGATIVE_INFINITY});
        damaged("temper", new double[] {0});
        damaged("temper", new double[] {});
    }

    private static void damaged(String part, Object value) {
        Bundle bundle = model(1).toBundle();
        Map<String, Object> parts = new TreeMap<>(bundle.parts());
        parts.put(part, value);
        Bundle changed = Bundle.of(bundle.format(), parts);
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(changed), part);
    }
}
