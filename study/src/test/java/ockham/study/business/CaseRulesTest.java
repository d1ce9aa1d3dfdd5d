package ockham.study.business;

import static ockham.study.business.CaseFileTest.MANY;
import static ockham.study.business.CaseFileTest.NUMBER;
import static ockham.study.business.CaseFileTest.SHORT;
import static ockham.study.business.CaseFileTest.errors;
import static ockham.study.business.CaseFileTest.holds;
import static ockham.study.business.CaseFileTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import ockham.api.Column;
import ockham.api.Direction;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;

/** What a case asks of decisions and models besides money: how many, by which columns, in which direction. */
class CaseRulesTest {
    @Test
    void capacityIsANumberAYearOrAShare() {
        assertNull(read(SHORT).capacity());
        assertEquals(
                new CaseCapacity(0.1, 10, false),
                read(SHORT + "capacity: 10%\n").capacity());
        assertEquals(
                new CaseCapacity(0.6, 60, true),
                read(SHORT + "capacity: 5 per month\n").capacity());
        assertEquals(
                new CaseCapacity(1, 200, true), read(SHORT + "capacity: 200\n").capacity());
        String range = SHORT.replace("volume: 100", "volume: {low: 60, likely: 100, high: 140}");
        assertEquals(
                new CaseCapacity(0.5, 50, false),
                read(range + "capacity: 50%\n").capacity());
    }

    @Test
    void aCapacityThatDoesNotFitIsSaidWithItsPlace() {
        holds(errors(SHORT + "capacty: 10%\n"), "unknown key capacty; did you mean capacity?");
        holds(
                errors(SHORT + "capacity: lots\n"),
                "line 5, column 11: capacity: \"lots\" is not a number a year such as 500 per month, or a share of the"
                        + " decisions such as 10%");
        holds(errors(SHORT + "capacity: 0.1\n"), "capacity: \"0.1\" must be 1 a year or more; a share");
        holds(errors(SHORT + "capacity: 110%\n"), "capacity: \"110%\" must be more than 0% and at most 100%");
        holds(errors(SHORT + "capacity: 0%\n"), "must be more than 0%");
        holds(
                errors(SHORT + "capacity: {low: 1, likely: 2, high: 3}\n"),
                "capacity is no list and no range, but a number");
        String range = SHORT.replace("volume: 100", "volume: {low: 60, likely: 100, high: 140}");
        holds(errors(range + "capacity: 50\n"), "capacity: \"50\" is another share of every volume");
        holds(errors(SHORT.replace("wait", "hold") + "capacity: 50%\n"), "capacity: add do_nothing");
        String number = SHORT.replaceAll("outcomes: .*", "outcomes: {too_low: 3, too_high: 1}");
        holds(errors(number + "capacity: 50%\n", NUMBER), "line 5, column 11: capacity counts decisions to act");
    }

    @Test
    void whatModelsMustRespectIsRead() {
        Constraints read = read(SHORT + "forbidden: [Contract]\nmonotone: {tenure: down, MonthlyCharges: up}\n")
                .constraints();
        assertEquals(List.of(new Constraints.Forbidden("Contract", "")), read.forbidden());
        assertEquals(
                List.of(
                        new Constraints.Monotone("tenure", Direction.DOWN, "line 6, column 12"),
                        new Constraints.Monotone("MonthlyCharges", Direction.UP, "line 6, column 26")),
                read.monotone());
        Constraints reasons = read(SHORT + "forbidden: {Contract: Equal treatment act, tenure: }\n")
                .constraints();
        assertEquals(
                List.of(
                        new Constraints.Forbidden("Contract", "Equal treatment act"),
                        new Constraints.Forbidden("tenure", "")),
                reasons.forbidden());
        assertTrue(read(SHORT).constraints().none());
    }

    @Test
    void columnsByWhichErrorsAreToldAreRead() {
        assertEquals(
                List.of("Contract", "tenure"),
                read(SHORT + "protect: [Contract, tenure]\n").protect());
        assertEquals(
                List.of("Contract"),
                read(SHORT + "forbidden: [Contract]\nprotect: [Contract]\n").protect());
        assertEquals(List.of(), read(SHORT).protect());
        String errors = errors(SHORT + "protect: [Contrakt, Churn, tenure, tenure]\n");
        holds(errors, "line 5, column 11: protect: \"Contrakt\" is no column; did you mean Contract?");
        holds(errors, "line 5, column 21: protect: Churn is the target");
        holds(errors, "line 5, column 36: protect: tenure is there twice; keep one");
        holds(errors, "3 problems");
        holds(errors(SHORT + "protect: Contract\n"), "protect is a list of columns, such as [sex, age]");
        holds(errors(SHORT + "protekt: [Contract]\n"), "did you mean protect?");
        Table texts = new Table(List.of(new Column.Texts("note", new String[] {"a", "b"})), 2);
        holds(
                errors(SHORT + "protect: [note]\n", new CaseContext(texts, new Task.Binary("No", "Yes"), "Churn")),
                "protect: note holds free texts, which part no groups");
    }

    /** Amounts and today's rule are the business's, not the model's. */
    @Test
    void aForbiddenColumnMayBeInAmountsAndTodaysRule() {
        BusinessCase read = read(SHORT.replace("act: 5", "act: 2 * MonthlyCharges")
                + "today: Contract = 'One year'\nforbidden: [Contract, MonthlyCharges]\n");
        assertEquals(List.of("Contract"), Objects.requireNonNull(read.today()).columns());
        assertEquals(List.of("Contract", "MonthlyCharges"), read.constraints().forbiddenColumns());
    }

    @Test
    void constraintsThatDoNotFitAreSaidWithTheirPlace() {
        String errors = errors(SHORT + """
            forbidden: [Contrakt, Churn, tenure, tenure]
            monotone: {tenur: up, Contract: up, MonthlyCharges: upwards, tenure: down, Churn: up}
            """);
        holds(errors, "line 5, column 13: forbidden: \"Contrakt\" is no column; did you mean Contract?");
        holds(errors, "line 5, column 23: forbidden: Churn is the target, which no model sees");
        holds(errors, "line 5, column 38: forbidden: tenure is there twice; keep one");
        holds(errors, "line 6, column 12: monotone: \"tenur\" is no column; did you mean tenure?");
        holds(errors, "line 6, column 23: monotone: Contract holds categories; only a column of numbers can rise");
        holds(errors, "line 6, column 53: monotone: \"upwards\" is neither up (never falls");
        holds(errors, "line 6, column 62: monotone: tenure is forbidden too, so no model sees it");
        holds(errors, "line 6, column 76: monotone: Churn is the target");
        holds(errors, "8 problems");
        holds(errors(SHORT + "forbidden: Contract\n"), "forbidden is a list of columns, such as [sex, age]");
        holds(errors(SHORT + "forbidden: [[Contract]]\n"), "forbidden: a column is given by its name");
        holds(errors(SHORT + "forbidden: {Contract: [law]}\n"), "forbidden: the reason is a text");
        holds(errors(SHORT + "monotone: [tenure]\n"), "monotone is a mapping from columns to up or down");
        holds(errors(SHORT + "monotone: {tenure: [up]}\n"), "monotone: a direction is up or down");
    }

    @Test
    void severalClassesHaveNothingThatRises() {
        String text = """
            decision: Treat
            currency: EUR
            volume: 100
            outcomes: [{truth: "a", act: 5, wait: 0}, {truth: other, act: -1, wait: 0}]
            """;
        holds(
                errors(text + "monotone: {tenure: up}\n", MANY),
                "line 5, column 11: monotone needs two classes or a number; Churn has 3 classes");
        Constraints read = CaseFile.parse(text + "forbidden: [tenure]\n", "case.yaml", MANY)
                .constraints();
        assertEquals(List.of("tenure"), read.forbiddenColumns());
    }

    @Test
    void monotoneColumnsThatNoModelSeesAreRefusedWithTheirPlace() {
        Constraints read =
                read(SHORT + "monotone: {tenure: down, MonthlyCharges: up}\n").constraints();
        read.needSeen("case.yaml", Map.of("Contract", "it is named by --drop"));
        String error = assertThrows(
                        UserError.class,
                        () -> read.needSeen("case.yaml", Map.of("MonthlyCharges", "it is named by --drop")))
                .toString();
        holds(error, "case.yaml: 1 problem");
        holds(
                error,
                "line 5, column 26: monotone: MonthlyCharges is seen by no model, so there is nothing to hold: it is"
                        + " named by --drop");
    }

    @Test
    void rulesThatDoNotFitAreRefused() {
        holds(errors(SHORT + "today: Churn = 'Yes'\n"), "reads the target Churn");
        holds(errors(SHORT + "today: Contract\n"), "holds Month-to-month, One year, but the actions are act, wait");
        holds(errors(SHORT + "today: Contract = 'month to month'\n"), "did you mean 'Month-to-month'?");
        holds(errors(SHORT + "do_nothing: sleep\n"), "do_nothing: \"sleep\" is not an action (act, wait)");
        holds(errors(SHORT.replace("wait", "hold") + "today: tenure < 3\n"), "add do_nothing: hold");
        holds(errors(SHORT.replace("truth: other", "truth: \"Yes\"")), "truth Yes is there twice");
        holds(errors(SHORT.replace(", {truth: other, act: -1, wait: 0}", "")), "nothing is said for truth No");
        holds(errors(SHORT + "act_on: yes\n"), "act_on: \"yes\" is not a class of Churn (No, Yes); did you mean Yes?");
        holds(errors(SHORT, NUMBER), "truth \"Yes\": MonthlyCharges is a number, so this is a range of it");
        holds(
                errors(SHORT.replaceAll("outcomes: .*", "outcomes: 3"), NUMBER),
                "outcomes are costs per unit: {too_low: 3, too_high: 1}");
    }
}
