package io.github.passkeyjourney.audit.store.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a list of values, each told from its neighbours: no two different lists are the same bytes. */
final class Digest {

    private static final byte ABSENT = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;

    private final MessageDigest sha256;

    /** @param purpose what is hashed, so that a hash made for one purpose is worth nothing for another */
    Digest(String purpose) {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        add(purpose);
    }

    /** Adds a text; null is not the same as an empty one. */
    Digest add(@Nullable String text) {
        if (text == null) {
            sha256.update(ABSENT);
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(TEXT);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
        return this;
    }

    /** Adds a number. */
    Digest add(long number) {
        sha256.update(NUMBER);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** The hash, in lower-case hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
