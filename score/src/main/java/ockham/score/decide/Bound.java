package ockham.score.decide;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A part of an expression tied to the columns of one table: gives a value for each of its rows. */
sealed interface Bound {
    boolean missing(int row);

    Expression.Type type();

    /** Numbers; NaN is missing. {@code time} marks points in time, in microseconds, which are only compared. */
    record Num(IntToDoubleFunction at, boolean time) implements Bound {
        @Override
        public boolean missing(int row) {
            return Double.isNaN(at.applyAsDouble(row));
        }

        @Override
        public Expression.Type type() {
            return time ? Expression.Type.TIME : Expression.Type.NUMBER;
        }
    }

    /** Conditions; only a bare boolean column has missing ones, and they count as false. */
    record Bool(IntPredicate at, IntPredicate absent) implements Bound {
        static Bool of(IntPredicate at) {
            return new Bool(at, row -> false);
        }

        @Override
        public boolean missing(int row) {
            return absent.test(row);
        }

        @Override
        public Expression.Type type() {
            return Expression.Type.CONDITION;
        }
    }

    /**
     * Texts; null is missing.
     *
     * @param literal the text, where it is written in the expression
     * @param levels all texts that occur, where they are known
     */
    record Text(IntFunction<@Nullable String> at, @Nullable String literal, List<String> levels) implements Bound {
        @Override
        public boolean missing(int row) {
            return at.apply(row) == null;
        }

        @Override
        public Expression.Type type() {
            return Expression.Type.TEXT;
        }
    }
}
