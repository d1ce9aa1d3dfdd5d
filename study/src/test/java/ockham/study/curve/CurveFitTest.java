package ockham.study.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values: scipy's least_squares, Levenberg-Marquardt, the best of 60 starts around the truth; the file names its source. */
class CurveFitTest {
    private static List<JsonNode> cases() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(CurveFitTest.class.getResourceAsStream("/golden/learning_curves.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(stream).get("cases").forEach(cases::add);
            return cases;
        }
    }

    private static JsonNode named(String name) throws IOException {
        return cases().stream()
                .filter(c -> c.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> fits() throws IOException {
        return cases().stream()
                .filter(c -> c.has("family"))
                .map(c -> c.path("name").asText());
    }

    private static double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void fitsAreTheReferences(String name) throws IOException {
        JsonNode given = named(name);
        double[] rows = numbers(given.path("n"));
        Form form = Form.valueOf(given.path("family").asText().toUpperCase(Locale.ROOT));
        Fitted fitted = CurveFit.of(form, rows, numbers(given.path("score")));
        double last = rows[rows.length - 1];
        double tolerance = given.path("tolerance_extrapolation").asDouble();
        assertEquals(given.path("expected_at_2n").asDouble(), fitted.at(2 * last), tolerance);
        assertEquals(given.path("expected_at_4n").asDouble(), fitted.at(4 * last), tolerance);
        double squares = given.path("expected_sse").asDouble();
        assertEquals(squares, fitted.squares(), 1e-6 * squares + 1e-14);
        if (!given.has("flat_valley")) {
            double[] expected = numbers(given.path("expected_parameters"));
            double[] found = fitted.parameters();
            assertEquals(expected.length, found.length);
            double relative = given.path("tolerance_parameters_relative").asDouble();
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected[i], found[i], relative * Math.abs(expected[i]), "parameter " + i);
            }
        }
    }

    @Test
    void theLastAnchorIsPredictedAsTheReferenceDoes() throws IOException {
        JsonNode given = named("held_out_last_anchor");
        double[] rows = numbers(given.path("n"));
        double[] scores = numbers(given.path("score"));
        Projection projection = Projection.of(new LearningCurve(rows, scores, 0.002, 40), 1);
        double tolerance = given.path("tolerance").asDouble();
        for (Projection.Weighted form : projection.forms()) {
            JsonNode expected = given.path("expected").path(form.form().label());
            assertEquals(expected.path("absolute_error").asDouble(), form.missed(), tolerance, form.toString());
            assertTrue(form.weight() > 0.2, form.toString());
        }
        assertEquals(4, projection.forms().size());
    }

    @Test
    void derivativesAreThoseOfDifferences() {
        double[] shape = {Math.log(0.7), Math.log(0.9)};
        for (Form form : Form.values()) {
            double[] own = Arrays.copyOf(shape, form.shapes());
            for (double rows : new double[] {20, 300, 4_000}) {
                double[] phi = form.phi(rows, own, 1_000);
                for (int s = 0; s < own.length; s++) {
                    double[] up = own.clone();
                    double[] down = own.clone();
                    up[s] += 1e-5;
                    down[s] -= 1e-5;
                    double slope = (form.phi(rows, up, 1_000)[0] - form.phi(rows, down, 1_000)[0]) / 2e-5;
                    assertEquals(slope, phi[1 + s], 1e-6 * Math.max(1, Math.abs(slope)), form + " at " + rows);
                }
            }
        }
    }

    @Test
    void whatDoesNotRiseIsItsMean() {
        double[] rows = {100, 200, 400, 800, 1_600};
        for (Form form : Form.values()) {
            Fitted fitted = CurveFit.of(form, rows, new double[] {0.9, 0.8, 0.7, 0.6, 0.5});
            assertEquals(0.7, fitted.at(10), 1e-12);
            assertEquals(0.7, fitted.at(5_000), 1e-12);
        }
    }

    /** From seven anchors an octave and a half apart the extrapolation is that of the truth. */
    @Test
    void fewAnchorsAreEnoughWithoutNoise() {
        double[] rows = {725, 1_024, 1_449, 2_048, 2_897, 4_096, 5_793};
        double[] scores =
                Arrays.stream(rows).map(n -> 0.9 - 1.2 * Math.pow(n, -0.4)).toArray();
        Fitted fitted = CurveFit.of(Form.POW3, rows, scores);
        assertArrayEquals(new double[] {0.9, 1.2, 0.4}, fitted.parameters(), 1e-5);
        assertEquals(0.9 - 1.2 * Math.pow(20_000, -0.4), fitted.at(20_000), 1e-8);
    }
}
