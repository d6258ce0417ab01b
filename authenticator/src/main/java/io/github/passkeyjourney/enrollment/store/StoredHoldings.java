package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.policy.NudgeHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of the passkeys of one user.
 *
 * @param passkeys each that was seen, whether or not it is usable now
 * @param history what became of earlier advice; {@link NudgeHistory#NONE} if there was none
 */
public record StoredHoldings(List<Seen> passkeys, NudgeHistory history) {

    /** Takes a copy. */
    public StoredHoldings {
        passkeys = List.copyOf(passkeys);
    }

    /**
     * A passkey that was seen. Null means not known.
     *
     * @param credentialId Keycloak's id of the credential
     * @param backupEligible whether it may be synced
     * @param backedUp whether it is
     * @param attachment {@code platform} or {@code cross-platform}, as the browser told at creation
     * @param transports how it can be reached, separated by commas
     * @param vendor the name of its kind
     * @param platform the word of the platform on which it was made or first seen
     * @param unproven whether it was made without its user, who has not been verified with it since
     */
    public record Seen(
            String credentialId,
            @Nullable Boolean backupEligible,
            @Nullable Boolean backedUp,
            @Nullable String attachment,
            @Nullable String transports,
            @Nullable String vendor,
            @Nullable String platform,
            boolean unproven) {}
}
