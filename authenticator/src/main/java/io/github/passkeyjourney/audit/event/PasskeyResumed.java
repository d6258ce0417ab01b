package io.github.passkeyjourney.audit.event;

/**
 * A suspended passkey opens the account again.
 *
 * @param credentialId Keycloak's id of the credential
 */
public record PasskeyResumed(String credentialId) implements AuditFact {}
