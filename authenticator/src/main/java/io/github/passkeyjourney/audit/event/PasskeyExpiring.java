package io.github.passkeyjourney.audit.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a passkey is told that it will no longer open the account; once for each date.
 *
 * @param credentialId Keycloak's id of the credential
 * @param vendor the name that Keycloak knows for the authenticator's model; null for an unknown one
 * @param expiresAt when it expires, unless something is done
 * @param cause which limit ends it
 */
public record PasskeyExpiring(String credentialId, @Nullable String vendor, Instant expiresAt, ExpiryCause cause)
        implements AuditFact {}
