package io.github.passkeyjourney.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of one passkey, to its owner and to the helpdesk. Null means not known, unless something else is said.
 *
 * @param id Keycloak's id of the credential
 * @param label as its owner named it; to be escaped wherever it is shown
 * @param aaguid the id of the authenticator's model, also of Keycloak's icon for it
 * @param vendor the name that Keycloak knows for that model
 * @param createdAt when it was made
 * @param lastUsedAt when it was last used; some seconds behind
 * @param backupEligible whether it may be synced
 * @param backedUp whether it is
 * @param attachment {@code platform} or {@code cross-platform}
 * @param platform the word of the platform on which it was made or first seen
 * @param state whether it opens the account
 * @param suspension why it does not; null unless it is suspended
 * @param expiresAt when it expires, or did, if it is not used until then; null for never
 */
public record Passkey(
        String id,
        @Nullable String label,
        @Nullable String aaguid,
        @Nullable String vendor,
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Boolean backupEligible,
        @Nullable Boolean backedUp,
        @Nullable String attachment,
        @Nullable String platform,
        PasskeyState state,
        @Nullable Suspension suspension,
        @Nullable Instant expiresAt) {}
