package ockham.study.challenger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ockham.api.UserError;

/** Digest of texts and of files' contents. */
final class Digests {
    private final MessageDigest sum;

    Digests() {
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Digests add(String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        sum.update((byte) 0);
        return this;
    }

    /** @throws UserError if it cannot be read */
    Digests add(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                sum.update(block, 0, n);
            }
            sum.update((byte) 0);
            return this;
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(sum.digest());
    }
}
