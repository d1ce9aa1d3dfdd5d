package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import ockham.api.Task;
import ockham.study.report.ConstraintsResult;
import ockham.study.report.Scorecard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorecardMakerTest {
    private static final String TOLD = """
        {"scorecard": {"rows": 1409, "columns": 19, "texts": 1,
          "carrying": {"count": 4, "measured": 19},
          "tree": {"value": 0.81, "rows": 1409, "columns": 18},
          "additive": {"value": 0.93, "rows": 1409, "columns": 18, "bins": 8},
          "stability": {"value": 0.95, "columns": 17, "rows": 1409},
          "deletion": {"area": 31000, "p": 0.05, "orders": 19, "rows": 500, "steps": [
            {"columns": 0, "ordered": 0, "random": 0, "low": 0, "high": 0},
            {"columns": 19, "ordered": 7, "random": 7, "low": 7, "high": 7}]},
          "shapley": {"background": 64, "pairs": 2, "millis": 4.5, "examples": [
            {"which": "low", "output": 1, "prediction": 0.03, "base": 0.25, "others": 17, "rest": -0.06,
             "parts": [{"column": "tenure", "cell": "70", "effect": -0.2, "error": 0.004},
                       {"column": "fee", "cell": "missing", "effect": 0.04, "error": 0.001}]}]}}}
        """;

    private static final Task BINARY = new Task.Binary("No", "Yes");

    private static Scorecard make(
            Task task, @Nullable String mixed, String told, @Nullable ConstraintsResult constraints) {
        try {
            JsonNode node = new ObjectMapper().readTree(told);
            return new ScorecardMaker(
                            task,
                            "churn",
                            mixed,
                            new Explanations.Explained("lightgbm", List.of(), "", "EUR a year", node),
                            constraints)
                    .make();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String sentences(Scorecard card) {
        return card.facts().stream().map(Scorecard.Fact::sentence).collect(Collectors.joining("\n"));
    }

    @Test
    void everyFactHasItsUnitAndWhatItMeans() {
        Scorecard card = make(BINARY, null, TOLD, null);
        assertEquals("lightgbm", card.candidate());
        assertEquals("the probability of Yes", card.output());
        assertEquals(7, card.facts().size());
        assertEquals(
                List.of(4.0, 0.95, 0.81, 0.93, 0.0, 31000.0, 64.0),
                card.facts().stream().map(Scorecard.Fact::value).toList());
        String all = sentences(card);
        assertTrue(all.contains("4 columns carry 95 %"), all);
        assertTrue(all.contains("81 % of how the probability of Yes varies could be read off a tree"), all);
        assertTrue(all.contains("93 %, or more, of what it says is a sum"), all);
        assertTrue(all.contains("(free texts left aside)"), all);
        assertTrue(all.contains("loses 31 k EUR a year more than in random order"), all);
        assertTrue(all.contains("more than in all 19 random orders"), all);
        assertNotNull(card.deletion());
        assertEquals(
                "It says 3.0 % for the probability of Yes, where the mean is 25.0 %; in percentage points, tenure = 70"
                        + " takes 20.00 (± 0.40), fee = missing adds 4.00 (± 0.10).",
                card.examples().getFirst().sentence());
    }

    @Test
    void whatMayBeChanceIsSaidToBe() {
        Scorecard card = make(
                BINARY, "ensemble", TOLD.replace("\"p\": 0.05", "\"p\": 0.2").replace("31000", "-31000"), null);
        assertTrue(sentences(card).contains("loses 31 k EUR a year less"), sentences(card));
        assertTrue(sentences(card).contains("3 of 19 random orders lose as much or more"), sentences(card));
        assertTrue(card.sentence().contains("the heaviest member of ensemble"), card.sentence());
    }

    @Test
    void whatWasNotMeasuredSaysWhy() {
        Scorecard card = make(new Task.Regression(), null, """
            {"scorecard": {"rows": 40, "columns": 3, "texts": 0, "carrying": {"count": 1, "measured": 3},
             "tree": {"why": "fewer than 100 rows were held out"}, "additive": {"why": "x"},
             "stability": {"why": "x"}, "deletion": {"why": "x"}, "shapley": {"why": "x"}}}
            """, null);
        assertTrue(card.sentence().startsWith("Only 40 rows were held out"), card.sentence());
        assertTrue(sentences(card).contains("Not measured: fewer than 100 rows were held out."), sentences(card));
        assertTrue(sentences(card).contains("One column carries 95 %"), sentences(card));
        assertEquals("the predicted churn", card.output());
        assertNull(card.deletion());
        assertTrue(card.examples().isEmpty());
        Scorecard none = make(BINARY, null, "{}", null);
        assertNull(none.candidate());
        assertTrue(none.sentence().endsWith("the model was not asked."), none.sentence());
    }

    @Test
    void declaredColumnsArePointedTo() {
        ConstraintsResult declared = new ConstraintsResult(
                List.of(),
                List.of(new ConstraintsResult.Monotone("age", "up")),
                List.of(new ConstraintsResult.Check("lightgbm", 300, 1200, 0, true)));
        Scorecard.Fact fact = make(BINARY, null, TOLD, declared).facts().get(4);
        assertEquals(1, fact.value());
        assertEquals(
                "age up: 0 of 1,200 predictions compared went the wrong way, and its form shows that none can (see"
                        + " constraints).",
                fact.sentence());
        assertFalse(make(BINARY, null, TOLD, null).facts().get(4).sentence().contains("age"));
    }
}
