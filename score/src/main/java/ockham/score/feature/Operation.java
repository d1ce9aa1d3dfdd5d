package ockham.score.feature;

import java.util.Arrays;

/** What is done with two numbers. A result that is no finite number is missing. */
public enum Operation {
    RATIO("/"),
    PRODUCT("*"),
    DIFFERENCE("-"),
    SUM("+");

    private final String sign;

    Operation(String sign) {
        this.sign = sign;
    }

    /** As it is written: {@code /}. */
    public String sign() {
        return sign;
    }

    /** The result; NaN where a number is missing, a divisor is 0 or the result overflows. */
    public double of(double left, double right) {
        double result = switch (this) {
            case RATIO -> left / right;
            case PRODUCT -> left * right;
            case DIFFERENCE -> left - right;
            case SUM -> left + right;
        };
        return Double.isInfinite(result) ? Double.NaN : result;
    }

    static Operation signed(String sign) {
        return Arrays.stream(values())
                .filter(operation -> operation.sign.equals(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + sign));
    }
}
