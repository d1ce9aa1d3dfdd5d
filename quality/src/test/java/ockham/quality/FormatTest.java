package ockham.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final String REWRITE = "mvn -q verify -pl quality -am -Djacoco.skip -Dtest=FormatTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dockham.format=write";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /** With {@code -Dockham.format=write} it rewrites the files in place of naming them. */
    @Test
    void everyJavaFileIsFormatted() throws IOException {
        boolean write = "write".equals(System.getProperty("ockham.format"));
        List<String> different = new ArrayList<>();
        for (Path file : Repository.javaFiles()) {
            String source = Repository.read(file);
            String formatted = format(source, Repository.name(file));
            if (!formatted.equals(source)) {
                different.add(Repository.name(file));
                if (write) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!different.isEmpty() && !write) {
            fail(different.size() + " files are not formatted:\n  " + String.join("\n  ", different)
                    + "\nThis command rewrites them:\n  " + REWRITE);
        }
    }

    @Test
    void aFileOfAnotherStyleIsToldApart() {
        String crooked = """
            package a;
            import java.util.Set;
            import java.util.List;
            class A { List<String> b( ) { return null; } }
            """;
        String straight = """
            package a;

            import java.util.List;

            class A {
                List<String> b() {
                    return null;
                }
            }
            """;
        assertEquals(straight, format(crooked, "A.java"));
        assertEquals(straight, format(straight, "A.java"));
        assertFalse(Repository.javaFiles().isEmpty());
    }

    private String format(String source, String name) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }
}
