package ockham.study.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ockham.api.UserError;

/**
 * {@code verdict.json}: a study's record for programs. Its form is published as a JSON Schema in
 * {@code ockham/schema/verdict.schema.json}. The same record gives the same bytes.
 */
public final class VerdictJson {
    /** Name and version of the form; a change that breaks readers gets a new number. */
    public static final String SCHEMA = "ockham/verdict/3";

    private static final JsonMapper MAPPER = RecordJson.mapper();

    private VerdictJson() {}

    /** Writes the file whole or not at all. */
    public static void write(StudyRecord study, Path file) throws IOException {
        WholeFile.write(file, text(study));
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws UserError if it is not there, is no such file, or is of another version
     */
    public static StudyRecord read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": there is no finished study here. Run the study to its end first.");
        }
        try {
            JsonNode tree = MAPPER.readTree(text);
            String schema = tree.path("schema").asText("");
            if (!(tree instanceof ObjectNode object) || !schema.equals(SCHEMA)) {
                throw new UserError(file + ": schema is \"" + schema + "\", this version reads \"" + SCHEMA
                        + "\". Give the study's command again, or use the version that wrote it. Its models still"
                        + " score: `ockham predict` reads them all the same.");
            }
            object.remove("schema");
            return MAPPER.treeToValue(object, StudyRecord.class);
        } catch (JsonProcessingException e) {
            throw new UserError(file + ": not a verdict (" + e.getOriginalMessage() + "). Run the study again.");
        }
    }

    static String text(StudyRecord study) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return MAPPER.writer(printer).writeValueAsString(tree(study)) + "\n";
    }

    static ObjectNode tree(StudyRecord study) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", SCHEMA);
        tree.setAll((ObjectNode) MAPPER.valueToTree(study));
        return tree;
    }
}
