package ockham.study.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The study as one page that needs no network and no server: it may be mailed, archived and printed. Its style and its
 * script are allowed by their digests alone, and what comes from the data is set as text, never as markup, so that a
 * hostile column name stays a name.
 */
public final class Page {
    private static final List<String> SCRIPTS =
            List.of("rule.js", "model.js", "form.js", "charts.js", "harm.js", "scorecard.js", "page.js");
    private static final String FOLDER = "/ockham/report/";
    private static final JsonMapper MAPPER = RecordJson.mapper();

    private Page() {}

    /**
     * Writes the page whole or not at all.
     *
     * @param draws what the page recomputes the verdict from, or null where there is nothing to recompute
     */
    public static void write(StudyRecord study, @Nullable PageDraws draws, Path html) throws IOException {
        WholeFile.write(html, text(study, draws));
    }

    /**
     * Keeps the draws in a file, so that {@link #rewrite} can write the page again.
     *
     * @param draws null where there is nothing to recompute
     */
    public static void keepDraws(@Nullable PageDraws draws, Path file) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsString(draws == null ? MAPPER.nullNode() : DrawsJson.of(draws)));
    }

    /** Writes the page again with the draws that {@link #keepDraws} kept. */
    public static void rewrite(StudyRecord study, Path draws, Path html) throws IOException {
        WholeFile.write(html, text(study, MAPPER.readTree(draws.toFile())));
    }

    static String text(StudyRecord study, @Nullable PageDraws draws) throws IOException {
        return text(study, draws == null ? MAPPER.nullNode() : DrawsJson.of(draws));
    }

    private static String text(StudyRecord study, JsonNode draws) throws IOException {
        String style = resource("report.css");
        StringBuilder scripts = new StringBuilder("\"use strict\";\n");
        for (String part : SCRIPTS) {
            scripts.append(resource(part)).append('\n');
        }
        String script = scripts.toString();
        ObjectNode data = MAPPER.createObjectNode();
        data.set("study", VerdictJson.tree(study));
        data.set("draws", draws);
        String page = resource("report.html");
        // One pass, so that a value that looks like a placeholder stays a value.
        StringBuilder text = new StringBuilder(page.length() + script.length() + style.length());
        int from = 0;
        for (int at = page.indexOf("{{"); at >= 0; at = page.indexOf("{{", from)) {
            int end = page.indexOf("}}", at);
            text.append(page, from, at);
            text.append(
                    switch (page.substring(at + 2, end)) {
                        case "title" -> escape(title(study));
                        case "source" ->
                            escape(study.data().source() + " → " + study.data().target());
                        case "heading" -> escape(heading(study.verdict()));
                        case "kind" -> study.verdict().replace(' ', '-');
                        case "sentence" -> escape(sentence(study));
                        case "policy" -> policy(style, script);
                        case "style" -> style;
                        case "script" -> script;
                        case "data" -> embed(MAPPER.writeValueAsString(data));
                        default -> throw new IllegalStateException("unknown placeholder in report.html at " + at);
                    });
            from = end + 2;
        }
        return text.append(page, from, page.length()).toString();
    }

    /** The sentence below a heading that has said the verdict's word already. */
    private static String sentence(StudyRecord study) {
        String word = study.verdict();
        String sentence = study.sentence();
        if (!sentence.toLowerCase(Locale.ROOT).startsWith(word + ": ")) {
            return sentence;
        }
        String rest = sentence.substring(word.length() + 2);
        boolean model = word.equals("classical") || word.equals("deep");
        return model ? "Use " + rest : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    private static String title(StudyRecord study) {
        return heading(study.verdict()) + " " + study.data().source() + " → "
                + study.data().target() + " · Ockham";
    }

    private static String heading(String verdict) {
        return switch (verdict) {
            case "do not build" -> "Do not build.";
            case "classical" -> "Classical.";
            case "deep" -> "Deep.";
            case "collect" -> "Collect more rows.";
            case "blocked" -> "Blocked.";
            default -> throw new IllegalArgumentException(verdict);
        };
    }

    /** JSON inside a script element: no character that could end the element or start a comment. */
    private static String embed(String json) {
        StringBuilder text = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-"
                + digest(style) + "'; script-src 'sha256-" + digest(script) + "'";
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException(FOLDER + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
