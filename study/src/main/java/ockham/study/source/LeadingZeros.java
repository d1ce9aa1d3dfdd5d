package ockham.study.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import ockham.api.MachineError;

/**
 * Finds the columns of a delimited file that hold cells such as {@code 00501}: codes, which lose their zeros when they
 * are read as numbers. One pass over the bytes.
 */
final class LeadingZeros {
    private final byte delimiter;
    private final byte quote;
    private final BitSet columns = new BitSet();
    private int column;
    private boolean quoted;
    private boolean start = true;
    private boolean zero;

    private LeadingZeros(Dialect dialect) {
        this.delimiter = (byte) dialect.delimiter();
        this.quote = (byte) dialect.quote();
    }

    static BitSet columns(Path file, Dialect dialect) {
        LeadingZeros search = new LeadingZeros(dialect);
        byte[] block = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                search.search(block, n);
            }
        } catch (IOException e) {
            throw new MachineError(file + " cannot be read (" + Scratch.reason(e) + ")", e);
        }
        return search.columns;
    }

    private void search(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            byte b = block[i];
            if (zero) {
                zero = false;
                if (b >= '0' && b <= '9') {
                    columns.set(column);
                }
            }
            if (b == quote) {
                quoted = !quoted;
            } else if (!quoted && b == delimiter) {
                column++;
                start = true;
            } else if (!quoted && b == '\n') {
                column = 0;
                start = true;
            } else if (start) {
                zero = b == '0';
                start = b == ' ';
            }
        }
    }
}
