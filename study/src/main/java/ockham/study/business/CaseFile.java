package ockham.study.business;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ockham.api.UserError;

/** Reads and writes business case files. The format is told in docs/business-case.md and by the published schema. */
public final class CaseFile {
    /** Where the published JSON Schema lies on the class path. */
    public static final String SCHEMA = "/ockham/schema/case.schema.json";

    private static final long LARGEST = 256 * 1024;

    private CaseFile() {}

    /**
     * Reads a case.
     *
     * @throws UserError with every problem of the file at once, each with its line, column, value and what to do
     */
    public static BusinessCase read(Path file, CaseContext context) {
        return parse(text(file), file.toString(), context);
    }

    /** Reads a case from text; {@code name} stands for the file in messages. */
    public static BusinessCase parse(String text, String name, CaseContext context) {
        Problems problems = new Problems(name);
        Optional<BusinessCase> read =
                Yaml.root(text, problems).map(root -> new CaseReader(problems, context, name).read(root));
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** The class that a case file says is acted on, read before the data is: empty if it does not say or is unreadable. */
    public static Optional<String> actOn(Path file) {
        Problems ignored = new Problems(file.toString());
        return Yaml.root(text(file), ignored).flatMap(root -> Yaml.scalar(root, "act_on"));
    }

    /** A commented case file for the data at hand, which {@link #read} accepts as it is. */
    public static String template(CaseContext context) {
        return CaseTemplate.write(context);
    }

    /** Lines that still say of themselves that their amounts are not the user's: {@link #template} marks them. */
    public static long invented(Path file) {
        return text(file)
                .lines()
                .filter(line -> line.stripTrailing().endsWith(CaseTemplate.MARK))
                .count();
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new UserError(file + " is a folder; name the case file in it");
            }
            if (!Files.exists(file)) {
                throw new UserError(file + ": there is no such file; `ockham case init` writes one from your data");
            }
            if (Files.size(file) > LARGEST) {
                throw new UserError(file + " has " + Files.size(file) + " bytes; a case file has at most " + LARGEST);
            }
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
