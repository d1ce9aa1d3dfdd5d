package ockham.score.decide;

import java.util.List;

/** And, or, not, in, is null. */
final class Logic {
    private Logic() {}

    static Bound and(Scope scope, Bound left, Bound right, int position) {
        Bound.Bool a = scope.condition(left, position);
        Bound.Bool b = scope.condition(right, position);
        return Bound.Bool.of(row -> a.at().test(row) && b.at().test(row));
    }

    static Bound or(Scope scope, Bound left, Bound right, int position) {
        Bound.Bool a = scope.condition(left, position);
        Bound.Bool b = scope.condition(right, position);
        return Bound.Bool.of(row -> a.at().test(row) || b.at().test(row));
    }

    static Bound not(Scope scope, Bound inner, int position) {
        Bound.Bool a = scope.condition(inner, position);
        return Bound.Bool.of(row -> !a.at().test(row));
    }

    static Bound isNull(Bound inner, boolean negated) {
        return Bound.Bool.of(row -> inner.missing(row) != negated);
    }

    static Bound in(Comparison.Sides left, List<Bound> options, boolean negated) {
        List<Bound.Bool> equal =
                options.stream().map(option -> left.compare("=", option)).toList();
        return Bound.Bool.of(row -> {
            if (left.left().missing(row)) {
                return false;
            }
            for (Bound.Bool one : equal) {
                if (one.at().test(row)) {
                    return !negated;
                }
            }
            return negated;
        });
    }
}
