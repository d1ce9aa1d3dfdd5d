package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ockham.api.Task;
import ockham.study.explain.ScorecardQuestion;
import ockham.study.report.ConstraintsResult;
import ockham.study.report.Scorecard;
import ockham.study.report.Scorecard.Fact;
import ockham.study.value.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what was measured of understanding a model.
 *
 * @param task of the study
 * @param target its column
 * @param mixed the ensemble that was chosen, of which the model explained is the heaviest member; else null
 * @param explained the model and what it was asked
 * @param constraints what was declared and found of columns that must be monotone, or null
 */
record ScorecardMaker(
        Task task,
        String target,
        @Nullable String mixed,
        Explanations.Explained explained,
        @Nullable ConstraintsResult constraints) {
    private static final double CHANCE = 0.05;

    Scorecard make() {
        String candidate = explained.candidate();
        JsonNode told = explained.told().path(ScorecardQuestion.NAME);
        if (candidate == null || told.isMissingNode()) {
            return Scorecard.none("What it takes to understand a model was not measured: "
                    + (candidate == null ? "no model could be explained in time." : "the model was not asked."));
        }
        long rows = told.path("rows").asLong();
        List<Fact> facts = new ArrayList<>();
        facts.add(columns(told));
        facts.add(stability(told.path("stability")));
        facts.add(tree(told));
        facts.add(additive(told));
        facts.add(monotone(candidate));
        facts.add(deletion(told.path("deletion")));
        facts.add(row(told.path("shapley")));
        String alone = mixed == null
                ? ""
                : " It is the heaviest member of " + mixed + ", which as a whole is harder to understand.";
        return new Scorecard(
                candidate,
                output(),
                rows,
                (rows < ScorecardQuestion.LEAST_ROWS
                                ? String.format(
                                        Locale.ROOT,
                                        "Only %,d rows were held out: what takes %d is not measured.",
                                        rows,
                                        ScorecardQuestion.LEAST_ROWS)
                                : String.format(Locale.ROOT, "Measured on up to %,d rows that it had not seen.", rows))
                        + alone,
                facts,
                curve(told.path("deletion")),
                new ScorecardExamples(task, output()).of(told.path("shapley")));
    }

    private String output() {
        return switch (task) {
            case Task.Binary binary -> "the probability of " + binary.positive();
            case Task.Multiclass _ -> "the probabilities of the classes";
            case Task.Regression _ -> "the predicted " + target;
        };
    }

    private static Fact none(String name, String unit, JsonNode part) {
        return new Fact(
                name, Double.NaN, unit, "Not measured: " + part.path("why").asText("the model was not asked") + ".");
    }

    private static Fact columns(JsonNode told) {
        JsonNode part = told.path("carrying");
        long of = told.path("columns").asLong();
        String name = "columns that matter";
        String unit = String.format(Locale.ROOT, "of %,d columns", of);
        if (!part.has("count")) {
            return none(name, unit, part);
        }
        long count = part.path("count").asLong();
        long measured = part.path("measured").asLong();
        String sentence = (count == 1 ? "One column carries" : String.format(Locale.ROOT, "%,d columns carry", count))
                + " 95 % of the importance above 0; whoever reads the model has to know "
                + (count == 1 ? "this one" : "these") + " first."
                + (measured < of
                        ? String.format(Locale.ROOT, " Only the %,d that stood out were measured one by one.", measured)
                        : "");
        return new Fact(name, count, unit, sentence);
    }

    private static Fact stability(JsonNode part) {
        String name = "stability of the order";
        String unit = "rank correlation";
        if (!part.has("value")) {
            return none(name, unit, part);
        }
        double value = part.path("value").asDouble();
        return new Fact(
                name,
                value,
                unit,
                String.format(
                        Locale.ROOT,
                        "The importances of the same model on two halves of %,d rows %s (Spearman, over the %,d"
                            + " columns whose shuffling changes the score; 1 is the same order, 0 is chance). Models"
                            + " of other folds may differ more.",
                        part.path("rows").asLong(),
                        value >= 0.9
                                ? "rank its columns almost alike"
                                : value >= 0.6
                                        ? "agree on most of the order"
                                        : "agree little: ranks of single columns say little",
                        part.path("columns").asLong()));
    }

    private Fact tree(JsonNode told) {
        JsonNode part = told.path("tree");
        String name = "a tree of " + ScorecardQuestion.LEAVES + " leaves";
        String unit = "R2 of " + output();
        if (!part.has("value")) {
            return none(name, unit, part);
        }
        double value = part.path("value").asDouble();
        return new Fact(
                name,
                value,
                unit,
                share(value) + " of how " + output() + " " + (task instanceof Task.Multiclass ? "vary" : "varies")
                        + " could be read off a tree that fits on a page, fitted on one half of "
                        + rows(part) + " and judged on the other" + aside(told, part) + ".");
    }

    private Fact additive(JsonNode told) {
        JsonNode part = told.path("additive");
        String name = "additive share";
        String unit = "of the variance of " + output();
        if (!part.has("value")) {
            return none(name, unit, part);
        }
        double value = part.path("value").asDouble();
        return new Fact(
                name,
                value,
                unit,
                (value <= 0 ? "Nothing" : share(value) + ", or more,")
                        + " of what it says is a sum of what its columns say"
                        + " one by one, which a curve for each can show; the rest is columns working together, or"
                        + " finer than " + rows(part) + " can tell" + aside(told, part) + "."
                        + (task.classification()
                                ? " A logistic model too is no sum on the scale of probabilities, which this is."
                                : ""));
    }

    private static String share(double value) {
        return value <= 0 ? "None" : Amounts.percent(value);
    }

    private static String rows(JsonNode part) {
        return String.format(Locale.ROOT, "%,d rows", part.path("rows").asLong());
    }

    /** Columns that small models do not see. */
    private static String aside(JsonNode told, JsonNode part) {
        long texts = told.path("texts").asLong();
        long used = part.path("columns").asLong();
        List<String> aside = new ArrayList<>();
        if (texts > 0) {
            aside.add("free texts left aside");
        }
        if (used + texts < told.path("columns").asLong()) {
            aside.add(String.format(Locale.ROOT, "from the %,d most important columns", used));
        }
        return aside.isEmpty() ? "" : " (" + String.join(", ", aside) + ")";
    }

    /** What was found where all that is declared was checked: nothing is measured twice. */
    private Fact monotone(String candidate) {
        String name = "monotone columns";
        String unit = "declared";
        ConstraintsResult declared = constraints;
        if (declared == null || declared.monotone().isEmpty()) {
            return new Fact(
                    name,
                    0,
                    unit,
                    "The business case declares no column in which predictions must only rise"
                            + " or fall, so nothing holds the model to a direction.");
        }
        String columns = declared.monotone().stream()
                .map(m -> m.column() + " " + m.direction())
                .collect(Collectors.joining(", "));
        return new Fact(
                name,
                declared.monotone().size(),
                unit,
                declared.checks().stream()
                        .filter(c -> c.candidate().equals(candidate))
                        .findFirst()
                        .map(c -> String.format(
                                Locale.ROOT,
                                "%s: %,d of %,d predictions compared went the wrong way%s (see constraints).",
                                columns,
                                c.violations(),
                                c.predictions(),
                                c.shownByForm() ? ", and its form shows that none can" : ""))
                        .orElse(columns + ": its final model was not checked."));
    }

    private Fact deletion(JsonNode part) {
        String name = "order against chance";
        if (!part.has("area")) {
            return none(name, explained.unit(), part);
        }
        double area = part.path("area").asDouble();
        double p = part.path("p").asDouble();
        int orders = part.path("orders").asInt();
        return new Fact(
                name,
                area,
                explained.unit(),
                "Shuffling columns one after another in the order of their importance loses "
                        + Amounts.shown(Math.abs(area), explained.unit()) + (area < 0 ? " less" : " more")
                        + " than in random order, on average over all steps: "
                        + (p <= CHANCE
                                ? "more than in all " + orders + " random orders, so the importances order columns"
                                        + " better than chance."
                                : String.format(
                                        Locale.ROOT,
                                        "%d of %d random orders lose as much or more, so the order may be chance.",
                                        Math.round(p * (orders + 1)) - 1,
                                        orders)));
    }

    private Scorecard.@Nullable Deletion curve(JsonNode part) {
        if (!part.has("steps")) {
            return null;
        }
        List<Scorecard.Step> steps = new ArrayList<>();
        for (JsonNode step : part.path("steps")) {
            steps.add(new Scorecard.Step(
                    step.path("columns").asInt(),
                    step.path("ordered").asDouble(),
                    step.path("random").asDouble(),
                    step.path("low").asDouble(),
                    step.path("high").asDouble()));
        }
        return new Scorecard.Deletion(
                explained.unit(),
                part.path("rows").asLong(),
                part.path("orders").asInt(),
                part.path("p").asDouble(),
                steps);
    }

    private static Fact row(JsonNode part) {
        String name = "one row explained";
        String unit = "background rows";
        if (!part.has("examples")) {
            return none(name, unit, part);
        }
        long background = part.path("background").asLong();
        return new Fact(
                name,
                background,
                unit,
                String.format(
                        Locale.ROOT,
                        "Shapley values against %,d rows, with %d pairs of opposite orders of the columns for each:"
                                + " what a column adds to what is said of a row, averaged over orders.",
                        background,
                        part.path("pairs").asLong()));
    }
}
