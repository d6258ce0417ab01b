package io.github.passkeyjourney.enrollment.renewal;

import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which passkey a sign-in proposes to renew (docs/passkeys.md, "Renewal"). Pure. Only {@code maxAge} calls for a new one: what
 * was unused for long only has to be used.
 *
 * @param expiry the rules of the user
 */
public record RenewalRule(Expiry expiry) {

    /** Once a day until then: the end has a date. */
    public static final Cadence CADENCE =
            new Cadence(Duration.ofDays(1), 1.0, 0, Duration.ofDays(1), Duration.ofDays(1), null, Duration.ZERO);

    /**
     * The passkey to renew, by Keycloak's id of the credential: the one that was used, if it expires soon. If none was used, the one
     * that expires first, but only where all do, or another one may be at hand.
     *
     * @param passkeys those that are in force
     * @param used the one of this sign-in; null if none was used
     */
    public Optional<String> due(List<Made> passkeys, @Nullable String used, Instant now) {
        List<Made> due =
                passkeys.stream().filter(passkey -> expiresSoon(passkey, now)).toList();
        if (used != null) {
            return due.stream().map(Made::credentialId).filter(used::equals).findFirst();
        }
        return due.size() < passkeys.size()
                ? Optional.empty()
                : due.stream().min(Comparator.comparing(Made::at)).map(Made::credentialId);
    }

    /** Whether a passkey expires by its age before long. */
    public boolean expiresSoon(Made passkey, Instant now) {
        return new PasskeyFacts(false, passkey.at, null)
                .expiresSoon(new Expiry(expiry.maxAge(), null, expiry.warnBefore()), now);
    }

    /**
     * A passkey.
     *
     * @param credentialId Keycloak's id of the credential
     * @param at when it was made
     */
    public record Made(String credentialId, Instant at) {}
}
