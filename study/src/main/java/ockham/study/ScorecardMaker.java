package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
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

    /**
     * A fact, or why it was not measured.
     *
     * @param key of its value in the part
     * @param sentence what the value means
     */
    private static Fact fact(Of of, JsonNode part, String key, DoubleFunction<String> sentence) {
        if (!part.has(key)) {
            String why = part.path("why").asText("the model was not asked");
            return new Fact(of.name(), Double.NaN, of.unit(), "Not measured: " + why + ".");
        }
        double value = part.path(key).asDouble();
        return new Fact(of.name(), value, of.unit(), sentence.apply(value));
    }

    /** What a fact is of. */
    private record Of(String name, String unit) {}

    private static Fact columns(JsonNode told) {
        JsonNode part = told.path("carrying");
        long all = told.path("columns").asLong();
        long measured = part.path("measured").asLong();
        return fact(
                new Of("columns that matter", String.format(Locale.ROOT, "of %,d columns", all)),
                part,
                "count",
                count -> (count == 1 ? "One column carries" : String.format(Locale.ROOT, "%,.0f columns carry", count))
                        + " 95 % of the importance above 0; whoever reads the model has to know "
                        + (count == 1 ? "this one" : "these") + " first."
                        + (measured < all
                                ? String.format(
                                        Locale.ROOT, " Only the %,d that stood out were measured one by one.", measured)
                                : ""));
    }

    private static Fact stability(JsonNode part) {
        return fact(
                new Of("stability of the order", "rank correlation"),
                part,
                "value",
                value -> String.format(
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
        return fact(
                new Of("a tree of " + ScorecardQuestion.LEAVES + " leaves", "R2 of " + output()),
                part,
                "value",
                value -> share(value) + " of how " + output() + " "
                        + (task instanceof Task.Multiclass ? "vary" : "varies")
                        + " could be read off a tree that fits on a page, fitted on one half of " + rows(part)
                        + " and judged on the other" + aside(told, part) + ".");
    }

    private Fact additive(JsonNode told) {
        JsonNode part = told.path("additive");
        return fact(
                new Of("additive share", "of the variance of " + output()),
                part,
                "value",
                value -> (value <= 0 ? "Nothing" : share(value) + ", or more,")
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
        double p = part.path("p").asDouble();
        int orders = part.path("orders").asInt();
        return fact(
                new Of("order against chance", explained.unit()),
                part,
                "area",
                area -> "Shuffling columns one after another in the order of their importance loses "
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
        return fact(
                new Of("one row explained", "background rows"),
                part,
                "background",
                background -> String.format(
                        Locale.ROOT,
                        "Shapley values against %,.0f rows, with %d pairs of opposite orders of the columns for each:"
                                + " what a column adds to what is said of a row, averaged over orders.",
                        background,
                        part.path("pairs").asLong()));
    }
}
