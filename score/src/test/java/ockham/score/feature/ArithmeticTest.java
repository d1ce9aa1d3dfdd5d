package ockham.score.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final Table ROWS = new Table(
            List.of(
                    new Column.Numbers("rooms", new double[] {6, 5, Double.NaN, 0, 1e300}),
                    new Column.Numbers("households", new double[] {3, 0, 2, 0, 1e-300})),
            5);

    private static Arithmetic.Term term(Operation operation) {
        return new Arithmetic.Term("rooms", operation, "households", "rooms " + operation.sign() + " households");
    }

    private static double[] values(Operation operation) {
        Table out = new Arithmetic(List.of(term(operation))).apply(ROWS);
        return ((Column.Numbers) out.column("rooms " + operation.sign() + " households")).values();
    }

    @Test
    void whatIsNoFiniteNumberIsMissing() {
        double missing = Double.NaN;
        assertArrayEquals(new double[] {2, missing, missing, missing, missing}, values(Operation.RATIO));
        assertArrayEquals(new double[] {18, 0, missing, 0, 1e300 * 1e-300}, values(Operation.PRODUCT));
        assertArrayEquals(new double[] {3, 5, missing, 0, 1e300}, values(Operation.DIFFERENCE));
        assertArrayEquals(new double[] {9, 5, missing, 0, 1e300}, values(Operation.SUM));
    }

    @Test
    void newColumnsComeAfterTheOthersAndAreReadBack() {
        Arithmetic step = new Arithmetic(List.of(term(Operation.RATIO), term(Operation.SUM)));
        FittedRecipe recipe = new FittedRecipe(List.of(step));
        var read = new FittedRecipe.Format().read(recipe.toBundle());
        assertEquals(recipe, read);
        assertEquals(
                List.of("rooms", "households", "rooms / households", "rooms + households"),
                read.apply(ROWS).names());
    }

    @Test
    void refusesWhatItCannotReadOrApply() {
        Bundle odd = Bundle.of("arithmetic/1")
                .put("left", "[\"a\"]")
                .put("operation", "[\"^\"]")
                .put("right", "[\"b\"]")
                .put("output", "[\"c\"]")
                .build();
        assertThrows(IllegalArgumentException.class, () -> new Arithmetic.Format().read(odd));
        Arithmetic step = new Arithmetic(List.of(term(Operation.SUM)));
        Table texts = new Table(
                List.of(
                        new Column.Texts("rooms", new String[] {"many"}),
                        new Column.Numbers("households", new double[] {1})),
                1);
        assertThrows(IllegalArgumentException.class, () -> step.apply(texts));
    }
}
