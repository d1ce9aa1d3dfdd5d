package ockham.study.challenger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ockham.api.UserError;

/**
 * A small table of text, read strictly: fields parted by commas, semicolons or tabs, whichever its first line has most of;
 * quotes around fields, doubled inside them. Knows the line of each record.
 */
record Csv(List<String> header, List<Line> lines) {
    private static final int END = -1;
    private static final int MARK = '\ufeff';

    /** A record with the number of the line it begins on, the first being 1. */
    record Line(int number, List<String> cells) {}

    /**
     * Reads a file.
     *
     * @throws UserError if it is no such table; with file and line
     */
    static Csv read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder; name a file of predictions");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": there is no such file of predictions");
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<Line> all = new Parser(file, in).lines();
            if (all.isEmpty()) {
                throw new UserError(file + " is empty; its first line names the columns");
            }
            return new Csv(all.getFirst().cells(), all.subList(1, all.size()));
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class Parser {
        private final Path file;
        private final Reader in;
        private final List<Line> lines = new ArrayList<>();
        private int delimiter;
        private int next;
        private int number = 1;

        Parser(Path file, BufferedReader in) throws IOException {
            this.file = file;
            this.in = in;
            in.mark(1 << 16);
            this.delimiter = delimiter(in);
            in.reset();
            this.next = in.read();
            if (next == MARK) {
                next = in.read();
            }
        }

        private static int delimiter(Reader in) throws IOException {
            int[] counts = new int[3];
            boolean quoted = false;
            int read = 0;
            for (int c = in.read();
                    c != END && (quoted || (c != '\n' && c != '\r')) && read < (1 << 16) - 1;
                    c = in.read()) {
                quoted ^= c == '"';
                int which = quoted ? -1 : ",;\t".indexOf(c);
                if (which >= 0) {
                    counts[which]++;
                }
                read++;
            }
            return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
        }

        List<Line> lines() throws IOException {
            while (next != END) {
                int start = number;
                List<String> cells = new ArrayList<>();
                cells.add(cell());
                while (next == delimiter) {
                    next = in.read();
                    cells.add(cell());
                }
                endOfLine();
                boolean blank = cells.size() == 1 && cells.getFirst().isEmpty();
                // Of a single column a blank line is an empty cell.
                if (!blank || (!lines.isEmpty() && lines.getFirst().cells().size() == 1)) {
                    add(new Line(start, cells));
                }
            }
            return lines;
        }

        private void add(Line line) {
            if (!lines.isEmpty()) {
                int columns = lines.getFirst().cells().size();
                if (line.cells().size() != columns) {
                    throw new UserError(file + " line " + line.number() + " has "
                            + line.cells().size() + " cells, its header " + columns
                            + "; put text that holds the delimiter in double quotes");
                }
            }
            lines.add(line);
        }

        private String cell() throws IOException {
            StringBuilder text = new StringBuilder();
            if (next != '"') {
                while (next != END && next != delimiter && next != '\n' && next != '\r') {
                    text.append((char) next);
                    next = in.read();
                }
                return text.toString().strip();
            }
            int start = number;
            next = in.read();
            while (true) {
                if (next == END) {
                    throw new UserError(file + " line " + start + ": a double quote is never closed");
                }
                if (next == '"') {
                    next = in.read();
                    if (next != '"') {
                        break;
                    }
                }
                number += next == '\n' ? 1 : 0;
                text.append((char) next);
                next = in.read();
            }
            if (next != END && next != delimiter && next != '\n' && next != '\r') {
                throw new UserError(file + " line " + number + ": there is text after a closing double quote");
            }
            return text.toString();
        }

        private void endOfLine() throws IOException {
            if (next == '\r') {
                next = in.read();
            }
            if (next == '\n') {
                next = in.read();
            }
            number++;
        }
    }
}
