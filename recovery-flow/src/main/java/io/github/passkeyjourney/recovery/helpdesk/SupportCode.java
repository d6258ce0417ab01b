package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.RealmSecret;
import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Claimant;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Eight digits that the page of somebody who asks for help shows, and that he reads out: so the helpdesk knows which sign-in is that of
 * the person on the phone. It is computed from that sign-in and kept nowhere, stays the same when the page is loaded again, and
 * opens nothing.
 */
public final class SupportCode {

    private static final BigInteger BOUND = BigInteger.TEN.pow(NumberCode.DIGITS);

    private SupportCode() {}

    /** That of a sign-in of a claimant. */
    public static String of(KeycloakSession session, RealmModel realm, Claimant claimant, Binding binding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RealmSecret.of(session, realm), "HmacSHA256"));
            for (String part : new String[] {"support-code", claimant.realmId(), claimant.key(), binding.value()}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return String.format(
                    Locale.ROOT, "%0" + NumberCode.DIGITS + "d", new BigInteger(1, mac.doFinal()).mod(BOUND));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether one that was read out is that of a sign-in. */
    static boolean matches(String expected, String readOut) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), readOut.getBytes(StandardCharsets.US_ASCII));
    }
}
