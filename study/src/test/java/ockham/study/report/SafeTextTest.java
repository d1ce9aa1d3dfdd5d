package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    private static final String HOSTILE = "a\u001b]0;title\u0007b\u202ec\nd\u0000e";

    @Test
    void nothingSteersATerminal() {
        assertEquals("a ]0;title bc d e", SafeText.line(HOSTILE));
    }

    @Test
    void linesStayLines() {
        assertEquals("a ]0;title bc\nd e", SafeText.lines(HOSTILE));
        assertEquals("caf\u00e9 \u2192 \ud83d\ude00", SafeText.lines("caf\u00e9 \u2192 \ud83d\ude00"));
    }
}
