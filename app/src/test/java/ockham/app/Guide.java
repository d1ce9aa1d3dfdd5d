package ockham.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the user's guide gives to be typed. */
final class Guide {
    static final String LEARNER = "ockham.learners.means.ClassMeans";
    private static final Pattern FENCED =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Guide() {}

    /** A fenced block: {@code sh} or {@code java}, and its lines. */
    record Block(String kind, String text) {}

    /** All blocks, in their order. */
    static List<Block> blocks() throws IOException {
        Matcher match = FENCED.matcher(Files.readString(Path.of("..", "docs", "guide.md")));
        List<Block> blocks = new ArrayList<>();
        while (match.find()) {
            blocks.add(new Block(match.group(1), match.group(2)));
        }
        return blocks;
    }

    /** Compiles the guide's learner into a folder, with the file by which it is found. */
    static void compileLearner(Path classes) throws IOException {
        String source = blocks().stream()
                .filter(block -> block.kind().equals("java"))
                .map(Block::text)
                .findFirst()
                .orElseThrow();
        JavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + LEARNER.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all,-path");
        StringBuilder said = new StringBuilder();
        boolean compiled = javac.getTask(null, null, d -> said.append(d).append('\n'), options, null, List.of(unit))
                .call();
        assertTrue(compiled && said.isEmpty(), said.toString());
        Path services = classes.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("ockham.api.LearnerProvider"), LEARNER + "$Provider\n");
    }
}
