package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
class PageBrowserTest extends InBrowser {
    @Test
    void everyKindOfStudyIsShownWithoutAnError() throws IOException {
        for (Map.Entry<String, Sample> sample : Samples.named().entrySet()) {
            browser().show(sample.getValue(), folder);
            assertEquals("yes", browser().run("return document.documentElement.dataset.ready || ''"), sample.getKey());
            assertEquals(List.of(), browser().errors(), sample.getKey());
            String text = browser().run("return document.body.innerText").toString();
            for (String wrong : List.of("undefined", "NaN", "[object", "Infinity", "null")) {
                assertFalse(text.contains(wrong), sample.getKey() + " says " + wrong);
            }
        }
    }

    @Test
    void nothingIsFetched() throws IOException {
        browser().show(Samples.classical(), folder);
        assertEquals(0L, browser().run("return performance.getEntriesByType('resource').length"));
    }

    @Test
    void accessibilityHasNothingSeriousInLightAndDarkWideAndNarrow() throws IOException {
        accessible("classical", 1180, "light");
        accessible("blocked", 1180, "dark");
        accessible("limited", 1180, "light");
        accessible("multiclass", 390, "dark");
        accessible("hostile", 390, "light");
    }

    private static void accessible(String name, int width, String scheme) throws IOException {
        browser().emulate(width, scheme);
        browser().show(Samples.named(name), folder);
        AxeBuilder axe = new AxeBuilder().disableIframeTesting();
        List<String> serious = axe.analyze(browser().driver()).getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(PageBrowserTest::describe)
                .toList();
        assertEquals(List.of(), serious, name + " " + scheme);
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().getFirst().getHtml() + " "
                + rule.getNodes().getFirst().getFailureSummary();
    }

    @Test
    void neverWiderThanAPhone() throws IOException {
        browser().emulate(390, "light");
        for (Map.Entry<String, Sample> sample : Samples.named().entrySet()) {
            browser().show(sample.getValue(), folder);
            long over = (Long) browser().run("return document.scrollingElement.scrollWidth - innerWidth");
            assertTrue(over <= 0, sample.getKey() + " is too wide by " + over);
        }
    }

    @Test
    void sixtyCandidatesOpenWithinASecond() throws IOException {
        browser().emulate(1180, "light");
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            browser().show(Samples.sixty(), folder);
            best = Math.min(
                    best,
                    ((Number) browser().run("return performance.getEntriesByType('navigation')[0].domComplete"))
                            .doubleValue());
        }
        assertTrue(best < 1000, best + " ms");
        WebElement all = browser().driver().findElement(By.cssSelector("button.more"));
        all.click();
        assertEquals("true", all.getDomAttribute("aria-expanded"));
        assertTrue(browser()
                        .driver()
                        .findElements(By.cssSelector(".plot tbody tr"))
                        .size()
                > 60);
    }

    @Test
    void hostileNamesRunNothingAndStayReadable() throws IOException {
        browser().show(Samples.hostile(), folder);
        assertEquals(true, browser().run("return window.hacked === undefined"));
        assertEquals(0L, browser().run("return document.images.length"));
        assertTrue(
                browser().run("return document.body.innerText").toString().contains("</script><script>window.hacked"));
    }

    @Test
    void modelsOfTheUsersOwnStandBesideTheVerdictWithWhatMustBeKnownOfThem() throws IOException {
        browser().emulate(1180, "light");
        browser().show(Samples.challengers(), folder);
        String text = browser().run("return document.body.innerText").toString();
        assertTrue(text.contains("Your models"), text);
        assertTrue(text.contains("Your model my net is worth less than the chosen"), text);
        assertTrue(text.contains("The case says nothing of what it costs."), text);
        assertTrue(text.contains("Your model <b>broken</b> was not scored: <img src=x"), text);
        assertEquals(true, browser().run("return window.hacked === undefined"));
        assertEquals(
                2,
                browser()
                        .driver()
                        .findElements(By.cssSelector(".plot .tag.yours"))
                        .size());
        browser().show(Samples.classical(), folder);
        assertFalse(browser().run("return document.body.innerText").toString().contains("Your model"));
    }

    @Test
    void theUntouchedPageAgreesWithTheStudy() throws IOException {
        for (String name : List.of(
                "classical",
                "limited",
                "deep",
                "nothing",
                "collect",
                "multiclass",
                "regression",
                "sixty",
                "challengers")) {
            Sample sample = Samples.named(name);
            browser().show(sample, folder);
            Object kind = browser().run("return model.decide(model.usual).kind");
            assertEquals(sample.study().verdict(), kind, name);
            double probability = ((Number) browser().run("return model.decide(model.usual).probability")).doubleValue();
            assertEquals(sample.study().probability(), probability, 1e-9, name);
            Winner winner = sample.study().winner();
            if (winner != null) {
                assertEquals(
                        winner.candidate(),
                        browser().run("return model.contenders[model.decide(model.usual).winner].name"),
                        name);
            }
            assertTrue(answer().contains("as above"), answer());
        }
    }

    /** A number of actions a year is another share of another volume: what the draws cannot tell is not offered. */
    @Test
    void theVolumeCannotBeMovedUnderACapacityAYear() throws IOException {
        browser().show(Samples.limited(), folder);
        assertEquals(List.of(), browser().errors());
        assertEquals(true, browser().run("return document.getElementById('i-decisions-a-year').disabled"));
        assertEquals(false, browser().run("return document.getElementById('i-horizon').disabled"));
        String text = browser().run("return document.body.innerText").toString();
        assertTrue(text.contains("Cannot be moved here: 20,000 actions a year would be another share"), text);
        assertTrue(text.contains("at most 20,000 a year (10 %) may be to act"), text);
        assertTrue(text.contains("Each bar counts draws."), text);
        browser().show(Samples.classical(), folder);
        assertEquals(false, browser().run("return document.getElementById('i-decisions-a-year').disabled"));
    }

    @Test
    void tellsWhichOfAFamilyWasTheBest() throws IOException {
        for (String name : List.of("multiclass", "regression")) {
            StudyRecord study = Samples.named(name).study();
            double sign = study.metric().higherIsBetter() ? 1 : -1;
            browser().show(Samples.named(name), folder);
            Map<String, String> expected = new TreeMap<>();
            for (CandidateResult one : study.candidates()) {
                Estimate best = study.candidates().stream()
                        .filter(c -> c.family() == one.family() && c.metric() != null)
                        .map(CandidateResult::metric)
                        .max(Comparator.comparingDouble(e -> sign * e.mean()))
                        .orElse(null);
                if (one.family().side() != Family.Side.NO_MODEL && best != null && best.equals(one.metric())) {
                    expected.put(one.family().label(), one.name());
                }
            }
            Object told = browser()
                    .run("return [...document.querySelectorAll('#s-what-computing-buys ~ .card tbody tr')]"
                            + ".map(r => r.firstChild.innerText + '=' + r.lastChild.innerText).sort().join()");
            assertEquals(
                    expected.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining(",")),
                    told,
                    name);
        }
    }

    @Test
    void aSliderMovedByKeyboardChangesTheVerdictAndTheButtonBringsItBack() throws IOException {
        browser().emulate(1180, "light");
        browser().show(Samples.classical(), folder);
        WebElement volume = browser().driver().findElement(By.id("i-decisions-a-year"));
        volume.sendKeys(Keys.HOME);
        settle();
        assertTrue(answer().startsWith("Do not build"), answer());
        assertEquals("2,000", volume.getDomAttribute("aria-valuetext"));
        browser().driver().findElement(By.cssSelector(".answer button")).click();
        settle();
        assertTrue(answer().startsWith("Classical"), answer());
        assertTrue(answer().contains("as above"), answer());
    }

    @Test
    void aStricterLimitOfTheAnswerTakesSlowCandidatesOut() throws IOException {
        browser().show(Samples.deep(), folder);
        browser().driver().findElement(By.id("i-slowest-answer-allowed-p-")).sendKeys(Keys.HOME);
        settle();
        assertFalse(answer().startsWith("Deep"), answer());
    }

    @Test
    void theChartTurnsWhereTheRecordSaysDeepPays() throws IOException {
        Sample sample = Samples.collect();
        browser().show(sample, folder);
        double turn = ((Number) browser().run("return model.gap(model.usual, DEEP, CLASSICAL).turn")).doubleValue();
        double said = sample.study().breakEvens().getFirst().value();
        assertEquals(said, turn, 1e-6 * said);
    }

    private static String answer() {
        return browser()
                .driver()
                .findElement(By.cssSelector(".answer [role=status]"))
                .getText();
    }

    private static void settle() {
        browser().driver().executeAsyncScript("setTimeout(arguments[arguments.length - 1], 400)");
    }
}
