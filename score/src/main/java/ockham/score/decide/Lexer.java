package ockham.score.decide;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (digit(at) || (c == '.' && digit(at + 1))) {
            number();
        } else if (c == '\'') {
            quoted(c, Token.Kind.STRING);
        } else if (c == '"' || c == '`') {
            quoted(c, Token.Kind.QUOTED);
        } else if (Character.isLetter(c) || c == '_') {
            int start = at;
            while (at < text.length() && namePart(text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(Token.Kind.NAME, text.substring(start, at), start));
        } else {
            symbol(c);
        }
    }

    private void number() {
        int start = at;
        while (digit(at)) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (digit(at)) {
                at++;
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
            if (digit(exponent)) {
                at = exponent;
                while (digit(at)) {
                    at++;
                }
            }
        }
        if (at < text.length() && (namePart(text.charAt(at)) || text.charAt(at) == '%')) {
            throw new ExpressionException(start, text, "a number must not run into \"" + text.charAt(at) + "\"");
        }
        String digits = text.substring(start, at);
        if (!Double.isFinite(Double.parseDouble(digits))) {
            throw new ExpressionException(start, text, "the number is too large");
        }
        tokens.add(new Token(Token.Kind.NUMBER, digits, start));
    }

    /** The quote itself is written twice inside. */
    private void quoted(char quote, Token.Kind kind) {
        int start = at++;
        StringBuilder inside = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                throw new ExpressionException(start, text, "the quote " + quote + " is never closed");
            }
            char c = text.charAt(at++);
            if (c == quote) {
                if (at >= text.length() || text.charAt(at) != quote) {
                    break;
                }
                at++;
            }
            inside.append(c);
        }
        tokens.add(new Token(kind, inside.toString(), start));
    }

    private void symbol(char c) {
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        String found = switch (two) {
            case "<=", ">=", "<>", "!=", "==" -> two;
            default -> "+-*/()<>=,".indexOf(c) >= 0 ? String.valueOf(c) : "";
        };
        if (found.isEmpty()) {
            throw new ExpressionException(at, text, "\"" + c + "\" means nothing here");
        }
        tokens.add(new Token(Token.Kind.SYMBOL, found, at));
        at += found.length();
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean namePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
