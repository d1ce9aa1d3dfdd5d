package ockham.study.challenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import ockham.api.Task;

/**
 * Reads what a server answers: {@code {"predictions": [...]}} with one for each row asked, in order. For two classes one is the
 * probability of the class acted on, for numbers the number; for classes it may be an object of probabilities by class too, or
 * an array of them in the order of {@code classes}.
 */
record PredictionAnswer(Task task, int rows) {
    private static final double ROUNDED = 0.02;

    int width() {
        return task.classification() ? task.classes().size() : 1;
    }

    double[][] read(JsonNode body) throws EndpointException {
        JsonNode predictions = body.path("predictions");
        if (!predictions.isArray()) {
            throw new EndpointException("its answer has no array \"predictions\": " + shown(body), false);
        }
        if (predictions.size() != rows) {
            throw new EndpointException(
                    "it was asked for " + rows + (rows == 1 ? " row" : " rows") + " and answered with "
                            + predictions.size() + " predictions",
                    false);
        }
        double[][] read = new double[rows][];
        for (int i = 0; i < rows; i++) {
            read[i] = one(predictions.get(i));
        }
        return read;
    }

    private double[] one(JsonNode given) throws EndpointException {
        List<String> classes = task.classes();
        if (classes.isEmpty()) {
            return new double[] {number(given, given)};
        }
        double[] read = new double[classes.size()];
        if (given.isNumber() && classes.size() == 2) {
            read[1] = probability(given, given);
            read[0] = 1 - read[1];
            return read;
        }
        if (!(given.isObject() || (given.isArray() && given.size() == classes.size()))) {
            throw new EndpointException(
                    "a prediction of it is " + shown(given) + ", not "
                            + (classes.size() == 2 ? "the probability of " + classes.get(1) + " or " : "")
                            + "an object of probabilities by class (" + String.join(", ", classes) + ")",
                    false);
        }
        double sum = 0;
        for (int k = 0; k < read.length; k++) {
            read[k] = probability(given.isObject() ? given.path(classes.get(k)) : given.get(k), given);
            sum += read[k];
        }
        if (Math.abs(sum - 1) > ROUNDED) {
            throw new EndpointException(
                    "the probabilities of a prediction of it add up to " + (float) sum + ", not 1: " + shown(given),
                    false);
        }
        for (int k = 0; k < read.length; k++) {
            read[k] /= sum;
        }
        return read;
    }

    private static double probability(JsonNode value, JsonNode given) throws EndpointException {
        double number = number(value, given);
        if (number < 0 || number > 1) {
            throw new EndpointException(
                    "a prediction of it is " + shown(given) + ": a probability lies from 0 to 1", false);
        }
        return number;
    }

    private static double number(JsonNode value, JsonNode given) throws EndpointException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new EndpointException("a prediction of it is " + shown(given) + ": a number is missing there", false);
        }
        return value.doubleValue();
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }
}
