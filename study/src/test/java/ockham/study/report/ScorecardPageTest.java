package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page's section on understanding the model, in a real browser. */
class ScorecardPageTest extends InBrowser {
    private static final String SECTION =
            "const s = document.querySelector('[aria-labelledby^=s-what-does-it-take-to-understand]');";

    private static String run(Sample sample, String script) throws IOException {
        browser().show(sample, folder);
        return browser().run(SECTION + script).toString().replace('\u00a0', ' ');
    }

    @Test
    void factsTheCurveAndThreeRowsAreShown() throws IOException {
        Sample sample = Samples.classical();
        String text = run(sample, " return s ? s.innerText : ''");
        for (Scorecard.Fact fact : sample.study().scorecard().facts()) {
            assertTrue(text.contains(fact.sentence()), text);
        }
        assertTrue(text.contains("81.0 %") && text.contains("38 ms") && text.contains("0.93"), text);
        assertTrue(text.contains("It says 71.0 % for the probability of Yes"), text);
        assertTrue(text.contains("+10.0"), text);
        String label = run(
                sample, " const c = s.querySelector('svg[role=img]'); return c ? c.getAttribute('aria-label') : ''");
        assertTrue(label.contains("in the order of importance"), label);
    }

    @Test
    void whatWasNotMeasuredIsDashedAndWithoutAModelThereIsNoSection() throws IOException {
        String text = run(Samples.multiclass(), " return s ? s.innerText : ''");
        assertTrue(text.contains("–") && text.contains("Not measured: too many columns."), text);
        assertEquals("", run(Samples.blocked(), " return s ? s.innerText : ''"));
    }
}
