package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.lifecycle.Suspension;
import io.github.passkeyjourney.platform.Passkeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;

/**
 * What Keycloak does not know of one passkey. Null means not known, unless something else is said.
 *
 * @param credentialId Keycloak's id of the credential
 * @param lastUsedAt when it was last used, as far as that was seen
 * @param backupEligible whether it may be synced
 * @param backedUp whether it is
 * @param attachment {@code platform} or {@code cross-platform}
 * @param platform the word of the platform on which it was made or first seen
 * @param unproven whether it was made without its user, who has not been verified with it since
 * @param suspension why it opens nothing; null if it is in force
 */
public record PasskeyRecord(
        String credentialId,
        @Nullable Instant lastUsedAt,
        @Nullable Boolean backupEligible,
        @Nullable Boolean backedUp,
        @Nullable String attachment,
        @Nullable String platform,
        boolean unproven,
        @Nullable Suspension suspension) {

    /** Of a passkey that was not seen yet. */
    public static final PasskeyRecord NOTHING = new PasskeyRecord("", null, null, null, null, null, false, null);

    /**
     * With what Keycloak knows, all that decides. Either of the two is enough to suspend: Keycloak's own record is there when
     * ours cannot be read, and ours is not kept in a cache.
     */
    public PasskeyFacts facts(CredentialModel credential) {
        Long created = credential.getCreatedDate();
        Instant createdAt = created == null ? null : Instant.ofEpochMilli(created);
        // Flags without a use are those of the registration: it was seen, and nothing since.
        Instant madeInSight = backupEligible == null ? null : createdAt;
        return new PasskeyFacts(
                suspension != null || Passkeys.SUSPENDED_TYPE.equals(credential.getType()),
                createdAt,
                lastUsedAt == null ? madeInSight : lastUsedAt);
    }
}
