package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.lifecycle.Holdings;
import io.github.passkeyjourney.lifecycle.HoldingsTally;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways into one account that Keycloak itself keeps.
 *
 * @param password Keycloak's id of the password; null if there is none
 * @param passkeys those that are known to verify their user: any other may open the account only beside a password
 */
public record WaysIn(@Nullable String password, List<Passkey> passkeys) {

    /** What the passkeys are worth after a loss. A recovery that works is not known here, and so does not count. */
    public Holdings holdings() {
        HoldingsTally tally = new HoldingsTally();
        passkeys.forEach(
                passkey -> tally.add(passkey.platform(), passkey.attachment(), passkey.vendor(), passkey.backedUp()));
        return tally.holdings(false);
    }

    /** Those that are left without these passkeys. */
    public WaysIn without(Set<String> credentialIds) {
        return new WaysIn(
                password,
                passkeys.stream()
                        .filter(passkey -> !credentialIds.contains(passkey.credentialId()))
                        .toList());
    }

    /** Whether a passkey is among them that opens the account. */
    public boolean contains(@Nullable String credentialId) {
        return passkeys.stream().anyMatch(passkey -> passkey.credentialId().equals(credentialId));
    }

    /**
     * One passkey.
     *
     * @param credentialId Keycloak's id
     * @param backedUp whether it is kept beyond its device
     * @param platform the word of the platform on which it was made or first seen
     * @param attachment {@code platform} or {@code cross-platform}; null if not known
     * @param vendor the name of its kind; null if not known
     */
    public record Passkey(
            String credentialId,
            boolean backedUp,
            String platform,
            @Nullable String attachment,
            @Nullable String vendor) {}
}
