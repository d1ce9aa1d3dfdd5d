package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyKindOfStudyKeepsThePublishedSchema() throws IOException {
        Schema schema = schema();
        for (Sample sample : Samples.all()) {
            assertEquals(List.of(), schema.validate(JSON.readTree(VerdictJson.text(sample.study()))));
        }
    }

    @Test
    void theSchemaRefusesAnUnknownFieldAMissingOneAndAnUnknownVerdict() throws IOException {
        Schema schema = schema();
        ObjectNode unknown = tree();
        unknown.put("colour", "red");
        ObjectNode missing = tree();
        missing.remove("sentence");
        ObjectNode verdict = tree();
        verdict.put("verdict", "perhaps");
        for (JsonNode wrong : List.of(unknown, missing, verdict)) {
            assertFalse(schema.validate(wrong).isEmpty());
        }
    }

    @Test
    void theSameRecordIsTheSameBytes() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        VerdictJson.write(Samples.classical().study(), first);
        VerdictJson.write(Samples.classical().study(), second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void whatIsReadIsWrittenAgainAsItWas() throws IOException {
        for (Sample sample : Samples.all()) {
            Path file = folder.resolve("verdict.json");
            VerdictJson.write(sample.study(), file);
            assertEquals(Files.readString(file), VerdictJson.text(VerdictJson.read(file)));
        }
    }

    @Test
    void aNumberThatIsNoneIsNullAndComesBackAsNaN() throws IOException {
        Path file = folder.resolve("verdict.json");
        VerdictJson.write(Samples.blocked().study(), file);
        assertTrue(JSON.readTree(file.toFile()).get("probability").isNull());
        assertTrue(Double.isNaN(VerdictJson.read(file).probability()));
    }

    @Test
    void keysAreInSnakeCaseAndClocksAreInOneSectionOnly() throws IOException {
        ObjectNode tree = tree();
        Iterator<String> names = tree.fieldNames();
        assertEquals("schema", names.next());
        tree.remove("measured");
        String rest = tree.toString();
        for (String clock : List.of("seconds", "p50", "p99_micros", "peak_bytes", "finished")) {
            assertFalse(rest.contains("\"" + clock), clock);
        }
        checkKeys(tree);
    }

    private static void checkKeys(JsonNode node) {
        for (JsonNode child : node) {
            checkKeys(child);
        }
        node.fieldNames().forEachRemaining(key -> assertTrue(key.matches("[a-z0-9]+(_[a-z0-9]+)*"), key));
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        VerdictJson.write(Samples.classical().study(), folder.resolve("verdict.json"));
        VerdictJson.write(Samples.deep().study(), folder.resolve("verdict.json"));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("verdict.json"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
        assertEquals("deep", VerdictJson.read(folder.resolve("verdict.json")).verdict());
    }

    @Test
    void aMissingABrokenAndAForeignFileAreExplained() throws IOException {
        Path file = folder.resolve("verdict.json");
        assertTrue(read(file).contains("no finished study"));
        Files.writeString(file, "{\"schema\": \"ockham/verdict/99\"}");
        assertTrue(read(file).contains("ockham/verdict/99"));
        Files.writeString(file, "{ not json");
        assertTrue(read(file).contains("not a verdict"));
        Files.writeString(file, "{\"schema\": \"" + VerdictJson.SCHEMA + "\"}");
        assertTrue(read(file).contains("not a verdict"));
    }

    /** Of a study of an earlier version the models still score, so what is listed is read whatever else is in the file. */
    @Test
    void whatAnEarlierVersionListsIsStillRead() throws IOException {
        Path file = folder.resolve("verdict.json");
        Files.writeString(file, """
            {"schema": "ockham/verdict/1", "verdict": "classical", "winner": {"candidate": "logistic"},
             "candidates": [{"name": "logistic", "outcome": "scored"}, {"name": "net", "outcome": "failed"}]}
            """);
        assertEquals(new Listed("classical", "logistic", List.of("logistic"), ""), Listed.read(file));
        assertTrue(read(file).contains("Its models still score"), read(file));
        VerdictJson.write(Samples.classical().study(), file);
        assertEquals(
                Samples.classical().study().candidates().stream()
                        .filter(c -> c.outcome() == CandidateResult.Outcome.SCORED)
                        .map(CandidateResult::name)
                        .toList(),
                Listed.read(file).scored());
        Files.writeString(file, "{\"schema\": \"other\"}");
        assertThrows(UserError.class, () -> Listed.read(file));
        Files.delete(file);
        assertThrows(UserError.class, () -> Listed.read(file));
    }

    private static String read(Path file) {
        String message =
                assertThrows(UserError.class, () -> VerdictJson.read(file)).getMessage();
        return message == null ? "" : message;
    }

    private static ObjectNode tree() throws IOException {
        return (ObjectNode) JSON.readTree(VerdictJson.text(Samples.classical().study()));
    }

    private static Schema schema() throws IOException {
        try (InputStream in = VerdictJson.class.getResourceAsStream("/ockham/schema/verdict.schema.json")) {
            assertNotNull(in);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(in));
        }
    }
}
