package ockham.study.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a command into words, for no shell ever sees it. Blanks part words. What stands in single quotes is taken as it is; in
 * double quotes and outside of quotes a backslash takes the next character as it is. Nothing else has a meaning.
 */
final class CommandWords {
    /** What only a shell would understand; as a word by itself it is a mistake. */
    private static final Set<String> OF_SHELLS = Set.of("|", "||", "&", "&&", ";", ">", ">>", "<", "2>", "2>&1", "&>");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean quoted;

    private CommandWords(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with what is wrong, as the end of a sentence */
    static List<String> of(String text) {
        CommandWords split = new CommandWords(text);
        split.read();
        return split.words;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                int end = text.indexOf('\'', at + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("a ' at character " + (at + 1) + " is never closed");
                }
                add(text.substring(at + 1, end));
                quoted = true;
                at = end + 1;
            } else if (c == '"') {
                at = doubleQuoted(at);
            } else if (c == '\\') {
                at = escaped(at);
            } else if (Character.isWhitespace(c)) {
                end();
                at++;
            } else {
                add(String.valueOf(c));
                at++;
            }
        }
        end();
    }

    private int doubleQuoted(int start) {
        quoted = true;
        begun = true;
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at = escaped(at);
            } else {
                add(String.valueOf(c));
                at++;
            }
        }
        throw new IllegalArgumentException("a \" at character " + (start + 1) + " is never closed");
    }

    private int escaped(int at) {
        if (at + 1 == text.length()) {
            throw new IllegalArgumentException("a backslash at its end takes no character");
        }
        add(text.substring(at + 1, at + 2));
        quoted = true;
        return at + 2;
    }

    private void add(String part) {
        word.append(part);
        begun = true;
    }

    private void end() {
        if (begun) {
            if (!quoted && OF_SHELLS.contains(word.toString())) {
                throw new IllegalArgumentException("\"" + word
                        + "\" has a meaning for a shell only, and none is asked; put it into a script of yours");
            }
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
        quoted = false;
    }
}
