package io.github.passkeyjourney.harness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time (RFC 6238): six digits, SHA-1, half a minute, as Keycloak's default. */
public final class TimeCode {
    private static final long PERIOD_SECONDS = 30;
    private final byte[] secret;

    private TimeCode(byte[] secret) {
        this.secret = secret;
    }

    /** With a secret as Keycloak stores it: the characters are the key. */
    public static TimeCode of(String secret) {
        return new TimeCode(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The code at {@code now}. */
    public String at(Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(now.getEpochSecond() / PERIOD_SECONDS)
                    .array());
            int offset = hash[hash.length - 1] & 0x0f;
            int code = (ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff) % 1_000_000;
            return String.format(Locale.ROOT, "%06d", code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long the code of {@code now} stays valid, 1 to 30 seconds. */
    public static Duration left(Instant now) {
        return Duration.ofSeconds(PERIOD_SECONDS - now.getEpochSecond() % PERIOD_SECONDS);
    }
}
