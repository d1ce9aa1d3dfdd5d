package ockham.study.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code verdict.json} of any version says of the models beside it. Archives are read by versions that came after the one
 * that wrote them, so models of a study score on where the rest of its record is no longer understood.
 *
 * @param verdict its word
 * @param winner the candidate that was chosen; null where none was
 * @param scored candidates with a model, simplest first
 * @param command that makes the study again; empty where the file does not say
 */
public record Listed(String verdict, @Nullable String winner, List<String> scored, String command) {
    public Listed {
        scored = List.copyOf(scored);
    }

    /**
     * Reads what is needed and nothing else.
     *
     * @throws UserError if the file is not there, or is not a verdict
     */
    public static Listed read(Path file) throws IOException {
        try {
            JsonNode tree = new ObjectMapper().readTree(Files.readString(file));
            if (!tree.path("schema").asText("").startsWith("ockham/verdict/")
                    || !tree.path("candidates").isArray()) {
                throw new UserError(file + ": not a verdict (it lists no candidates). Run the study again.");
            }
            String winner = tree.path("winner").path("candidate").asText("");
            return new Listed(
                    tree.path("verdict").asText(""),
                    winner.isEmpty() ? null : winner,
                    StreamSupport.stream(tree.path("candidates").spliterator(), false)
                            .filter(one -> one.path("outcome").asText("").equals("scored"))
                            .map(one -> one.path("name").asText(""))
                            .toList(),
                    tree.path("provenance").path("command").asText(""));
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": there is no finished study here. Run the study to its end first.");
        } catch (JsonProcessingException e) {
            throw new UserError(file + ": not a verdict (" + e.getOriginalMessage() + "). Run the study again.");
        }
    }
}
