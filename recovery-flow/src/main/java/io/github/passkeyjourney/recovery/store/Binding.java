package io.github.passkeyjourney.recovery.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The sign-in that a proof was given to: one tab of one browser session, at one step of one flow. What was proven in another
 * counts for nothing here (CVE-2026-18963).
 *
 * @param value a hash, since the id of a session is half a secret
 */
public record Binding(String value) {

    /** Of a tab and a step. */
    public static Binding of(String rootSessionId, String tabId, String executionId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {rootSessionId, tabId, executionId}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return new Binding(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
