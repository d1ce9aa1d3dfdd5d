package ockham.study.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import ockham.api.MachineError;
import ockham.api.UserError;

/**
 * A text file as uncompressed UTF-8, which is all that DuckDB reads in parallel: the file itself, or a converted copy.
 *
 * @param original the file that the user named
 * @param path the file to read; its lines are those of the original
 * @param notes what was converted
 */
record PlainText(Path original, Path path, List<String> notes) {
    private static final int BLOCK = 1 << 20;

    static PlainText of(DataFile file, Scratch scratch) {
        List<String> notes = new ArrayList<>();
        try {
            Path path = file.gzip() ? unpacked(file.path(), scratch) : file.path();
            Charset charset = charset(file.path(), path);
            if (!charset.equals(StandardCharsets.UTF_8)) {
                Path converted = scratch.file("converted.txt");
                convert(path, charset, converted);
                path = converted;
                notes.add(file.path().getFileName() + " is not UTF-8: read as " + charset.displayName());
            }
            return new PlainText(file.path(), path, List.copyOf(notes));
        } catch (ZipException | java.io.EOFException e) {
            throw new UserError(file.path() + " cannot be unpacked (" + e.getMessage() + "): was it cut off?", e);
        } catch (IOException e) {
            throw new MachineError(file.path() + " cannot be read or converted (" + Scratch.reason(e) + ")", e);
        }
    }

    /** A copy with one kind of line end, for files that mix them. */
    PlainText withPlainLineEnds(Scratch scratch) {
        Path copy = scratch.file("lines.txt");
        try (BufferedReader in = Files.newBufferedReader(path);
                Writer out = Files.newBufferedWriter(copy)) {
            int before = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\r') {
                    out.write('\n');
                } else if (c != '\n' || before != '\r') {
                    out.write(c);
                }
                before = c;
            }
            return new PlainText(original, copy, notes);
        } catch (IOException e) {
            throw new MachineError(path + " cannot be converted (" + Scratch.reason(e) + ")", e);
        }
    }

    /** The first characters, without a byte order mark. */
    String sample(int most) {
        try (Reader in = Files.newBufferedReader(path)) {
            char[] buffer = new char[most];
            int filled = 0;
            for (int n = 0; n >= 0 && filled < most; n = in.read(buffer, filled, most - filled)) {
                filled += n;
            }
            int start = filled > 0 && buffer[0] == '\ufeff' ? 1 : 0;
            return new String(buffer, start, filled - start);
        } catch (IOException e) {
            throw new MachineError(path + " cannot be read (" + Scratch.reason(e) + ")", e);
        }
    }

    private static Path unpacked(Path packed, Scratch scratch) throws IOException {
        Path plain = scratch.file("unpacked.txt");
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)), BLOCK)) {
            Files.copy(in, plain);
        }
        return plain;
    }

    private static void convert(Path from, Charset charset, Path to) throws IOException {
        try (Reader in = new InputStreamReader(Files.newInputStream(from), charset);
                Writer out = Files.newBufferedWriter(to)) {
            in.transferTo(out);
        }
    }

    private static Charset charset(Path named, Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(1 << 16);
        }
        Charset wide = wide(head);
        if (wide != null) {
            return wide;
        }
        int control = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                control++;
            }
        }
        if (control * 100L > head.length || contains(head, 0)) {
            throw new UserError(named
                    + " is not text: it holds bytes that no text has. Give a CSV, TSV, Parquet or JSON-lines file");
        }
        if (isUtf8(path)) {
            return StandardCharsets.UTF_8;
        }
        return undefinedInWindows(head) ? StandardCharsets.ISO_8859_1 : Charset.forName("windows-1252");
    }

    /** UTF-16 by its mark, or by a zero in every other byte. */
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] head) {
        int mark = head.length > 1 ? ((head[0] & 0xff) << 8) | (head[1] & 0xff) : 0;
        if (mark == 0xfffe || mark == 0xfeff) {
            return StandardCharsets.UTF_16;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int half = head.length / 2;
        if (zeros[1] > half * 0.7 && zeros[0] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > half * 0.7 && zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean undefinedInWindows(byte[] head) {
        return contains(head, 0x81)
                || contains(head, 0x8d)
                || contains(head, 0x8f)
                || contains(head, 0x90)
                || contains(head, 0x9d);
    }

    private static boolean contains(byte[] bytes, int value) {
        for (byte b : bytes) {
            if ((b & 0xff) == value) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(Path path) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(new byte[BLOCK]);
        CharBuffer chars = CharBuffer.wrap(new char[BLOCK]);
        try (FileChannel channel = FileChannel.open(path)) {
            boolean ended = false;
            while (!ended) {
                ended = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, ended);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                chars.clear();
            }
            return !decoder.flush(chars).isError();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
