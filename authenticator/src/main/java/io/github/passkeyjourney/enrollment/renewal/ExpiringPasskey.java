package io.github.passkeyjourney.enrollment.renewal;

import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, as far as its owner may have to be told that it expires.
 *
 * @param credentialId Keycloak's id of the credential
 * @param userId Keycloak's id of its owner
 * @param vendor the name that Keycloak knows for the authenticator's model; null for an unknown one
 * @param facts what decides whether it may be used
 * @param warnedOf the date of which the owner was told last; null if of none
 */
public record ExpiringPasskey(
        String credentialId,
        String userId,
        @Nullable String vendor,
        PasskeyFacts facts,
        @Nullable Instant warnedOf) {

    /** The date of which the owner is to be told now, by the rules that are his; null if of none, or of none that is new. */
    public @Nullable Instant warning(Expiry expiry, Instant now) {
        Instant end = facts.expiresAt(expiry);
        return facts.expiresSoon(expiry, now) && end != null && !end.equals(warnedOf) ? end : null;
    }

    /** Whether there is such a date by one of these rules, so that it matters which are his. */
    public boolean isCandidate(Collection<Expiry> rules, Instant now) {
        return rules.stream().anyMatch(expiry -> warning(expiry, now) != null);
    }
}
