package ockham.score.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Recursive descent; from loose to tight: or, and, not, comparison, sum, product, sign, value. */
final class Parser {
    private static final int DEEPEST = 100;
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "is", "null", "if", "true", "false");
    private static final List<String> FUNCTIONS = List.of("min", "max", "abs", "if");

    private final String text;
    private final List<Token> tokens;
    private final Set<String> columns = new TreeSet<>();
    private int at;
    private int depth;

    Parser(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    Set<String> columns() {
        return columns;
    }

    Node parse() {
        if (peek().kind() == Token.Kind.END) {
            throw error(peek(), "there is nothing here");
        }
        Node whole = either();
        if (peek().kind() != Token.Kind.END) {
            throw error(peek(), "did not expect " + peek().shown());
        }
        return whole;
    }

    private Node either() {
        deeper();
        Node left = both();
        while (peek().word("or")) {
            int position = take().position();
            Node first = left;
            Node second = both();
            left = scope -> Logic.or(scope, first.bind(scope), second.bind(scope), position);
        }
        depth--;
        return left;
    }

    private Node both() {
        Node left = negation();
        while (peek().word("and")) {
            int position = take().position();
            Node first = left;
            Node second = negation();
            left = scope -> Logic.and(scope, first.bind(scope), second.bind(scope), position);
        }
        return left;
    }

    private Node negation() {
        if (!peek().word("not")) {
            return comparison();
        }
        deeper();
        int position = take().position();
        Node inner = negation();
        depth--;
        return scope -> Logic.not(scope, inner.bind(scope), position);
    }

    private Node comparison() {
        Node left = sum();
        Token next = peek();
        if (next.word("is")) {
            take();
            boolean negated = takeIf("not");
            if (!takeIf("null")) {
                throw error(peek(), "after \"is\" comes \"null\" or \"not null\"");
            }
            return scope -> Logic.isNull(left.bind(scope), negated);
        }
        if (next.word("in") || (next.word("not") && tokens.get(at + 1).word("in"))) {
            boolean negated = takeIf("not");
            int position = take().position();
            List<Node> options = arguments();
            return scope -> Logic.in(
                    new Comparison.Sides(scope, left.bind(scope), position),
                    options.stream().map(o -> o.bind(scope)).toList(),
                    negated);
        }
        if (next.kind() == Token.Kind.SYMBOL && Comparison.known(next.text())) {
            take();
            Node right = sum();
            if (peek().kind() == Token.Kind.SYMBOL && Comparison.known(peek().text())) {
                throw error(peek(), "comparisons do not chain; write a < b and b < c");
            }
            return scope -> new Comparison.Sides(scope, left.bind(scope), next.position())
                    .compare(next.text(), right.bind(scope));
        }
        return left;
    }

    private Node sum() {
        Node left = product();
        while (peek().symbol("+") || peek().symbol("-")) {
            left = arithmetic(left, take(), product());
        }
        return left;
    }

    private Node product() {
        Node left = sign();
        while (peek().symbol("*") || peek().symbol("/")) {
            left = arithmetic(left, take(), sign());
        }
        return left;
    }

    private static Node arithmetic(Node left, Token operator, Node right) {
        return scope -> Arithmetic.of(
                operator.text(),
                scope.number(left.bind(scope), operator.position()),
                scope.number(right.bind(scope), operator.position()));
    }

    private Node sign() {
        if (!peek().symbol("-") && !peek().symbol("+")) {
            return value();
        }
        deeper();
        Token sign = take();
        Node inner = sign();
        depth--;
        return sign.text().equals("+")
                ? scope -> scope.number(inner.bind(scope), sign.position())
                : scope -> Arithmetic.negative(scope.number(inner.bind(scope), sign.position()));
    }

    private Node value() {
        Token token = take();
        switch (token.kind()) {
            case NUMBER -> {
                double number = Double.parseDouble(token.text());
                return scope -> new Bound.Num(row -> number, false);
            }
            case STRING -> {
                return scope -> new Bound.Text(row -> token.text(), token.text(), List.of());
            }
            case QUOTED -> {
                return column(token);
            }
            case NAME -> {
                return named(token);
            }
            case SYMBOL, END -> {
                if (!token.symbol("(")) {
                    throw error(token, "expected a number, a column or a text, not " + token.shown());
                }
            }
        }
        Node inner = either();
        close();
        return inner;
    }

    private Node named(Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        if (peek().symbol("(")) {
            if (!FUNCTIONS.contains(word)) {
                throw error(token, "there is no function " + token.text() + Nearest.hint(word, FUNCTIONS));
            }
            List<Node> arguments = arguments();
            return scope -> Arithmetic.call(
                    scope, token, arguments.stream().map(a -> a.bind(scope)).toList());
        }
        if (word.equals("true") || word.equals("false")) {
            boolean holds = word.equals("true");
            return scope -> Bound.Bool.of(row -> holds);
        }
        if (RESERVED.contains(word)) {
            throw error(token, "did not expect \"" + token.text() + "\" (a column of that name goes in double quotes)");
        }
        return column(token);
    }

    private Node column(Token token) {
        columns.add(token.text());
        return scope -> scope.column(token);
    }

    private List<Node> arguments() {
        Token open = take();
        if (!open.symbol("(")) {
            throw error(open, "expected \"(\", not " + open.shown());
        }
        List<Node> arguments = new ArrayList<>();
        do {
            arguments.add(either());
        } while (takeSymbol(","));
        close();
        return arguments;
    }

    private void close() {
        Token token = take();
        if (!token.symbol(")")) {
            throw error(token, "expected \")\", not " + token.shown());
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw error(peek(), "nested more than " + DEEPEST + " deep");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private boolean takeIf(String word) {
        boolean here = peek().word(word);
        if (here) {
            take();
        }
        return here;
    }

    private boolean takeSymbol(String symbol) {
        boolean here = peek().symbol(symbol);
        if (here) {
            take();
        }
        return here;
    }

    private ExpressionException error(Token token, String problem) {
        return new ExpressionException(token.position(), text, problem);
    }
}
