package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ockham.api.Task;
import ockham.study.report.Scorecard;
import ockham.study.report.Scorecard.Example;
import ockham.study.value.Amounts;

/**
 * Says in words what columns add to what a model says of a row.
 *
 * @param number the words for what is predicted, where it is a number
 */
record ScorecardExamples(Task task, String number) {
    List<Example> of(JsonNode part) {
        List<Example> examples = new ArrayList<>();
        for (JsonNode node : part.path("examples")) {
            String output = said(node.path("output").asInt());
            List<Scorecard.Part> parts = new ArrayList<>();
            for (JsonNode one : node.path("parts")) {
                parts.add(new Scorecard.Part(
                        one.path("column").asText(),
                        one.path("cell").asText(),
                        one.path("effect").asDouble(),
                        one.path("error").asDouble()));
            }
            double prediction = node.path("prediction").asDouble();
            double base = node.path("base").asDouble();
            int others = node.path("others").asInt();
            double rest = node.path("rest").asDouble();
            examples.add(new Example(
                    title(node),
                    output,
                    prediction,
                    base,
                    parts,
                    others,
                    rest,
                    sentence(output, prediction, base, parts)));
        }
        return examples;
    }

    private String title(JsonNode node) {
        String which = node.path("which").asText();
        return which.equals("class")
                ? "Taken for " + task.classes().get(node.path("output").asInt())
                : "A " + which + " prediction";
    }

    private String said(int output) {
        return task.classification() ? "the probability of " + task.classes().get(output) : number;
    }

    private String sentence(String output, double prediction, double base, List<Scorecard.Part> parts) {
        String told = parts.stream()
                .filter(p -> p.effect() != 0)
                .map(p -> p.column() + " = " + p.cell() + (p.effect() < 0 ? " takes " : " adds ")
                        + effect(Math.abs(p.effect())) + " (± " + effect(p.error()) + ")")
                .collect(Collectors.joining(", "));
        return "It says " + shown(prediction) + " for " + output + ", where the mean is " + shown(base)
                + (told.isEmpty()
                        ? "; no column moves it."
                        : "; in " + (task.classification() ? "percentage points" : "its unit") + ", " + told + ".");
    }

    private String shown(double value) {
        return task.classification() ? String.format(Locale.ROOT, "%.1f %%", 100 * value) : Amounts.measured(value);
    }

    private String effect(double value) {
        return task.classification() ? String.format(Locale.ROOT, "%.2f", 100 * value) : Amounts.measured(value);
    }
}
