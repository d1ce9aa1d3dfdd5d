package ockham.study.business;

import java.util.Optional;
import ockham.study.business.Numbers.Allowed;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads money: a number, a range, or a formula. */
final class MoneyReader {
    private final Numbers numbers;
    private final Formulas formulas;

    MoneyReader(Numbers numbers, Formulas formulas) {
        this.numbers = numbers;
        this.formulas = formulas;
    }

    Optional<Money> read(Node node, String name, Allowed allowed) {
        if (node instanceof ScalarNode scalar
                && Unit.PLAIN.read(scalar.getValue()).isEmpty()) {
            return formulas.amount(scalar, name).map(Money.PerRow::new);
        }
        return numbers.uncertain(node, name, allowed).map(Money.Amount::new);
    }
}
