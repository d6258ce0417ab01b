package io.github.passkeyjourney.audit.event;

/**
 * A passkey no longer opens the account, until it is resumed (NIST SP 800-63B-4, section 4.3).
 *
 * @param credentialId Keycloak's id of the credential
 * @param cause why
 */
public record PasskeySuspended(String credentialId, SuspensionCause cause) implements AuditFact {}
