package ockham.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import ockham.api.Bundle;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.UserError;

/**
 * A model archive: a zip of {@code manifest.json}, the model's parts under {@code model/} and, where there was a business
 * case, its decision under {@code decision/}. Numbers are little-endian; the same model gives the same bytes. Reading
 * treats the file as hostile: nothing is unpacked to disk, sizes are bounded, no class is ever named by it, and
 * the model must give as many values a row as the manifest's task has.
 *
 * @param decision the decision rule's bundle, if there was a business case
 */
public record Archive(Manifest manifest, Model model, Optional<Bundle> decision) {
    /** The layout of the archive; archives of a later layout are refused with advice. */
    static final int LAYOUT = 1;

    private static final long LARGEST = 4L << 30;
    private static final int MOST_ENTRIES = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes the archive under a temporary name and moves it into place; a file that holds the same stays as it is. */
    public void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                entry(zip, "manifest.json", manifestJson().getBytes(StandardCharsets.UTF_8));
                writeBundle(zip, "model/", model.toBundle());
                if (decision.isPresent()) {
                    writeBundle(zip, "decision/", decision.get());
                }
            }
            if (Files.exists(file) && Files.mismatch(unfinished, file) < 0) {
                return;
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads an archive.
     *
     * @throws UserError if the file is not a readable model archive; the message says why
     */
    public static Archive read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no model archive at " + file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = readManifest(zip);
            Map<String, Object> model = new TreeMap<>();
            Map<String, Object> decision = new TreeMap<>();
            long size = 0;
            int entries = 0;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                size += Math.max(0, entry.getSize());
                if (++entries > MOST_ENTRIES || size > LARGEST || entry.getSize() > Integer.MAX_VALUE - 16) {
                    throw new UserError(
                            file + " is larger than any model archive may be; it was not written by Ockham");
                }
                if (entry.getName().startsWith("model/")) {
                    readPart(zip, entry, "model/", model);
                } else if (entry.getName().startsWith("decision/")) {
                    readPart(zip, entry, "decision/", decision);
                }
            }
            return new Archive(
                    manifest,
                    checked(Formats.readModel(bundle(model)), manifest),
                    decision.isEmpty() ? Optional.empty() : Optional.of(bundle(decision)));
        } catch (ZipException e) {
            throw new UserError(file + " is not a model archive: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException
                | ArithmeticException
                | NegativeArraySizeException
                | IndexOutOfBoundsException e) {
            throw new UserError(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Asks the model for no row: that costs nothing, and shows what it reads and how many values it would give. */
    private static Model checked(Model model, Manifest manifest) {
        Predictions none;
        try {
            none = model.predict(new Table(
                    manifest.inputs().stream().map(InputColumn::withoutRows).toList(), 0));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("its model cannot read the columns of its manifest", e);
        }
        if (none.width() != manifest.task().outputs()) {
            throw new IllegalArgumentException("its model gives " + none.width() + " values a row, its manifest names "
                    + manifest.task().outputs());
        }
        return model;
    }

    private static Bundle bundle(Map<String, Object> parts) {
        Object format = parts.remove("format");
        if (format instanceof String name) {
            return Bundle.of(name, parts);
        }
        throw new IllegalArgumentException("it does not say the format of its model");
    }

    private static void writeBundle(ZipOutputStream zip, String prefix, Bundle bundle) throws IOException {
        entry(zip, prefix + "format.txt", bundle.format().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, Object> part : bundle.parts().entrySet()) {
            Object value = part.getValue();
            String name = prefix + part.getKey();
            if (value instanceof String text) {
                entry(zip, name + ".txt", text.getBytes(StandardCharsets.UTF_8));
            } else if (value instanceof double[] doubles) {
                byte[] bytes = new byte[Math.multiplyExact(8, doubles.length)];
                little(bytes).asDoubleBuffer().put(doubles);
                entry(zip, name + ".f64", bytes);
            } else if (value instanceof float[] floats) {
                byte[] bytes = new byte[Math.multiplyExact(4, floats.length)];
                little(bytes).asFloatBuffer().put(floats);
                entry(zip, name + ".f32", bytes);
            } else if (value instanceof int[] ints) {
                byte[] bytes = new byte[Math.multiplyExact(4, ints.length)];
                little(bytes).asIntBuffer().put(ints);
                entry(zip, name + ".i32", bytes);
            } else {
                entry(zip, name + ".bin", (byte[]) value);
            }
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed moment, so that the same model is the same file.
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void readPart(ZipFile zip, ZipEntry entry, String prefix, Map<String, Object> parts)
            throws IOException {
        String name = entry.getName().substring(prefix.length());
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return;
        }
        byte[] bytes = bytes(zip, entry);
        ByteBuffer buffer = little(bytes);
        String key = name.substring(0, dot);
        Object value;
        if (name.endsWith(".txt")) {
            value = new String(bytes, StandardCharsets.UTF_8);
        } else if (name.endsWith(".f64")) {
            double[] doubles = new double[bytes.length / 8];
            buffer.asDoubleBuffer().get(doubles);
            value = doubles;
        } else if (name.endsWith(".f32")) {
            float[] floats = new float[bytes.length / 4];
            buffer.asFloatBuffer().get(floats);
            value = floats;
        } else if (name.endsWith(".i32")) {
            int[] ints = new int[bytes.length / 4];
            buffer.asIntBuffer().get(ints);
            value = ints;
        } else {
            value = bytes;
        }
        parts.put(key, value);
    }

    /** No more bytes than the directory promised: a lying archive cannot fill the memory. */
    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        long promised = entry.getSize();
        if (promised < 0 || promised > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("entry " + entry.getName() + " has no plausible size");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) promised + 1);
            if (bytes.length != promised) {
                throw new IllegalArgumentException("entry " + entry.getName() + " is not as long as it says");
            }
            return bytes;
        }
    }

    private String manifestJson() throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("layout", LAYOUT);
        node.put("ockham", manifest.ockham());
        node.put("candidate", manifest.candidate());
        node.put("family", manifest.family());
        node.put("target", manifest.target());
        Task task = manifest.task();
        node.put("task", task.classification() ? (task instanceof Task.Binary ? "binary" : "multiclass") : "number");
        ArrayNode classes = node.putArray("classes");
        task.classes().forEach(classes::add);
        writeColumns(manifest.inputs(), node.putArray("inputs"));
        writeColumns(manifest.others(), node.putArray("others"));
        node.put("data", manifest.dataDigest());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private static void writeColumns(List<InputColumn> columns, ArrayNode array) {
        for (InputColumn column : columns) {
            ObjectNode node = array.addObject()
                    .put("name", column.name())
                    .put("kind", column.kind().name());
            if (!column.reading().isEmpty()) {
                node.put("reading", column.reading());
            }
        }
    }

    private static List<InputColumn> readColumns(JsonNode array) {
        List<InputColumn> columns = new ArrayList<>();
        array.forEach(node -> columns.add(new InputColumn(
                node.path("name").asText(),
                ColumnKind.valueOf(node.path("kind").asText()),
                node.path("reading").asText(""))));
        return columns;
    }

    private static Manifest readManifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("manifest.json");
        if (entry == null) {
            throw new IllegalArgumentException("it has no manifest.json");
        }
        JsonNode node;
        try {
            node = JSON.readTree(bytes(zip, entry));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("its manifest.json is not JSON", e);
        }
        int layout = node.path("layout").asInt(-1);
        if (layout != LAYOUT) {
            throw new IllegalArgumentException("its layout is " + layout + ", this version reads " + LAYOUT
                    + "; use the version that wrote it, " + node.path("ockham").asText("unknown"));
        }
        List<String> classes = new ArrayList<>();
        node.path("classes").forEach(c -> classes.add(c.asText()));
        return new Manifest(
                node.path("ockham").asText(),
                node.path("candidate").asText(),
                node.path("family").asText(),
                node.path("target").asText(),
                task(node.path("task").asText(), classes),
                readColumns(node.path("inputs")),
                readColumns(node.path("others")),
                node.path("data").asText());
    }

    private static Task task(String name, List<String> classes) {
        if (name.equals("number") && classes.isEmpty()) {
            return new Task.Regression();
        }
        if (name.equals("binary") && classes.size() == 2) {
            return new Task.Binary(classes.get(0), classes.get(1));
        }
        if (name.equals("multiclass") && classes.size() > 2) {
            return new Task.Multiclass(classes);
        }
        throw new IllegalArgumentException(
                "its manifest names the task " + name + " with " + classes.size() + " classes");
    }
}
