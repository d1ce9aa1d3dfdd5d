package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import ockham.study.verdict.Decision;
import ockham.study.verdict.DecisionInputs;
import ockham.study.verdict.VerdictSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
class PageBrowserTest {
    @TempDir
    static Path folder;

    private static @Nullable Browser opened;

    @BeforeAll
    static void open() {
        assumeTrue(
                Browser.installed(), "no Chromium with its driver in /usr/bin: the page was not tested in a browser");
        opened = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static Browser browser() {
        if (opened == null) {
            throw new IllegalStateException("no browser");
        }
        return opened;
    }

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

    @Test
    void decidesAsTheProductDoesOnRandomInputs() throws IOException {
        browser().show(Samples.classical(), folder);
        SplittableRandom random = new SplittableRandom(11);
        List<DecisionInputs> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(inputs(random));
        }
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> decided = (List<Map<String, Object>>) browser()
                .run(
                        "return JSON.parse(arguments[0]).map(([sides, rowsOnly, settings]) => {const r ="
                            + " Rule.decide(sides.map(s => Float64Array.from(s)), rowsOnly.map(s =>"
                            + " Float64Array.from(s)), settings);return {kind: r.kind, side: r.side, tooClose:"
                            + " r.tooClose, probability: r.probability, deepAhead: r.deepAhead, rows: r.collect.rows,"
                            + " worth: r.collect.worth}})",
                        all.stream().map(PageBrowserTest::json).collect(Collectors.joining(",", "[", "]")));
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Decision expected = Decision.of(all.get(i));
            seen.merge(expected.kind().label(), 1, Integer::sum);
            Map<String, Object> actual = decided.get(i);
            String what = "inputs " + i + " " + expected;
            assertEquals(expected.kind().label(), actual.get("kind"), what);
            assertEquals((long) expected.side(), actual.get("side"), what);
            assertEquals(expected.tooClose(), actual.get("tooClose"), what);
            assertEquals(expected.collect().rows(), actual.get("rows"), what);
            assertEquals(expected.probability(), number(actual, "probability"), 1e-12, what);
            assertEquals(expected.deepAhead(), number(actual, "deepAhead"), 1e-12, what);
            assertEquals(
                    expected.collect().worth(),
                    number(actual, "worth"),
                    1e-9 * (1 + expected.collect().worth()),
                    what);
        }
        assertEquals(4, seen.size(), seen.toString());
        assertTrue(seen.values().stream().allMatch(count -> count >= 5), seen.toString());
    }

    private static double number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static DecisionInputs inputs(SplittableRandom random) {
        int draws = 40 + random.nextInt(160);
        double[] mean = {0, 30 * random.nextGaussian() + 20, 30 * random.nextGaussian() + 20};
        double[] deviation = {random.nextDouble() * 10, random.nextDouble() * 25, random.nextDouble() * 25};
        boolean[] there = {true, random.nextInt(8) > 0, random.nextInt(6) > 0};
        double[][] sides = new double[draws][3];
        double[][] rows = new double[draws][3];
        for (int d = 0; d < draws; d++) {
            double shared = 15 * random.nextGaussian();
            for (int s = 0; s < 3; s++) {
                double noise = deviation[s] * random.nextGaussian();
                rows[d][s] = there[s] ? mean[s] + (s == 0 ? 0 : shared) + noise : Double.NaN;
                sides[d][s] = rows[d][s] + 3 * random.nextGaussian();
            }
        }
        double tau = random.nextBoolean() ? 0 : random.nextDouble() * 40;
        double signal = random.nextBoolean() ? Double.NaN : random.nextDouble();
        DecisionInputs.More more = random.nextInt(3) == 0
                ? DecisionInputs.More.none(1000)
                : new DecisionInputs.More(
                        1000,
                        random.nextLong(20_000),
                        random.nextDouble() * 0.002,
                        random.nextDouble() * 0.1,
                        gains(random));
        return new DecisionInputs(
                sides,
                rows,
                random.nextDouble() * 6,
                new VerdictSettings(0.05 + random.nextDouble() * 0.2, tau, signal),
                more,
                new double[] {0, 20 * random.nextDouble(), 40 * random.nextDouble()});
    }

    /** None, or of each side at each number of rows. */
    private static double[][] gains(SplittableRandom random) {
        if (random.nextBoolean()) {
            return new double[0][];
        }
        double[][] gains = new double[DecisionInputs.More.STEPS + 1][3];
        for (double[] sides : gains) {
            sides[1] = 4 * random.nextDouble();
            sides[2] = 8 * random.nextDouble();
        }
        return gains;
    }

    private static String json(DecisionInputs in) {
        DecisionInputs.More more = in.more();
        String signal = Double.isNaN(in.settings().signalP())
                ? "null"
                : Double.toString(in.settings().signalP());
        return String.format(
                Locale.ROOT,
                "[%s, %s, {\"delta\": %s, \"alpha\": %s, \"tau\": %s, \"signalP\": %s, \"more\": {\"have\": %d,"
                        + " \"available\": %d, \"costEach\": %s, \"delayShare\": %s, \"gains\": %s}, \"costs\": %s}]",
                columns(in.sides()),
                columns(in.rowsOnly()),
                in.delta(),
                in.settings().alpha(),
                in.settings().tau(),
                signal,
                more.have(),
                more.available(),
                more.costEach(),
                more.delayShare(),
                Arrays.deepToString(more.gains()),
                Arrays.toString(in.costs()));
    }

    private static String columns(double[][] draws) {
        StringBuilder text = new StringBuilder("[");
        for (int side = 0; side < 3; side++) {
            text.append(side == 0 ? "[" : ", [");
            for (int d = 0; d < draws.length && !Double.isNaN(draws[0][side]); d++) {
                text.append(d == 0 ? "" : ",").append(draws[d][side]);
            }
            text.append(']');
        }
        return text.append(']').toString();
    }
}
