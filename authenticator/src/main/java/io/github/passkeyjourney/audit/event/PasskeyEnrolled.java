package io.github.passkeyjourney.audit.event;

import org.jspecify.annotations.Nullable;

/**
 * A passkey was created.
 *
 * @param credentialId Keycloak's id of the credential
 * @param origin what led to it
 * @param aaguid the authenticator's model (WebAuthn Level 3, section 6.5.1); null if it does not tell
 * @param vendor the name that Keycloak knows for the model; null for an unknown one
 */
public record PasskeyEnrolled(
        String credentialId,
        EnrollmentOrigin origin,
        @Nullable String aaguid,
        @Nullable String vendor) implements AuditFact {}
