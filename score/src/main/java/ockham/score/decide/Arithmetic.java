package ockham.score.decide;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Sums, products and functions of numbers. What is not finite is missing. */
final class Arithmetic {
    private Arithmetic() {}

    static Bound of(String operator, Bound.Num left, Bound.Num right) {
        IntToDoubleFunction a = left.at();
        IntToDoubleFunction b = right.at();
        IntToDoubleFunction result = switch (operator) {
            case "+" -> row -> a.applyAsDouble(row) + b.applyAsDouble(row);
            case "-" -> row -> a.applyAsDouble(row) - b.applyAsDouble(row);
            case "*" -> row -> a.applyAsDouble(row) * b.applyAsDouble(row);
            case "/" -> row -> finite(a.applyAsDouble(row) / b.applyAsDouble(row));
            default -> throw new IllegalStateException(operator);
        };
        return new Bound.Num(result, false);
    }

    static Bound negative(Bound.Num inner) {
        return new Bound.Num(row -> -inner.at().applyAsDouble(row), false);
    }

    static Bound call(Scope scope, Token function, List<Bound> arguments) {
        String name = function.text().toLowerCase(Locale.ROOT);
        int position = function.position();
        if (name.equals("if")) {
            expect(scope, function, arguments.size() == 3, "if(condition, a, b)");
            return choose(scope, arguments, position);
        }
        List<Bound.Num> numbers =
                arguments.stream().map(a -> scope.number(a, position)).toList();
        if (name.equals("abs")) {
            expect(scope, function, numbers.size() == 1, "abs(x)");
            return new Bound.Num(row -> Math.abs(numbers.get(0).at().applyAsDouble(row)), false);
        }
        boolean smallest = name.equals("min");
        return new Bound.Num(
                row -> {
                    double best = numbers.get(0).at().applyAsDouble(row);
                    for (int i = 1; i < numbers.size(); i++) {
                        double next = numbers.get(i).at().applyAsDouble(row);
                        best = smallest ? Math.min(best, next) : Math.max(best, next);
                    }
                    return best;
                },
                false);
    }

    private static Bound choose(Scope scope, List<Bound> arguments, int position) {
        Bound.Bool condition = scope.condition(arguments.get(0), position);
        Bound yes = arguments.get(1);
        Bound no = arguments.get(2);
        if (yes instanceof Bound.Text a && no instanceof Bound.Text b) {
            return new Bound.Text(row -> (condition.at().test(row) ? a : b).at().apply(row), null, List.of());
        }
        if (yes instanceof Bound.Bool a && no instanceof Bound.Bool b) {
            return new Bound.Bool(
                    row -> (condition.at().test(row) ? a : b).at().test(row),
                    row -> (condition.at().test(row) ? a : b).missing(row));
        }
        Bound.Num a = scope.number(yes, position);
        Bound.Num b = scope.number(no, position);
        return new Bound.Num(row -> (condition.at().test(row) ? a : b).at().applyAsDouble(row), false);
    }

    private static void expect(Scope scope, Token function, boolean fits, String form) {
        if (!fits) {
            throw scope.error(function.position(), "write " + form);
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
