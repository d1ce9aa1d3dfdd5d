package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import ockham.study.harm.Alarms;
import ockham.study.harm.BaseRate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page's section on harm, in a real browser. */
class HarmPageTest extends InBrowser {
    private static final By SLIDER = By.id("i-share-of-positives-at-work");

    private static String text(Sample sample) throws IOException {
        browser().show(sample, folder);
        Object shown = browser()
                .run("const s = document.querySelector('[aria-labelledby^=s-where-does-it-do-harm]');"
                        + " return s ? s.innerText : ''");
        return shown.toString();
    }

    @Test
    void whatWasFoundIsToldBeforeTheRest() throws IOException {
        Sample sample = Samples.classical();
        String text = text(sample);
        String finding = sample.study().harm().findings().getFirst();
        assertTrue(text.contains(finding), text);
        assertTrue(text.indexOf(finding) < text.indexOf("False alarms: of the rows that are not Yes"), text);
        assertTrue(text.contains("beyond chance"), text);
        String none = text(Samples.multiclass());
        assertTrue(none.contains("none stands out from the other rows"), none);
        assertFalse(none.contains("of the alarms are right"), none);
        assertEquals("", text(Samples.blocked()));
    }

    /** The page's arithmetic is the product's. */
    @Test
    void anAlarmMeansLessWherePositivesAreRarer() throws IOException {
        Sample sample = Samples.classical();
        Alarms alarms = Objects.requireNonNull(sample.study().harm().alarms());
        String text = text(sample);
        assertTrue(text.contains(right(alarms.right())), text);
        assertTrue(text.contains("Both shares are supposed to stay as measured wherever the slider stands"), text);
        Browser browser = browser();
        WebElement slider = browser.driver().findElement(SLIDER);
        slider.sendKeys(Keys.HOME);
        double rare =
                new BaseRate(alarms.sensitivity().mean(), alarms.specificity().mean(), 1e-5).right();
        String moved = browser.driver()
                .findElement(By.cssSelector("[aria-labelledby^=s-where-does-it-do-harm] [role=status]"))
                .getText()
                .replace('\u00a0', ' ');
        assertTrue(rare < 1e-4, "rare");
        assertTrue(moved.startsWith("0.0032 % of the alarms are right where 0.0010 % of the rows are Yes"), moved);
        assertEquals(0.0032, 100 * rare, 5e-5);
        assertEquals(
                "0.0010 %",
                Objects.requireNonNull(slider.getDomAttribute("aria-valuetext")).replace('\u00a0', ' '));
    }

    private static String right(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%% of the alarms are right", 100 * share);
    }
}
