package io.github.passkeyjourney.recovery.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who somebody claims to be. A name that no account bears is a claimant like any other: the same rows are read and written for it,
 * the same counters run, and so nobody learns by answers or time which names exist.
 *
 * @param realmId Keycloak's id of the realm
 * @param key the id of the user, or what stands for a name that nobody bears
 */
public record Claimant(String realmId, String key) {

    static final String NOBODY = "nobody:";

    /** An account. */
    public static Claimant of(String realmId, String userId) {
        return new Claimant(realmId, userId);
    }

    /**
     * A name that no account bears; the name itself is not kept.
     *
     * @param secret of the realm, so that names cannot be tried against the table
     */
    public static Claimant nobody(String realmId, String name, byte[] secret) {
        return new Claimant(realmId, NOBODY + hash(realmId, name.strip().toLowerCase(Locale.ROOT), secret));
    }

    /** The hash of what must not be in a table in the clear. */
    static String hash(String realmId, String text, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(realmId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether no account bears the name. */
    public boolean isNobody() {
        return key.startsWith(NOBODY);
    }
}
