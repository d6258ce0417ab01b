package io.github.passkeyjourney.lifecycle.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one passkey. Null means not known: of a passkey that is older than this product only its uses are
 * seen.
 *
 * @param credentialId Keycloak's id of the credential
 * @param realmId the realm
 * @param userId the owner
 * @param createdAt when it was created
 * @param lastUsedAt when it last opened the account; null if never seen
 * @param backupEligible whether it may be synced
 * @param backedUp whether it is
 * @param userVerified whether the device verified its user at the last use, or at creation
 * @param attachment {@code platform} or {@code cross-platform}, as the browser told at creation
 * @param transports how it can be reached, sorted and separated by commas
 * @param vendor the name that Keycloak knows for the authenticator's model
 * @param platform the platform on which it was created, or first seen
 * @param browser the browser in which it was created, or first seen
 * @param origin what led to it
 * @param unproven whether it was made without its user, who has not been verified with it since
 * @param cohort the cohort of the user at that moment
 */
public record PasskeyRow(
        String credentialId,
        String realmId,
        String userId,
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Boolean backupEligible,
        @Nullable Boolean backedUp,
        @Nullable Boolean userVerified,
        @Nullable String attachment,
        @Nullable String transports,
        @Nullable String vendor,
        String platform,
        String browser,
        @Nullable String origin,
        boolean unproven,
        @Nullable String cohort) {}
